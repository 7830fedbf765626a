#!/usr/bin/env bash
# Print what of the solutions nobody but their readers may see: every line that the starters lack and that
# says something, which is more than 30 characters after the head of a loop.
set -euo pipefail
cd -- "$(dirname -- "${BASH_SOURCE[0]}")/../.."

for solution in solutions/*.c; do
  awk -f grader/starter.awk "$solution" | grep -vxFf - "$solution"
done | sed 's/^ *//' | awk '{ said = $0; sub(/^for \([^)]*\) */, "", said) } length(said) > 30 && !/SOLUTION/'
