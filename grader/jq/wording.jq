# What every report says of a result, in whatever form: what fails, what helps, what to do next.

include "escape";

def number: (. * 100 | round) / 100 | tostring;
def plural($one): if . == 1 then "1 \($one)" else "\(.) \($one)s" end;
def capital: (.[:1] | ascii_upcase) + .[1:];
def points: "\(.score | number) / \(.max_score | number)";

def of_function: .name | split("/")[0];
def behaviour: .name | split("/")[1];
def unwritten: [.tests[] | select(.status == "skipped")];
def failing:
  [.tests | to_entries[] | .value + {place: .key}
   | select(.status | IN("failed", "crashed", "timeout", "unfinished"))];
def finished: .score == .max_score;

# The state of a stage in a few words, and whether that is good news (true), bad news (false) or none.
def state:
  if .handed_in | not then {say: "not handed in", good: null}
  elif .compile.refused then {say: "refused", good: false}
  elif .compile.ok | not then {say: "does not compile", good: false}
  elif .memory.status == "clean" then {say: "memory clean", good: true}
  elif .memory.status == "leaks" or .memory.status == "errors" then
    {say: "memory: \(.memory.findings | length | plural("finding"))", good: false}
  else {say: "", good: null} end;

def place_of_finding:
  "\(if .file then "\(.file):\(.line)" else "outside your file" end)"
  + "\(if .function then " in \(.function)" else "" end): \(.kind): \(.message)";

# What helps with this failure: the name of a known mistake, the line that Valgrind found in a crash,
# the hint. A hint about numbers is no help to a program that did not come to its end.
def advice($findings):
  .name as $name
  | if .diagnosis then {what: "known mistake", say: .diagnosis.name}, {what: "hint", say: .diagnosis.hint}
    elif .status == "failed" then {what: "hint", say: .hint}
    else $findings[] | select(.test == $name) | {what: "Valgrind", say: place_of_finding} end;

# How far each function is: {name, say, good}.
def functions_done:
  . as $stage
  | .functions[] as $f
  | [$stage.tests[] | select(of_function == $f)] as $tests
  | ($tests | map(select(.status == "passed")) | length) as $passed
  | if $tests == [] then empty
    elif all($tests[]; .status == "skipped" and (.message | startswith("\($f) is not"))) then
      {name: $f, say: "not written yet", good: null}
    elif all($tests[]; .status == "skipped") then
      {name: $f, say: "waits: \($tests[0].message)", good: null}
    else
      {name: $f, say: "\($passed) of \($tests | length) tests", good: ($passed == ($tests | length))}
    end;

# How to grade the same again: the short way for starter/, else with the submission's path.
def quoted:
  printable
  | (if startswith("-") then "./" + . else . end)
  | if test("^[-./A-Za-z0-9_]+$") then . else @sh end;
def grade($options; $stage):
  if $options.path == "" and $options.again == "" then
    "make \(if $options.here then "" else "-C \($options.root | quoted) " end)\($stage // "grade")"
  else
    "\($options.me | quoted)\(if $stage then " --stage \($stage)" else "" end)\($options.again)\(if $options.path == "" then "" else " \($options.path | quoted)" end)"
  end;

# A student of a class reads of the class's way of grading, and works in a copy of their own.
def for_reader($options):
  if .student then $options + {path: "", again: "", here: true} else $options end;

# What to work on: what does not compile or fails comes first, then what is not written, then what is
# not there.
def is_broken: .handed_in and ((.compile.ok | not) or failing != [] or .memory.findings != []);
def next_stage:
  [.stages[] | select(finished | not)]
  | map(select(is_broken)) + map(select(.handed_in)) + . | first;

# The one thing to do now: {say}, and {run} if there is a command for it.
def next_step($options):
  next_stage as $stage
  | (if $options.path == "" then "starter/" else "" end) as $folder
  | ($options.path | test("[.]c$")) as $one_file
  | ([.stages[] | select(.handed_in)] | length == 1) as $one_stage
  | if $stage == null and $options.all then
      {say: "All of this is solved. The whole course:", run: grade($options; null)}
    elif $stage == null then {say: "Everything is solved. Well done."}
    elif $one_file and $one_stage and ($stage.handed_in | not) then
      {say: "All that was handed in is solved. Well done."}
    else
      {say: ($stage
         | "\($folder)\(.source)" as $source
         | if .handed_in | not then
             if $folder != "" then "\($source) is missing; git checkout \($source) brings the stub back. Then:"
             else "Hand in \(.source) as well, then:" end
           elif .compile.refused then "Take that out of \($source), then:"
           elif .compile.ok | not then "Mend what the compiler says about \(.source), then:"
           elif all(.tests[]; .status == "skipped") then
             "Read stages/\(.folder)/README.md, write \((.tests[0].message | split(" "))[0]) in \($source), then:"
           elif failing != [] then "Mend \(failing[0] | of_function) in \($source), then:"
           elif .memory.findings != [] then "Mend what Valgrind found in \($source), then:"
           elif unwritten != [] then
             "Next to write: \((unwritten[0].message | split(" "))[0]), in \($source), then:"
           else "Grade it once more:" end),
       run: grade($options; $stage.id)}
    end;

def protection:
  if .sandbox == "namespaces" then "run in a sandbox: no network, no files but its own"
  elif .sandbox == "user" then "run as a user of its own, with limits: this machine allows no more of a sandbox"
  else "run with limits on time and memory only: this machine has no sandbox" end;
def memory_left_out: .stages[0].memory | if .max_score == 0 then "memory check \(.reason)" else null end;
