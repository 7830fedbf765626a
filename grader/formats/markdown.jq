# One student's report in Markdown, for issue trackers, wikis and mail. What a learner wrote is in blocks
# and pieces of code only, where it can be no link, no mention and no HTML.
# reads: one
# ending: md

include "escape";
include "wording";
include "lines";

def titled: "\(.folder[:2]) \(.title)";
def block: no_command | fenced;

def stages_table:
  "| Stage | Points | |", "|:--|--:|:--|",
  (.stages[] | "| \(titled) | \(points) | \(state.say) |");

def about_the_student:
  .student // {}
  | (if .late then "Handed in late." else empty end), (if .excused then "Excused." else empty end);
def adjusted:
  (.student.adjusted_score // .score) as $adjusted
  | if $adjusted == .score then empty else "With lateness taken into account: **\($adjusted | number)** points." end;

def failure($findings):
  "", "### `\(.name)`", "", "\(.status), \(.max_score | plural("point"))",
  (advice($findings)
   | "", if .what == "Valgrind" then "Valgrind: \(.say | as_code)" else "**\(.what | capital):** \(.say)" end),
  (select(.message != "") | "", (.message | block)),
  (select(.printed != "") | "", "Your code printed:", "", (.printed | split("\n")[:12] | join("\n") | block));

def failures:
  .memory.findings as $findings | failing
  | group_by(of_function) | sort_by(.[0].place)[]
  | (.[:$options.most][] | failure($findings)),
    (.[$options.most:] | select(. != [])
     | "", "Also failing: \(map("`\(.name)`") | join(", ")).");

def memory_findings:
  .memory.findings | select(. != [])
  | "", "### Memory", "", (.[] | "- \(place_of_finding | as_code), first seen in `\(.test)`");

def compiler:
  select(.compile.output != "")
  | "", (if .compile.refused then "This file is refused:" else "The compiler says:" end), "", (.compile.output | rtrimstr("\n") | block);

# The plots in words: Markdown has no lines of its own.
def lines:
  (.tests | map({(.name): .status}) | add) as $status_of
  | .plots // [] | select(. != [])
  | "", "### Your lines beside the reference", "",
    (.[] | "- \(.title): \(in_words(frame; $status_of[.test]))");

def stage:
  "", "## \(titled): \(points)",
  (if .handed_in | not then "", "`\(.source)` was not handed in."
   elif .compile.ok | not then compiler
   elif all(.tests[]; .status == "skipped") then "", "Nothing of it is written yet. The way in: `stages/\(.folder)/README.md`."
   else
     "", (functions_done | "- `\(.name)`: \(.say)"),
     failures, memory_findings, compiler, lines
   end);

"# \(.student.name // .submission | as_code): \(.score | number) of \(.max_score | number) points",
"",
([about_the_student, adjusted] | select(. != []) | join(" "), ""),
(next_step(for_reader($options)) | .say, (.run // empty | "", block)),
"",
stages_table,
(.notes | select(. != []) | "", (.[] | "- Note: \(as_code)")),
(.stages[] | stage),
"",
"Descent \(.course_version); \(protection).\(memory_left_out | if . then " Memory: \(.)." else "" end)"
