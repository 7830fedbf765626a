# results.json of a PrairieLearn external grader. If no file was handed in at all, the submission is not
# gradable, which costs no attempt; a file that does not compile is a submission. At most 1 MB.
# reads: one
# ending: json

include "escape";
include "platforms";

def ungradable:
  {gradable: false,
   format_errors: (["Please hand in \([.stages[].source] | join(", ")), or some of them; none was found."] + .notes
                   | map(one_line(500)))};

def graded($most):
  {gradable: true,
   score: (.score / .max_score),
   message: "\(.score) of \(.max_score) points",
   output: (remarks | join("\n\n") | printable | cut($most)),
   tests: [entries
     | {name, description: .title, points: .score, max_points: .max_score,
        message: (if .status == "passed" then "" else .status end),
        output: (if .score == .max_score then "" else explanation($most) end)}]};

. as $result
| if any(.stages[]; .handed_in) then fitting(950000; . as $most | $result | graded($most) | tojson)
  else ungradable | tojson end
