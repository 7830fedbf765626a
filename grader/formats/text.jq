# The result as text for people.
# reads: one
# ending: txt

include "escape";
include "wording";

def paint($code): if $options.color then "\u001b[\($code)m\(.)\u001b[0m" else . end;
def bold: paint("1");
def green: paint("32");
def red: paint("31");
def dim: paint("2");
# Good news in green, bad news in red.
def told: if .good then .say | green elif .good == false then .say | red else .say end;

def pad($n): . + (" " * ([$n - length, 0] | max) // "");
def left($n): (" " * ([$n - length, 0] | max) // "") + .;

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

def table:
  (.stages[] | "  \(.folder[:2])  \(.title | pad(24))  [\(bar(20))]  \(points | left(12))  \(state | told)" | sub(" +$"; "")),
  "      \("total" | pad(24))  \(" " * 22)  \(points | left(12))";

def advice_lines($findings): advice($findings) | "\(.what): \(.say)" | wrapped(4);

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
  advice_lines($findings);

# The first few of each function in full, for the later ones mostly have the same cause.
def failures:
  .memory.findings as $findings
  | (if $options.all then failing | group_by(of_function) else [failing] end) as $groups
  | ($groups | sort_by(.[0].place)[]
     | (.[:$options.most][] | failure($findings)),
       (if length <= $options.most then empty
        else
          "",
          (if $options.all then "also failing: \(.[$options.most:] | map(behaviour) | join(", "))"
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

def functions_table: functions_done | "  \(.name | pad(32)) \(if .good == null then .say | dim else told end)";

def details:
  if .handed_in | not then "", "  \(.source) was not handed in"
  elif .compile.ok | not then compiler_output(20)
  else
    (if $options.all then "", functions_table else empty end),
    (if $options.all and .compile.warnings > 0 then compiler_output(20) else empty end),
    failures,
    memory_findings
  end;

# The log of a CI service obeys some lines, and is where this text may end.
(("Descent \(.course_version)" | bold) + "  \(.submission)"
+ (if .seed == 0 or .student then "" else "  seed \(.seed)" end),
"",
table,
(.notes[] | "", ("note: \(.)" | wrapped(2))),
((if $options.all then .stages[] else next_stage | select(. != null) end)
 | "", ("\(.folder[:2]) \(.title)" | bold), details),
"",
(next_step($options) | .say, (.run // empty | "  " + .)),
"",
("(" + protection
 + (memory_left_out | if . then ";\n \(.)" else "" end)
 + ")" | dim))
| no_command
