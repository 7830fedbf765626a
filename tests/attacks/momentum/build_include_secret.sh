#!/usr/bin/env bash
# attack: private files, included by their full names
# tries: to see them in what the compiler says
# shows: does not compile|is refused
set -euo pipefail

{
  printf '#include "%s/secret.txt"\n' "$OUTSIDE"
  printf '#include "%s/build/reference/0.trace"\n' "$COURSE"
  cat -- momentum.c
} >attacked && mv attacked momentum.c
