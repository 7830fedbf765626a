#!/usr/bin/env bash
# Mechanical mutation: change the solutions in every way that mutate.awk knows, and see whether the
# tests notice. Fails if they miss more than 3 % of the changes that matter.
#
#   mutation.sh BUILD STAGE...        (make mutation)
#
# A survivor of the plain run is tried under Valgrind. What survives that too must be listed in
# equivalent.tsv, with the reason why the changed program is still right; anything else is reported.
set -euo pipefail

root=$(cd -- "${BASH_SOURCE[0]%/*}/../.." && pwd -P)
build=$(cd -- "$1" && pwd -P)
shift
out=$build/mutation

# "killed" if the memory check finds something, else "survived".
try_under_valgrind() {
  local stage=$1 number=$2
  awk -v make="$number" -f "$root/tests/mutation/mutate.awk" "$root/solutions/$stage.c" >"$out/$stage.c"
  "$root/grade.sh" --stage "$stage" --format json "$out/$stage.c" |
    jq -r 'if .score == .max_score then "survived" else "killed" end'
}

# Is the change listed as equivalent? BEFORE and AFTER are whole lines, so that the list survives edits.
is_equivalent() {
  awk -F '\t' -v stage="$1" -v before="$2" -v after="$3" '
    function bare(line) { gsub(/[ \t]+/, " ", line); sub(/^ /, "", line); return line }
    $1 == stage && bare($2) == bare(before) && bare($3) == bare(after) { found = 1 }
    END { exit !found }' "$root/tests/mutation/equivalent.tsv"
}

main() {
  local stage number line kind before after fate killed=0 survived=0 equivalent=0 stillborn=0
  mkdir -p "$out"
  for stage in "$@"; do
    awk -f "$root/tests/mutation/mutate.awk" "$root/solutions/$stage.c" >"$out/$stage.tsv"
    # shellcheck disable=SC2016  # for the inner shell to expand
    cut -f 1 "$out/$stage.tsv" |
      xargs -P "$(nproc)" -I N sh -c 'printf "N\t%s\n" "$("$0" "$1" "$2" N)"' \
        "$root/tests/mutation/try_one.sh" "$build" "$stage" >"$out/$stage.fates"
    while IFS=$'\t' read -r number line kind before after; do
      fate=$(awk -v n="$number" '$1 == n { print $2 }' "$out/$stage.fates")
      [[ $fate != survived ]] || fate=$(try_under_valgrind "$stage" "$number")
      [[ $fate != survived ]] || ! is_equivalent "$stage" "$before" "$after" || fate=equivalent
      case $fate in
      killed) killed=$((killed + 1)) ;;
      stillborn) stillborn=$((stillborn + 1)) ;;
      equivalent) equivalent=$((equivalent + 1)) ;;
      *)
        survived=$((survived + 1))
        printf 'survived: solutions/%s.c:%s, %s\n  - %s\n  + %s\n' "$stage" "$line" "$kind" "$before" "$after"
        ;;
      esac
    done <"$out/$stage.tsv"
    printf '%s: %d changes\n' "$stage" "$(wc -l <"$out/$stage.tsv")"
  done
  printf '%d killed, %d survived, %d equivalent (listed), %d do not compile\n' \
    "$killed" "$survived" "$equivalent" "$stillborn"
  awk "BEGIN { share = 100 * $killed / ($killed + $survived); printf \"killed of those that matter: %.1f %%\n\", share; exit share < 97 }"
}

main "$@"
