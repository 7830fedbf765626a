# A stage's manifest as question.html of a PrairieLearn question.
"<pl-question-panel>
  <p>\(.title | @html): hand in <code>\(.source)</code> from the folder <code>starter</code> of your handout.</p>
  <pl-file-upload file-names=\"\(.source)\"></pl-file-upload>
</pl-question-panel>

<pl-submission-panel>
  <pl-external-grader-results></pl-external-grader-results>
  <pl-file-preview></pl-file-preview>
</pl-submission-panel>"
