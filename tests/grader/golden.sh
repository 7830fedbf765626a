#!/usr/bin/env bash
# Writes what the formats make of the fixed results in golden/inputs into a folder. golden/outputs is what
# it wrote when somebody last looked and found it right. After a change: golden.sh tests/grader/golden/outputs,
# then git diff.
#
#   golden.sh FOLDER
set -euo pipefail

here=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")" && pwd -P)
grader=$(cd -- "$here/../../grader" && pwd -P)
folder=$1

# The input in the format: show FORMAT INPUT
show() {
  local filter=$grader/formats/$1.jq
  jq -r -L "$grader/jq" -f "$filter" --argjson options '{"assignment": "Lab 1 (12345)"}' \
    "$here/golden/inputs/$2.json" >"$folder/$2.$1.$(sed -n 's/^# ending: //p' "$filter")"
}

# A fixed time, and what Classroom 50's runner says of a submission.
export SOURCE_DATE_EPOCH=1767225600 CLASSROOM=optimization ASSIGNMENT=lab-1 SUBMISSION_TAG=submit/1 \
  COMMIT_URL=https://example.org/commit/1 RELEASE_URL=https://example.org/release/1 REVIEW_URL=

for format in junit ctrf gradescope github githubsummary classroom50 autolab prairielearn; do
  show "$format" mixed
  show "$format" full
done
for format in csv canvas moodle; do
  show "$format" class
done
