#!/usr/bin/env bash
# Try one mechanical change of a solution: prints "killed", "survived" or "stillborn" (does not compile).
#
#   try_one.sh BUILD STAGE NUMBER
#
# A run that takes longer than all cases could is killed too: some loop no longer ends.
set -uo pipefail

build=$1 stage=$2 number=$3
root=$(cd -- "${BASH_SOURCE[0]%/*}/../.." && pwd -P)
work=$(mktemp -d)
trap 'rm -rf -- "$work"' EXIT

includes=(-I"$root/stages")
for folder in "$root"/stages/*/; do includes+=(-I"$folder"); done

awk -v make="$number" -f "$root/tests/mutation/mutate.awk" "$root/solutions/$stage.c" >"$work/$stage.c"
"${CC:-gcc}" "@$root/grader/flags/compile" -w "${includes[@]}" -o "$work/probe" \
  "$work/$stage.c" "$build/probe.o" "$build/cases/$stage.o" "@$root/grader/flags/link" -lm \
  >/dev/null 2>&1 || {
  echo stillborn
  exit
}
for seed in 0 1; do
  timeout 3 "$work/probe" "$seed" >"$work/got" 2>/dev/null </dev/null
  if [[ -n $("$build/differences" "$work/got" "$build/reference/$stage.$seed.trace") ]]; then
    echo killed
    exit
  fi
done
echo survived
