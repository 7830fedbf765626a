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

# A line for each mistake: STAGE/ID, what it shows in, its name.
headers() {
  (cd -- "$root/tests/mutants" && awk '
    /^name: / { name = substr($0, 7) }
    /^shows: / { sub(/\.patch$/, "", FILENAME); print FILENAME "\t" $2 "\t" name; nextfile }' "${@/%/.patch}")
}

# A line for each mistake that the memory check alone can see: STAGE/ID, and "errors" or "leaks" if it does.
try_under_valgrind() {
  local mutant
  while IFS=$'\t' read -r mutant shows _; do
    [[ $shows == memory ]] || continue
    printf '%s\t%s\n' "$mutant" "$("$root/grade.sh" --stage "${mutant%/*}" --format json "$folder/$mutant.c" |
      jq -r '.stages[0].memory.status')"
  done
}

# All that was tried, after a line "mutant STAGE/ID" each.
all_tried() {
  local mutant seed
  for mutant in "$@"; do
    printf 'mutant %s\n' "$mutant"
    for seed in "${seeds_tried[@]}"; do printf '%s\n' "$(<"$folder/$mutant.$seed.tried")"; done
  done
}

# What the reader sees, and in the end how many passed.
report() {
  awk -F '\t' '
    FILENAME == ARGV[1] { shows[$1] = $2; name[$1] = $3; next }
    FILENAME == ARGV[2] { memory[$1] = $2; next }
    /^mutant / { finish(); mutant = substr($0, 8); next }
    /^seed / { seeds++; new = 1; next }
    { sub(/ .*/, ""); caught += new; new = 0; tests[$0] }
    END { finish(); printf "\n%d passed, %d failed\n", total - escaped, escaped; exit escaped > 0 }
    function finish(   part, what) {
      if (mutant == "") return
      split(mutant, part, "/")
      if (part[1] != stage) printf "\n%s\n", stage = part[1]
      what = length(tests) " tests"
      if (shows[mutant] == "memory") {
        what = "memory check: " memory[mutant]
        caught = memory[mutant] == "errors" || memory[mutant] == "leaks" ? seeds : 0
      }
      printf "  %-6s %-64s %s\n", part[2], name[mutant], what
      if (caught < seeds) printf "         ESCAPED on %d of %d seeds\n", seeds - caught, seeds
      total++
      escaped += caught < seeds
      seeds = caught = 0
      delete tests
    }' "$@"
}

write_matrix() {
  awk -v tests="$(jq -r '.tests[].name' "$root"/stages/*/stage.json | tr '\n' ' ')" '
    BEGIN { n = split(tests, test, " "); printf "mutant"; for (i = 1; i <= n; i++) printf "\t%s", test[i]; print "" }
    /^mutant / { if (mutant != "") row(); mutant = $2; delete seen; next }
    !/^seed / { seen[$1]++ }
    END { row() }
    function row(   i) { printf "%s", mutant; for (i = 1; i <= n; i++) printf "\t%d", seen[test[i]]; print "" }' "$@"
}

main() {
  work=$(mktemp -d)
  trap 'rm -rf -- "$work"' EXIT
  headers "$@" >"$work/headers"
  try_under_valgrind <"$work/headers" >"$work/memory"
  all_tried "$@" >"$work/tried"
  write_matrix "$work/tried" >"$folder/matrix.tsv"
  report "$work/headers" "$work/memory" "$work/tried"
}

main "$@"
