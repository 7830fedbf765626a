#!/usr/bin/env bash
# Make a class of N submissions to grade, in the forms in which systems hand them out: right programs, known
# mistakes, half-done ones, untouched starters, ones that do not compile, and hostile ones. The same N gives the
# same class.
#
#   make_class.sh N FOLDER
set -euo pipefail

root=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")/../.." && pwd -P)
readonly root
# What goes wrong in the first line of the Kth function.
readonly mishaps=('for (volatile int i = 0;; i++) {}' '*(volatile int *)8 = 1;' 'exit(0);'
  'char *lost = malloc(64); lost[0] = 1; lost = NULL;' 'abort();' 'volatile char big[1 << 24]; big[0] = 1; for (int i = 1; i; i++) big[i] = 1;')

# Fill folder $2 with the Ith submission.
make_submission() {
  local i=$1 to=$2 stage mutants
  stage=${stages[i / 10 % ${#stages[@]}]}
  cp -- "$root"/solutions/*.c "$to/"
  case $((i % 10)) in
  0 | 1) ;;  # right
  2 | 3 | 4) # known mistakes: in one stage, or in all
    for stage in "${stages[@]}"; do
      mutants=("$root/tests/mutants/$stage"/*.patch)
      patch --quiet -o "$to/$stage.c" "$root/solutions/$stage.c" "${mutants[i * 7 % ${#mutants[@]}]}"
      ((i % 10 == 4)) || break
    done ;;
  5) # one stage written in another way
    set -- "$root/tests/alternates/$stage"/*.c
    shift "$((i / 10 % $#))"
    cp -- "$1" "$to/$stage.c"
    ;;
  6) # half done: the rest is still the starter, or was not handed in
    rm -- "$to/${stages[-1]}.c"
    cp -- "$root/starter/${stages[1]}.c" "$to/"
    ;;
  7) cp -- "$root"/starter/*.c "$to/" ;;
  8) sed -i '0,/return/s//retrun/' "$to/$stage.c" ;; # does not compile
  9) spoil_function "$((i / 10))" "${mishaps[i / 10 % ${#mishaps[@]}]}" "$to/$stage.c" ;;
  esac
  # No two students write the same file.
  sed -i "1i /* submission $i */" "$to"/*.c
}

# Put a statement into one of the functions of a solution: each begins its region with a marked line.
spoil_function() {
  awk -v wanted="$1" -v statement="$2" '
    FNR == NR { functions += /BEGIN SOLUTION:/; next }
    { print }
    /BEGIN SOLUTION:/ && seen++ == wanted % functions { print statement }' "$3" "$3" >"$3.new"
  mv -- "$3.new" "$3"
  sed -i '1i #include <stdlib.h>' "$3"
}

# Hand folder $2 in as the Ith student, in one of six forms.
hand_in() {
  local i=$1 from=$2 name late='' file
  printf -v name 'student%04d' "$i"
  ((i % 11)) || late=LATE_
  case $((i % 6)) in
  0) mv -- "$from" "$class/$name" ;;
  1) (cd -- "$from" && zip -q "$class/${name}_$late$((1000 + i))_$((50000 + i))_work.zip" ./*) ;;
  2) (cd -- "$from" && tar -czf "$class/$name.tar.gz" ./*) ;;
  3) mv -- "$from" "$class/Student Nr$(printf %04d "$i")_$((1000 + i))_assignsubmission_file_" ;;
  4)
    mkdir -- "$class/Student Nr$(printf %04d "$i")_$((1000 + i))_assignsubmission_file_"
    (cd -- "$from" && zip -q "$class/Student Nr$(printf %04d "$i")_$((1000 + i))_assignsubmission_file_/my work.zip" ./*)
    ;;
  5)
    for file in "$from"/*.c; do
      mv -- "$file" "$class/${name}_$late$((1000 + i))_$((50000 + i))_$(basename -- "$file" .c)-1.c"
    done
    ;;
  esac
}

main() {
  local i stages=("$root"/solutions/*.c)
  [[ $# == 2 && $1 =~ ^[1-9][0-9]*$ ]] || {
    printf 'usage: make_class.sh N FOLDER\n' >&2
    return 2
  }
  stages=("${stages[@]##*/}")
  stages=("${stages[@]%.c}")
  mkdir -p -- "$2"
  class=$(cd -- "$2" && pwd -P)
  work=$(mktemp -d)
  trap 'rm -rf -- "$work"' EXIT
  for ((i = 1; i <= $1; i++)); do
    rm -rf -- "$work/one"
    mkdir -- "$work/one"
    make_submission "$i" "$work/one"
    hand_in "$i" "$work/one"
  done
}

main "$@"
