#!/usr/bin/env bash
# Grade a class of N, undisturbed and then killed at random moments and started again: the grades must be the
# same, byte for byte. Says what that took, and what the reports did. In the first row the largest process may be a
# learner's, in the others it is the grader's own.
#
#   check_class.sh BUILD N KILLS      (make check-class)
set -euo pipefail

root=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")/../.." && pwd -P)
readonly root build=$1 size=$2 kills=$3

work=$(mktemp -d)
trap 'rm -rf -- "$work"' EXIT

# Grade into folder $1, and set cpu, wall and memory to what that took.
measured_run() {
  "$build/tests/bench/cpu" "$work/times" "$root/grade.sh" --class "$work/class" -o "$work/$1" >"$work/said" 2>&1 || {
    cat -- "$work/said" >&2
    exit 1
  }
  read -r cpu wall memory < <(tail -n 1 "$work/times")
}

row() {
  printf '%-44s %8.1f s wall %8.1f s CPU %5.0f MB in the largest process\n' "$1" "$wall" "$cpu" "$memory"
}

# Start a run, let it live for a random time and kill it.
killed_run() {
  "$root/grade.sh" --class "$work/class" -o "$work/killed" >/dev/null 2>&1 &
  sleep "$(awk -v most="$1" -v seed="$RANDOM" 'BEGIN { srand(seed); print 1 + rand() * most }')"
  kill -KILL "$!" 2>/dev/null || true
  wait "$!" 2>/dev/null || true
}

main() {
  local first i part
  "$root/tests/class/make_class.sh" "$size" "$work/class"
  measured_run undisturbed
  row "a class of $size from scratch" && first=$wall
  measured_run undisturbed
  row 'once more, unchanged' && awk -v all="$first" -v again="$wall" 'BEGIN { printf "  that is %.1f %% of the first run\n", 100 * again / all }'

  rm -- "$work"/undisturbed/reports/*.html
  measured_run undisturbed
  row 'once more, with all HTML pages anew'

  ((kills > 0)) || return 0
  for ((i = 0; i < kills; i++)); do
    killed_run "$(awk -v all="$first" -v kills="$kills" 'BEGIN { print 2 * all / kills }')"
  done
  printf 'killed %s times: %s of %s results were there' "$kills" "$(find "$work/killed/results" -name '*.json' | wc -l)" \
    "$(find "$work/undisturbed/results" -name '*.json' | wc -l)"
  measured_run killed
  for part in results reports submissions gradebook.csv canvas.csv moodle.csv class.html; do
    diff -rq "$work/undisturbed/$part" "$work/killed/$part"
  done
  printf '; then finished, with the same grades byte for byte\n'
}

main
