# What the tests of classes share: small classes that are graded quickly.
# shellcheck shell=bash

# Sets up class (a folder of submissions) and grades (where their grades go).
new_class() {
  class=$1/class grades=$1/grades
  mkdir -p "$class"
}

# A folder with the momentum stage in it: student NAME [SED-EXPRESSION]
student() {
  mkdir -p "$class/$1"
  sed "${2-}" "$root/solutions/momentum.c" >"$class/$1/momentum.c"
}

# Grade the class on one stage, without Valgrind.
grade_class() {
  run --separate-stderr "$root/grade.sh" --class "$class" -o "$grades" --stage momentum --no-memcheck "$@"
  printf '%s\n' "$output" "$stderr"
}

result() {
  json=$grades/results/$1.json
}

readonly forgets='s/v\[i\] = beta \* v\[i\] + grad\[i\];/v[i] = grad[i];/'
