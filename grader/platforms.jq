# The tests of a result and its memory checks as one list, for the systems that know only of tests.
include "escape";

# Seconds since 1970 of this report; SOURCE_DATE_EPOCH stands for them where output is to be the same again.
def written: ($ENV.SOURCE_DATE_EPOCH | tonumber?) // now | floor;

def place_of_finding:
  "\(if .file then "\(.file):\(.line)" else "outside your file" end)"
  + "\(if .function then " in \(.function)" else "" end): \(.kind): \(.message)";

def memory_message:
  if .status == "skipped" then .reason
  elif .status != "clean" then
    "Valgrind found something wrong in \(.tests_flagged // 0) of the tests"
    + (.findings | map("\n\(place_of_finding)\n  first seen in \(.test)") | join(""))
  elif .score == .max_score then ""
  else "nothing wrong so far; these points are given in proportion to the tests that pass" end;

# The memory check of a stage in the form of a test; nothing if it was left out.
def memory_entry:
  .id as $id
  | .memory
  | select(.max_score > 0)
  | {name: "\($id)/memory_check",
     status: ({clean: "passed", skipped: "skipped"}[.status] // "failed"),
     score, max_score, message: memory_message, hint: "", printed: ""};

# All of a result: the fields of a test, and stage, title, source, number ("2.13") and found, what
# Valgrind found there first.
def entries:
  .stages[] as $stage
  | ($stage.folder | capture("^0*(?<number>[0-9]+)").number) as $number
  | $stage.tests + [$stage | memory_entry]
  | to_entries[]
  | .key as $place
  | .value
  | .name as $name
  | . + {stage: $stage.id, title: $stage.title, source: $stage.source, number: "\($number).\($place + 1)",
         found: [$stage.memory.findings[] | select(.test == $name) | place_of_finding]};

# What a learner should read about an entry that is not passed.
def explanation($most):
  [.message,
   (.found[] | "Valgrind: \(.)"),
   (if .diagnosis then "known mistake: \(.diagnosis.name)\nhint: \(.diagnosis.hint)"
    elif .status == "failed" and .hint != "" then "hint: \(.hint)" else empty end),
   (select(.printed != "") | "your code printed:\n\(.printed)")]
  | map(select(. != "")) | join("\n") | printable | cut($most);

# Why there is nothing to run of a stage; "" if there is.
def obstacle:
  if .handed_in | not then "not handed in"
  elif .compile.refused then "refused"
  elif .compile.ok | not then "does not compile"
  else "" end;

# The notes on the whole, and what the compiler said of files that are no good.
def remarks:
  .notes + [.stages[] | select(.handed_in and (.compile.ok | not)) | "\(.source): \(obstacle)\n\(.compile.output)"];

# The entries in whole points, for systems that know no others, and whether each is full. Only memory
# checks have fractions of points; they are rounded such that the total is the exact one, rounded
# down: a full total means that nothing is missing.
def whole: . * 100 | round / 100 | floor;
def whole_entries:
  [foreach entries as $entry ({exact: 0};
     .before = (.exact | whole) | .exact += $entry.score;
     $entry + {score: ((.exact | whole) - .before), full: ($entry.score == $entry.max_score)})];
