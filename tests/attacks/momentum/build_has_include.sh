#!/usr/bin/env bash
# attack: __has_include as a question whether a file exists
# tries: to map the machine's files, one bit a submission
# shows: nothing there|Permission denied
set -euo pipefail

{
  printf '#if __has_include("%s/secret.txt") || __has_include("%s/solutions/momentum.c")\n' "$OUTSIDE" "$COURSE"
  printf '#error it is there\n#else\n#error nothing there\n#endif\n'
} >momentum.c
