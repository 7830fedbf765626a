#!/usr/bin/env bash
# The kill matrix: which tests catch which mistakes. Fails if a mistake escapes.
#
#   matrix.sh FOLDER "SEED..." STAGE/ID...
#
# FOLDER/STAGE/ID.SEED.tried is what try.sh printed. Writes FOLDER/matrix.tsv, a line a mistake and a column
# a test: the number of seeds on which the test caught it. A mistake that shows in no number must be
# found by the memory check instead.
set -euo pipefail

root=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")/../.." && pwd -P)
folder=$1
read -ra seeds_tried <<<"$2"
shift 2

# What try.sh printed of a mutant, on all seeds.
all_tried() {
  local seed
  for seed in "${seeds_tried[@]}"; do cat -- "$folder/$1.$seed.tried"; done
}

header_of() {
  sed -n "s/^$2: //p" "$root/tests/mutants/$1.patch"
}

# Grade the mutant under Valgrind: "errors" or "leaks" if the memory check finds it.
memory_status() {
  "$root/grade.sh" --stage "${1%/*}" --format json "$folder/$1.c" | jq -r '.stages[0].memory.status'
}

# Seeds tried, seeds on which it was caught, and the number of tests that caught it.
count() {
  awk '/^seed / { seeds++; new = 1; next }
       { if (new) caught++; new = 0; tests[$1] }
       END { print seeds + 0, caught + 0, length(tests) }'
}

main() {
  local mutant seeds caught tests escaped=0 total=0 stage='' status
  for mutant in "$@"; do
    [[ ${mutant%/*} == "$stage" ]] || printf '\n%s\n' "${mutant%/*}"
    stage=${mutant%/*}
    total=$((total + 1))
    read -r seeds caught tests < <(all_tried "$mutant" | count)
    if [[ $(header_of "$mutant" shows) == memory ]]; then
      status=$(memory_status "$mutant")
      caught=0
      [[ $status != errors && $status != leaks ]] || caught=$seeds
      tests="memory check: $status"
    else
      tests="$tests tests"
    fi
    printf '  %-6s %-64s %s\n' "${mutant#*/}" "$(header_of "$mutant" name)" "$tests"
    if ((caught < seeds)); then
      escaped=$((escaped + 1))
      printf '         ESCAPED on %d of %d seeds\n' $((seeds - caught)) "$seeds"
    fi
  done
  write_matrix "$@" >"$folder/matrix.tsv"
  printf '\n%d passed, %d failed\n' $((total - escaped)) "$escaped"
  ((escaped == 0))
}

write_matrix() {
  local mutant
  for mutant in "$@"; do
    printf 'mutant %s\n' "$mutant"
    all_tried "$mutant"
  done | awk -v tests="$(jq -r '.tests[].name' "$root"/stages/*/stage.json | tr '\n' ' ')" '
    BEGIN { n = split(tests, test, " "); printf "mutant"; for (i = 1; i <= n; i++) printf "\t%s", test[i]; print "" }
    /^mutant / { if (mutant != "") row(); mutant = $2; delete seen; next }
    !/^seed / { seen[$1]++ }
    END { row() }
    function row(   i) { printf "%s", mutant; for (i = 1; i <= n; i++) printf "\t%d", seen[test[i]]; print "" }'
}

main "$@"
