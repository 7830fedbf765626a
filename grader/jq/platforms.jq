# The tests of a result and its memory checks as one list, for the systems that know only of tests.
include "escape";
include "wording";

# Seconds since 1970 of this report; SOURCE_DATE_EPOCH stands for them where output is to be the same again.
def written: ($ENV.SOURCE_DATE_EPOCH | tonumber?) // now | floor;

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

# All of a result: the fields of a test, and stage, title, source, number ("2.13") and what Valgrind found in
# the stage.
def entries:
  .stages[] as $stage
  | ($stage.folder | capture("^0*(?<number>[0-9]+)").number) as $number
  | $stage.tests + [$stage | memory_entry]
  | to_entries[]
  | .key as $place
  | .value
  | . + {stage: $stage.id, title: $stage.title, source: $stage.source, number: "\($number).\($place + 1)",
         findings: $stage.memory.findings};

# What a learner should read about an entry that is not passed.
def explanation($most):
  [.message,
   (advice(.findings) | select(.say != "") | "\(.what): \(.say)"),
   (select(.printed != "") | "your code printed:\n\(.printed)")]
  | map(select(. != "")) | join("\n") | printable | cut($most);

# Why there is nothing to run of a stage; "" if there is.
def obstacle: if .compile.ok then "" else state.say end;

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
