# attack: private files, included by their full names
# tries: to see them in what the compiler says
# shows: No such file|ermission denied
set -euo pipefail

{
  printf '#include "%s/secret.txt"\n' "$OUTSIDE"
  printf '#include "%s/build/reference/0.trace"\n' "$COURSE"
  cat -- momentum.c
} >attacked && mv attacked momentum.c
