# What GitHub's autograding-grading-reporter takes, before base64. It shows two totals, the sum of the
# scores and the share of entries that pass, so there is an entry for each point, and both agree. It
# reads from an environment variable: the texts are cut until that has room (128 KiB, after base64).
# reads: one
# ending: json

include "escape";
include "platforms";

def in_points($most):
  . as $entry
  | range(.max_score)
  | . as $point
  | ($point < $entry.score) as $earned
  | {name: ($entry.name + if $entry.max_score > 1 then " (\($point + 1) of \($entry.max_score))" else "" end),
     status: (if $earned then "pass" elif $entry.status | IN("crashed", "timeout", "unfinished") then "error" else "fail" end),
     score: (if $earned then 1 else 0 end),
     message: (if $earned then null
               elif $point == $entry.score then $entry | explanation($most) | no_command
               else "as above" end),
     test_code: "", filename: $entry.source, line_no: 0, execution_time: ""};

whole_entries as $entries
| fitting(97000;
    . as $most
    | {version: 1,
       status: (if all($entries[]; .full) then "pass" else "fail" end),
       max_score: ($entries | map(.max_score) | add),
       tests: [$entries[] | in_points($most)]}
    | tojson)
