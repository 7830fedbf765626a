# result.json of Classroom 50, in whole points. What its runner knows of the submission it gives in
# environment variables; elsewhere the words "local" stand for them.
# reads: one
# ending: json

include "escape";
include "platforms";

def variable($name; $otherwise): $ENV[$name] // "" | if . == "" then $otherwise else . end;

whole_entries as $entries
| variable("COMMIT_URL"; "local") as $commit
| {schema: "classroom50/result/v1",
   classroom: variable("CLASSROOM"; "local"),
   assignment: variable("ASSIGNMENT"; "local"),
   submission: variable("SUBMISSION_TAG"; "submit/local"),
   commit: $commit,
   release: variable("RELEASE_URL"; "local"),
   review: variable("REVIEW_URL"; $commit),
   datetime: (written | todate),
   score: ($entries | map(.score) | add),
   "max-score": ($entries | map(.max_score) | add),
   tests: [$entries[] | {"test-name": .name, passed: .full, score, "max-score": .max_score}]}
