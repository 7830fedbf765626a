#!/usr/bin/env bash
# attack: a pipe in place of the stage's file
# tries: to have the grader wait for somebody to write to it
# shows: not handed in|skipped
set -euo pipefail

rm momentum.c
mkfifo momentum.c
