#!/usr/bin/env bash
# attack: the solution, included
# tries: to hand in the right answer without having seen it
# shows: does not compile|is refused
set -euo pipefail

{
  printf '#include "%s/solutions/momentum.c"\n' "$COURSE"
  printf '#include "../solutions/momentum.c"\n'
} >momentum.c
