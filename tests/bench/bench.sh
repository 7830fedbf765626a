#!/usr/bin/env bash
# Measure what grading costs, beside the plain way on the same tests: the learner's code linked to
# Criterion, each test a process of its own under Valgrind.
#
#   bench.sh BUILD STAGE...        (make bench)
#
# Processor time is counted without namespaces, for what runs in a namespace of its own is not added
# to its parent's account; the sandbox's own cost is measured apart.
set -euo pipefail

build=$1
shift
root=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")/../.." && pwd -P)
work=$(mktemp -d)
trap 'rm -rf -- "$work"' EXIT
TIMEFORMAT='%U %S %R'

# Run a command: processor seconds and wall seconds, to three places.
measure() {
  { time "$@" >"$work/output" 2>&1; } 2>"$work/time" || {
    cat -- "$work/output" >&2
    exit 1
  }
  awk '{ printf "%.2f %.2f\n", $1 + $2, $3 }' "$work/time"
}

row() {
  printf '%-58s %8s s CPU %8s s wall\n' "$@"
}

main() {
  local cpu wall plain_cpu=0 plain_wall=0 stage

  DESCENT_SANDBOX=limits "$root/grade.sh" solutions >/dev/null
  read -r cpu wall < <(DESCENT_SANDBOX=limits measure "$root/grade.sh" "$root/solutions")
  row 'grade.sh, all stages, with the memory check' "$cpu" "$wall"
  local ours=$cpu
  read -r cpu wall < <(measure "$root/grade.sh" "$root/solutions")
  row '  the same in the sandbox' '-' "$wall"

  local first=$1
  cp -- "$root/solutions/$first.c" "$work/"
  echo '/* edited */' >>"$work/$first.c"
  read -r cpu wall < <(measure "$root/grade.sh" --stage "$first" "$work")
  row "one stage after an edit ($first)" '-' "$wall"

  for stage in "$@"; do
    read -r cpu wall < <(
      DESCENT_REFERENCE=$build/reference/0.trace DESCENT_VERDICTS=$work/verdicts \
        measure valgrind --quiet --trace-children=yes --leak-check=full "$build/plain/$stage"
    )
    jq -es 'length > 20 and all(.[]; .[1] == "passed")' "$work/verdicts" >/dev/null ||
      echo "the plain way did not pass all tests of $stage" >&2
    row "the plain way, $stage, $(wc -l <"$work/verdicts") tests" "$cpu" "$wall"
    plain_cpu=$(awk "BEGIN { print $plain_cpu + $cpu }")
    plain_wall=$(awk "BEGIN { print $plain_wall + $wall }")
  done
  row 'the plain way, all stages' "$plain_cpu" "$plain_wall"
  awk "BEGIN { printf \"processor time, plain way over grade.sh: %.0f\n\", $plain_cpu / $ours }"
}

main "$@"
