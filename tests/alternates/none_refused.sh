#!/usr/bin/env bash
# Says how many right programs did the same as the reference on all seeds, and which did not.
#
#   none_refused.sh TRIED...      (what tests/mutants/try.sh printed)
set -euo pipefail

right=0 wrong=0
for tried in "$@"; do
  name=${tried%.*.tried}
  if grep -q '^seed ' "$tried" && ! grep -qv '^seed ' "$tried"; then
    right=$((right + 1))
  else
    wrong=$((wrong + 1))
    printf '%s is refused by:\n' "${name#*/alternates/}"
    grep -v '^seed ' "$tried" | cut -d ' ' -f 1 | sort | uniq -c
  fi
done
printf 'right programs: %d passed, %d failed\n' "$right" "$wrong"
((wrong == 0))
