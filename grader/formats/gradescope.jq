# results.json of a Gradescope autograder. Everything is shown to the student but stdout; late
# policies are Gradescope's.
# reads: one
# ending: json

include "escape";
include "platforms";

{score,
 output: (["Descent \(.course_version): \(.score) of \(.max_score) points"] + remarks | join("\n\n") | printable | cut(20000)),
 output_format: "text",
 visibility: "visible",
 stdout_visibility: "hidden",
 tests: [entries
   | {score, max_score,
      status: (if .score == .max_score then "passed" else "failed" end),
      name, number,
      output: (if .score == .max_score then "" else explanation(6000) end),
      output_format: "text",
      tags: [.stage],
      visibility: "visible"}]}
