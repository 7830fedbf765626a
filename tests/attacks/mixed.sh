#!/usr/bin/env bash
# Grade many submissions, half of them hostile, some at a time: all are graded, honest scores are exact,
# memory stays in bounds and no process is left.
#
#   mixed.sh BUILD COUNT      (make mixed)
#
# An honest submission has some of the solutions and starters, so that its score is known. The hostile
# ones are taken from all attacks, evenly.
set -euo pipefail

root=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")/../.." && pwd -P)
readonly root build=$1 count=$2 most_megabytes=1000

mapfile -t stages < <(jq -r .id "$root"/stages/*/stage.json)

# Submission number N of the honest ones: stage K is solved if bit K of N is set. Prints the score to expect.
make_honest() {
  local number=$1 folder=$2 k expected=0
  mkdir "$folder"
  for k in "${!stages[@]}"; do
    if (((number >> (k % 8)) & 1)); then
      cp -- "$root/solutions/${stages[k]}.c" "$folder/"
      expected=$((expected + 100))
    else
      cp -- "$root/starter/${stages[k]}.c" "$folder/"
    fi
  done
  printf '%s\n' "$expected"
}

grade_one() {
  "$root/grade.sh" --format json "$1" >"$1.json" 2>"$1.stderr" </dev/null
}

main() {
  local work attacks i honest=$((count / 2)) expected wrong=0 graded=0 score peak wall hostile
  work=$(mktemp -d "${TMPDIR:-/tmp}/descent-mixed.XXXXXXXX")
  # shellcheck disable=SC2064  # the folder of now
  trap "rm -rf -- '$work'" EXIT
  attacks=("$root"/tests/attacks/*/*.c)
  for ((i = 0; i < count; i++)); do
    if ((i % 2 == 0)); then
      make_honest $((i / 2 + 1)) "$work/$i" >"$work/$i.expected"
    else
      "$root/tests/attacks/compose.sh" "$work/$i" "${attacks[i / 2 * ${#attacks[@]} / honest]}"
    fi
  done

  export -f grade_one
  export root
  # shellcheck disable=SC2016  # to be expanded later
  printf '%s\0' "$work"/*/ | sed 's|/\x00|\x00|g' |
    "$build/tests/attacks/keeper" "$work/kept" 3600 xargs -0 -n 1 -P "$(nproc)" bash -c 'grade_one "$1"' grade

  for ((i = 0; i < count; i++)); do
    jq -es 'length == 1 and .[0].schema == "descent/result/v1"' "$work/$i.json" >/dev/null 2>&1 || {
      printf 'submission %s was not graded: %s\n' "$i" "$(head -c 300 "$work/$i.stderr")"
      continue
    }
    graded=$((graded + 1))
    [[ -e $work/$i.expected ]] || continue
    expected=$(<"$work/$i.expected")
    score=$(jq .score "$work/$i.json")
    [[ $score == "$expected" ]] || {
      wrong=$((wrong + 1))
      printf 'the honest submission %s got %s, not %s\n' "$i" "$score" "$expected"
    }
  done
  peak=$(sed -n 's/^peak //p' "$work/kept")
  wall=$(sed -n 's/^wall //p' "$work/kept")
  hostile=$(grep -c '^survivor' "$work/kept" || true)
  printf '%d submissions, %d of them hostile: %d graded, %d honest scores wrong, peak memory %d MB, %d processes left, %.0f s\n' \
    "$count" "$((count - honest))" "$graded" "$wrong" "$peak" "$hostile" "$wall"
  ((graded == count && wrong == 0 && peak < most_megabytes && hostile == 0))
}

main "$@"
