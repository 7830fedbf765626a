#!/usr/bin/env bash
# Try solutions and starter on one seed. Prints a line for each thing that is not as it should be.
#
#   try_seed.sh BUILD SEED "COMPILER..." STAGE...
#
# The reference is the solutions themselves, so what is compared with it are the solutions as another
# compiler makes them: each of the given ones on a seed of its own, in turn. The suites, which know results
# worked out by hand and other properties besides, judge every tenth seed. The starter scores 0 if no
# case of its is like the reference's, for no test passes without that.
set -euo pipefail

build=$(cd -- "$1" && pwd -P)
seed=$2
read -ra compilers <<<"$3"
shift 3
compiler=${compilers[seed % ${#compilers[@]}]}
work=$(mktemp -d)
trap 'rm -rf -- "$work"' EXIT

wrong() {
  printf '%s: %s\n' "$seed" "$*"
}

# 1 if a test of the stage does not pass with these two traces.
judged_well() {
  LD_LIBRARY_PATH=$build/lean DESCENT_TRACE=$work/got DESCENT_REFERENCE=$work/want \
    DESCENT_VERDICTS=$work/verdicts "$build/suites/$1" >/dev/null 2>&1
  jq -es --argjson cases "$2" 'length == $cases and all(.[]; .[1] == "passed")' "$work/verdicts" >/dev/null
}

try_stage() {
  local stage=$1 cases different
  "$build/reference/$stage.probe" "$seed" >"$work/want"
  cases=$(grep -c '^case ' "$work/want")

  "$build/alternates/$compiler/$stage.probe" "$seed" >"$work/got"
  different=$("$build/differences" "$work/got" "$work/want" | cut -d ' ' -f 1)
  [[ -z $different ]] || wrong "the solution by $compiler is refused by" "$different"
  ((seed % 10 != 0)) || judged_well "$stage" "$cases" || wrong "a test of $stage does not pass"

  "$build/starter/$stage.probe" "$seed" >"$work/got"
  different=$("$build/differences" "$work/got" "$work/want" | wc -l)
  ((different == cases)) || wrong "the starter passes $((cases - different)) tests of $stage"
}

for stage in "$@"; do try_stage "$stage"; done
