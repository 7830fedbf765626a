#!/usr/bin/env bash
# attack: a symbolic link to the solution in place of the stage's file
# tries: to hand in what the grader can read and the learner cannot
# shows: not handed in|skipped
set -euo pipefail

ln -sf "$COURSE/solutions/momentum.c" momentum.c
