#!/usr/bin/env bash
# attack: the stage's file as a folder, the others' neighbours as links and pipes
# tries: to have the grader wait for a pipe or follow a link
# shows: not handed in|skipped
set -euo pipefail

rm momentum.c
mkdir momentum.c
mkfifo momentum.h waiting.c
ln -s "$OUTSIDE/secret.txt" link.c
ln -s / root
