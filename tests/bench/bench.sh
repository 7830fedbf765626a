#!/usr/bin/env bash
# Measure what grading costs, beside the plain way on the same tests: the learner's code linked to
# Criterion, each test a process of its own under Valgrind.
#
#   bench.sh BUILD STAGE...        (make bench)
set -euo pipefail

build=$1
shift
root=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")/../.." && pwd -P)
work=$(mktemp -d)
trap 'rm -rf -- "$work"' EXIT

# Run a command and set cpu and wall to the seconds it took.
measure() {
  "$build/tests/bench/cpu" "$work/times" "$@" >"$work/output" 2>&1 || {
    cat -- "$work/output" >&2
    exit 1
  }
  read -r cpu wall _ < <(tail -n 1 "$work/times")
}

row() {
  printf '%-50s %8.2f s CPU %8.2f s wall\n' "$@"
}

passed_all() {
  jq -es 'length > 20 and all(.[]; .[1] == "passed")' "$work/verdicts" >/dev/null
}

main() {
  local cpu wall grading plain_cpu=0 plain_wall=0 stage

  "$root/grade.sh" "$root/solutions" >/dev/null
  measure "$root/grade.sh" "$root/solutions"
  row 'one submission, all stages, memory check' "$cpu" "$wall"
  grading=$cpu

  for stage in "$@"; do
    cp -- "$root/solutions/$stage.c" "$work/"
    echo '/* edited */' >>"$work/$stage.c"
    measure "$root/grade.sh" --stage "$stage" "$work"
    row "one stage after an edit: $stage" "$cpu" "$wall"
  done

  for stage in "$@"; do
    DESCENT_REFERENCE=$build/reference/0.trace DESCENT_VERDICTS=$work/verdicts \
      measure valgrind --quiet --trace-children=yes --leak-check=full "$build/plain/$stage"
    passed_all || echo "the plain way did not pass all tests of $stage" >&2
    row "the plain way: $stage, $(wc -l <"$work/verdicts") tests" "$cpu" "$wall"
    plain_cpu=$(awk "BEGIN { print $plain_cpu + $cpu }")
    plain_wall=$(awk "BEGIN { print $plain_wall + $wall }")
  done
  row 'the plain way: all stages' "$plain_cpu" "$plain_wall"
  awk "BEGIN { printf \"processor time, the plain way over grade.sh: %.0f\n\", $plain_cpu / $grading }"
}

main "$@"
