# The result as text for people.
#   $color    true in a terminal           $all     true to show all stages graded in detail
#   $most     how many failing tests of a function to show in full (in a summary: of the stage)
#   $me       how grade.sh was called      $path    what to grade; "" for starter/

def paint($code): if $color then "\u001b[\($code)m\(.)\u001b[0m" else . end;
def bold: paint("1");
def green: paint("32");
def red: paint("31");
def dim: paint("2");

def pad($n): . + (" " * ([$n - length, 0] | max) // "");
def left($n): (" " * ([$n - length, 0] | max) // "") + .;
def number: (. * 100 | round) / 100 | tostring;
def plural($one): if . == 1 then "1 \($one)" else "\(.) \($one)s" end;
def indented: split("\n") | map("    " + .) | join("\n");

def bar($width):
  (if .max_score > 0 then .score / .max_score * $width | floor else 0 end) as $full
  | ("#" * $full // "" | green) + ("." * ($width - $full) // "" | dim);

def memory_word:
  if .memory.status == "clean" then "clean" | green
  elif .memory.status == "leaks" or .memory.status == "errors" then
    (.memory.findings | length | plural("finding")) | red
  else "-" | dim end;

def state:
  if .handed_in | not then "not handed in"
  elif .compile.ok | not then "does not compile" | red
  else memory_word end;

def table:
  ("  stage                         points                           memory" | dim),
  (.stages[] | "  \(.folder[:2])  \(.title | pad(24))  [\(bar(20))]  \("\(.score | number) / \(.max_score | number)" | left(12))  \(state)"),
  "      \("total" | pad(24))  \(" " * 22)  \("\(.score | number) / \(.max_score | number)" | left(12))" + "";

def of_function: .name | split("/")[0];
def unwritten: [.tests[] | select(.status == "skipped")];
def failing: [.tests | to_entries[] | .value + {place: .key} | select(.status | IN("failed", "crashed", "timeout", "unfinished"))];
def finished: .score == .max_score;

# What a test did wrong.
def failure:
  "",
  "  \(.name | bold)  \(.status | red), \(.max_score | plural("point"))",
  (.message | indented),
  (if .printed != "" then "    your code printed:", (.printed | indented | indented) else empty end),
  if .diagnosis then "    known mistake: \(.diagnosis.name)", "    hint: \(.diagnosis.hint)"
  else "    hint: \(.hint)" end;

# The first few of each function in full, for the later ones mostly have the same cause.
def failures:
  (if $all then failing | group_by(of_function) else [failing] end) as $groups
  | ($groups | sort_by(.[0] as $first | $first.place)[]
     | (.[:$most][] | failure),
       (if length <= $most then empty
        else
          "",
          (if $all then "  also failing: \(.[$most:] | map(.name | split("/")[1]) | join(", "))"
           else "  and \(length - $most | plural("more failing test")); the command below shows them" end)
        end));

def memory_findings:
  if .memory.findings == [] then empty else
    "", "  memory: \(.memory.tests_flagged | plural("test")) with something wrong, found by Valgrind",
    (.memory.findings[]
     | "    \(if .file then "\(.file):\(.line)" else "outside your file" end)"
       + "\(if .function then " in \(.function)" else "" end): \(.kind): \(.message)",
       "      seen in \(.test)")
  end;

def compiler_output($most):
  if .compile.output == "" then empty else
    "", "  the compiler says:",
    (.compile.output | split("\n")[:$most] | join("\n") | indented) end;

# How far each function is: a line each.
def functions_table:
  . as $stage
  | .functions[] as $f
  | [$stage.tests[] | select(of_function == $f)] as $tests
  | ($tests | map(select(.status == "passed")) | length) as $passed
  | if $tests == [] then empty
    elif all($tests[]; .status == "skipped") then "  \($f | pad(32)) \("not written yet" | dim)"
    elif $passed == ($tests | length) then "  \($f | pad(32)) \("\($passed) of \($passed)" | green)"
    else "  \($f | pad(32)) \("\($passed) of \($tests | length)" | red)" end;

def waiting:
  (unwritten | map(.message) | unique | map(select(endswith("is not written yet")))) as $messages
  | if $messages == [] then empty else
      "", "  \(unwritten | length | plural("test")) wait\(if (unwritten | length) == 1 then "s" else "" end) for: "
      + ($messages | map(rtrimstr(" is not written yet")) | join(", ")) end;

# One stage, as much of it as helps.
def details:
  (if .handed_in | not then "", "  \(.source) was not handed in"
   elif .compile.ok | not then compiler_output(20)
   else
     (if $all then "", functions_table else empty end),
     (if $all and .compile.warnings > 0 then compiler_output(20) else empty end),
     failures,
     memory_findings,
     (if $all then waiting else empty end)
   end);

# How to grade the same again: the short way for starter/, else with the submission's path.
def quoted: if test("^[-./A-Za-z0-9_]+$") then . else @sh end;
def grade_stage:
  if $path == "" then "make \(.)" else "\($me | quoted) --stage \(.) \($path | quoted)" end;
def grade_all: if $path == "" then "make grade" else "\($me | quoted) \($path | quoted)" end;
def editing: (if $path == "" then "starter/" else "" end) + .source;

# The one thing to do now.
def untouched: .handed_in | not or ([.tests[].status] | all(. == "skipped"));

# What to work on: the first stage that is not finished, of those handed in if there is one.
def first_unfinished:
  [.stages[] | select(finished | not)] | map(select(.handed_in)) + . | first;

def next_step:
  first_unfinished as $stage
  | if $stage == null then "Everything here is solved. " + (if $all then "Now grade the whole course:  \(grade_all)" else "Well done." end)
    else
      ($stage
       | if .handed_in | not then "Hand in \(.source) as well, then:"
         elif .compile.ok | not then "Mend what the compiler says about \(.source), then:"
         elif all(.tests[]; .status == "skipped") then
           "Read stages/\(.folder)/README.md, write \((.tests[0].message | split(" "))[0]) in \(editing), then:"
         elif failing != [] then "Mend \(failing[0] | of_function) in \(editing), then:"
         elif unwritten != [] then
           "Next to write: \((unwritten[0].message | split(" "))[0]), in \(editing), then:"
         elif .memory.findings != [] then "All tests pass; mend what Valgrind found in \(editing), then:"
         else "Next:" end),
      "  \($stage.id | grade_stage)"
    end;

def protection:
  if .sandbox == "namespaces" then "run in a sandbox: no network, no files but its own"
  else "run with limits on time and memory only: this machine has no sandbox" end;

("Descent \(.course_version)" | bold) + "  \(.submission)"
+ (if .seed == 0 then "" else "  seed \(.seed)" end),
"",
table,
(.notes[] | "", "  note: \(.)"),
((if $all then .stages[] else first_unfinished | select(. != null) end)
 | "", ("\(.folder[:2]) \(.title)" | bold), details),
"",
next_step,
"",
("(" + protection
 + (if .stages[0].memory.max_score == 0 then "; memory check \(.stages[0].memory.reason)" else "" end)
 + ")" | dim)
