# attack: the solution, included
# tries: to hand in the right answer without having seen it
# shows: No such file|ermission denied
set -euo pipefail

{
  printf '#include "%s/solutions/momentum.c"\n' "$COURSE"
  printf '#include "../solutions/momentum.c"\n'
} >momentum.c
