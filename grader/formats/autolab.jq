# The last two lines of an Autolab autograder: what its page shows, and the scores. The problems of the
# assessment must be called like the stages. Autolab rewrites `word:` in the last line, so no name has
# a colon.
# reads: one
# ending: txt

include "escape";
include "platforms";

def problem: gsub(":"; "");

def checks($entries):
  .id as $id
  | {compile: ({passed: .compile.ok}
       + if .compile.ok then {}
         elif .handed_in then {hint: (.compile.output | one_line(1000))}
         else {hint: "\(.source) was not handed in"} end)}
    + if .compile.ok then
        [$entries[] | select(.stage == $id)
         | {key: .name,
            value: ({passed: (.status == "passed")}
                    + if .status == "passed" then {} else {hint: (explanation(1200) | one_line(600))} end)}]
        | from_entries
      else {} end;

[entries] as $entries
| ({_presentation: "semantic", stages: [.stages[].title | problem]}
   + (.stages | map({key: (.title | problem), value: checks($entries)}) | from_entries)
   | tojson),
  ({scores: (.stages | map({key: (.title | problem), value: .score}) | from_entries), scoreboard: [.score]} | tojson)
