# Markdown for the summary of a job of GitHub Actions: append it to $GITHUB_STEP_SUMMARY.
# reads: one
# ending: md

include "escape";
include "platforms";
include "wording";

def tests_passed: "\([.tests[] | select(.status == "passed")] | length) of \(.tests | length)";

# The first few failing tests of a stage, each to be unfolded; what is not written yet is no failure.
def failures($most):
  map(select(.status | IN("passed", "skipped") | not)) as $failing
  | ($failing[:$most][]
     | "", "<details><summary><code>\(.name)</code> \(.status)</summary>", "", (explanation(4000) | fenced), "", "</details>"),
    if ($failing | length) > $most then "", "and \($failing | length - $most) more" else empty end;

# What is to be said of a stage, if anything is: the compiler's words, or the first failing tests.
def trouble($entries):
  .id as $id
  | .title as $title
  | [if .handed_in and (.compile.ok | not) then "", (.compile.output | fenced)
     else $entries | map(select(.stage == $id)) | failures(3) end]
  | select(. != [])
  | "", "### \($title)", .[], "", "All about it: `make \($id)`";

[entries] as $entries
| "## Descent: \(.score | number) of \(.max_score) points",
  "",
  "| stage | points | tests passed | |",
  "|---|---:|---:|---|",
  (.stages[] | "| \(.title) | \(points) | \(tests_passed) | \(state.say) |"),
  (if .notes == [] then empty else "", (.notes[] | "- \(as_code)") end),
  (.stages[] | trouble($entries)),
  "",
  "<sub>Descent \(.course_version)</sub>"
