# The result as text for people.
# reads: one
# ending: txt

def paint($code): if $options.color then "\u001b[\($code)m\(.)\u001b[0m" else . end;
def bold: paint("1");
def green: paint("32");
def red: paint("31");
def dim: paint("2");

def pad($n): . + (" " * ([$n - length, 0] | max) // "");
def left($n): (" " * ([$n - length, 0] | max) // "") + .;
def number: (. * 100 | round) / 100 | tostring;
def plural($one): if . == 1 then "1 \($one)" else "\(.) \($one)s" end;

# Lines of at most 80 characters, all with this much space in front; later lines of a paragraph have
# as much as its first, and a little more.
def wrapped($space):
  (capture("^(?<own> *)").own | length) as $own
  | reduce (ltrimstr(" " * $own) | split(" ")[]) as $word ([];
      if length > 0 and (.[-1] | length) + ($word | length) + $space + $own < 80
      then .[-1] += " " + $word else . + [$word] end)
  | to_entries
  | map((" " * ($space + $own + if .key > 0 then 2 else 0 end) // "") + .value)
  | join("\n");
def indented($space): split("\n") | map(wrapped($space)) | join("\n");
def verbatim($space): split("\n") | map((" " * $space) + .) | join("\n");

def bar($width):
  (if .max_score > 0 then .score / .max_score * $width | floor else 0 end) as $full
  | ("#" * $full // "" | green) + ("." * ($width - $full) // "" | dim);

def state:
  if .handed_in | not then "not handed in"
  elif .compile.refused then "refused" | red
  elif .compile.ok | not then "does not compile" | red
  elif .memory.status == "clean" then "memory clean" | green
  elif .memory.status == "leaks" or .memory.status == "errors" then
    "memory: \(.memory.findings | length | plural("finding"))" | red
  else "" end;

def table:
  (.stages[] | "  \(.folder[:2])  \(.title | pad(24))  [\(bar(20))]  \("\(.score | number) / \(.max_score | number)" | left(12))  \(state)" | sub(" +$"; "")),
  "      \("total" | pad(24))  \(" " * 22)  \("\(.score | number) / \(.max_score | number)" | left(12))";

def of_function: .name | split("/")[0];
def unwritten: [.tests[] | select(.status == "skipped")];
def failing:
  [.tests | to_entries[] | .value + {place: .key}
   | select(.status | IN("failed", "crashed", "timeout", "unfinished"))];
def finished: .score == .max_score;

def place_of_finding:
  "\(if .file then "\(.file):\(.line)" else "outside your file" end)"
  + "\(if .function then " in \(.function)" else "" end): \(.kind): \(.message)";

# What helps with this failure: the name of a known mistake, the line that Valgrind found in a crash,
# the hint. A hint about numbers is no help to a program that did not come to its end.
def advice($findings):
  .name as $name
  | if .diagnosis then ("known mistake: \(.diagnosis.name)" | wrapped(4)), ("hint: \(.diagnosis.hint)" | wrapped(4))
    elif .status == "failed" then "hint: \(.hint)" | wrapped(4)
    else $findings[] | select(.test == $name) | "Valgrind: \(place_of_finding)" | wrapped(4) end;

def printed:
  split("\n") as $lines
  | "    your code printed:",
    ($lines[:12] | join("\n") | verbatim(6)),
    (if ($lines | length) > 12 then "      ... \($lines | length - 12) more lines" else empty end);

def failure($findings):
  "",
  "  \(.name | bold)  \(.status | red), \(.max_score | plural("point"))",
  (.message | indented(4)),
  (select(.printed != "") | .printed | printed),
  advice($findings);

# The first few of each function in full, for the later ones mostly have the same cause.
def failures:
  .memory.findings as $findings
  | (if $options.all then failing | group_by(of_function) else [failing] end) as $groups
  | ($groups | sort_by(.[0].place)[]
     | (.[:$options.most][] | failure($findings)),
       (if length <= $options.most then empty
        else
          "",
          (if $options.all then "also failing: \(.[$options.most:] | map(.name | split("/")[1]) | join(", "))"
           else "and \(length - $options.most | plural("more failing test")); the command below shows them" end
           | wrapped(2))
        end));

def memory_findings:
  if .memory.findings == [] then empty else
    "", "  memory: \(.memory.tests_flagged | plural("test")) with something wrong, found by Valgrind",
    (.memory.findings[] | (place_of_finding | wrapped(4)), "      first seen in \(.test)")
  end;

def compiler_output($most):
  if .compile.output == "" then empty else
    "",
    (if .compile.refused then "  this file is refused:", (.compile.output | rtrimstr("\n") | indented(4))
     else
       "  the compiler says:",
       (.compile.output | rtrimstr("\n") | split("\n")[:$most] | map(.[:160]) | join("\n") | verbatim(4))
     end)
  end;

# How far each function is: a line each.
def functions_table:
  . as $stage
  | .functions[] as $f
  | [$stage.tests[] | select(of_function == $f)] as $tests
  | ($tests | map(select(.status == "passed")) | length) as $passed
  | if $tests == [] then empty
    elif all($tests[]; .status == "skipped" and (.message | startswith("\($f) is not"))) then
      "  \($f | pad(32)) \("not written yet" | dim)"
    elif all($tests[]; .status == "skipped") then
      "  \($f | pad(32)) \("waits: \($tests[0].message)" | dim)"
    elif $passed == ($tests | length) then "  \($f | pad(32)) \("\($passed) of \($passed) tests" | green)"
    else "  \($f | pad(32)) \("\($passed) of \($tests | length) tests" | red)" end;

def details:
  if .handed_in | not then "", "  \(.source) was not handed in"
  elif .compile.ok | not then compiler_output(20)
  else
    (if $options.all then "", functions_table else empty end),
    (if $options.all and .compile.warnings > 0 then compiler_output(20) else empty end),
    failures,
    memory_findings
  end;

# How to grade the same again: the short way for starter/, else with the submission's path.
def quoted:
  (if startswith("-") then "./" + . else . end)
  | if test("^[-./A-Za-z0-9_]+$") then . else @sh end;
def grade($stage):
  if $options.path == "" and $options.again == "" then
    "make \(if $options.here then "" else "-C \($options.root | quoted) " end)\($stage // "grade")"
  else
    "\($options.me | quoted)\(if $stage then " --stage \($stage)" else "" end)\($options.again)\(if $options.path == "" then "" else " \($options.path | quoted)" end)"
  end;
def editing: (if $options.path == "" then "starter/" else "" end) + .source;

# What to work on: what does not compile or fails comes first, then what is not written, then what is
# not there.
def is_broken: .handed_in and ((.compile.ok | not) or failing != [] or .memory.findings != []);
def next_stage:
  [.stages[] | select(finished | not)]
  | map(select(is_broken)) + map(select(.handed_in)) + . | first;

def one_file: ($options.path | test("[.]c$")) and ([.stages[] | select(.handed_in)] | length) == 1;

# The one thing to do now.
def next_step:
  next_stage as $stage
  | if $stage == null and $options.all then "All of this is solved. The whole course:\n  \(grade(null))"
    elif $stage == null then "Everything is solved. Well done."
    elif one_file and ($stage.handed_in | not) then "All that was handed in is solved. Well done."
    else
      ($stage
       | if .handed_in | not then
           if $options.path == "" then "\(editing) is missing; git checkout \(editing) brings the stub back. Then:"
           else "Hand in \(.source) as well, then:" end
         elif .compile.refused then "Take that out of \(editing), then:"
         elif .compile.ok | not then "Mend what the compiler says about \(.source), then:"
         elif all(.tests[]; .status == "skipped") then
           "Read stages/\(.folder)/README.md, write \((.tests[0].message | split(" "))[0]) in \(editing), then:"
         elif failing != [] then "Mend \(failing[0] | of_function) in \(editing), then:"
         elif .memory.findings != [] then "Mend what Valgrind found in \(editing), then:"
         elif unwritten != [] then
           "Next to write: \((unwritten[0].message | split(" "))[0]), in \(editing), then:"
         else "Grade it once more:" end),
      "  \(grade($stage.id))"
    end;

def protection:
  if .sandbox == "namespaces" then "run in a sandbox: no network, no files but its own"
  elif .sandbox == "user" then "run as a user of its own, with limits: this machine allows no more of a sandbox"
  else "run with limits on time and memory only: this machine has no sandbox" end;

("Descent \(.course_version)" | bold) + "  \(.submission)"
+ (if .seed == 0 then "" else "  seed \(.seed)" end),
"",
table,
(.notes[] | "", ("note: \(.)" | wrapped(2))),
((if $options.all then .stages[] else next_stage | select(. != null) end)
 | "", ("\(.folder[:2]) \(.title)" | bold), details),
"",
next_step,
"",
("(" + protection
 + (if .stages[0].memory.max_score == 0 then ";\n memory check \(.stages[0].memory.reason)" else "" end)
 + ")" | dim)
