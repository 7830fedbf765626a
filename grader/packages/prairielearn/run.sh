#!/usr/bin/env bash
# What PrairieLearn runs, as root, in a container of the image: run.sh STAGE. The image holds the course
# with seed 0; the seed to grade with lies beside this script, with its numbers.
set -uo pipefail
here=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")" && pwd -P)

chmod go-rwx /grade /descent
mkdir -p /grade/results
cp -r -- "$here/course/." /descent/
DESCENT_COURSE=/descent exec "$here/entry.sh" 280 /grade/results/results.json "$here/not_graded.json" \
  --format prairielearn --stage "$1" /grade/student
