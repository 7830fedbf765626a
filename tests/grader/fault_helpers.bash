# What the tests of faults share: a submission with a mistake in it, what grade.sh says of it when nothing
# is wrong, and ways to take something away from the machine.
# shellcheck shell=bash

# One stage, some of it right and some wrong, graded in peace: the result that every run must have.
setup_file() {
  export right=$BATS_FILE_TMPDIR/right.json submission=$BATS_FILE_TMPDIR/submission
  root=$(cd -- "$BATS_TEST_DIRNAME/../.." && pwd -P)
  mkdir -p "$submission"
  sed 's/v\[i\] = beta \* v\[i\] + grad\[i\];/v[i] = grad[i];/' "$root/solutions/momentum.c" >"$submission/momentum.c"
  "$root/grade.sh" --format json --no-memcheck --stage momentum "$submission" >"$right"
  jq -e '.score > 20 and .score < .max_score and ([.stages[0].tests[].message] | add | length > 500)' "$right"
}

# quick COMMAND...: run `COMMAND... grade.sh ...` on that submission. Output, stderr and status as of run.
quick() {
  run --separate-stderr "$@" "$root/grade.sh" --format json --no-memcheck --stage momentum "$submission"
}

# The same result, to the last character, however far from peace the run was.
is_right() {
  if [ "$status" -ne 0 ] || ! diff <(jq . <<<"$output") <(jq . "$right"); then
    printf 'status %s: %s\n' "$status" "$stderr"
    return 1
  fi
}

# No result but one sentence that matches $1, and status 3.
says() {
  if [ "$status" -ne 3 ] || [ -n "$output" ] || [[ ! $stderr =~ $1 ]] ||
    [ "$(grep -c '^grade.sh: ' <<<"$stderr")" -ne 1 ]; then
    printf 'status %s, stdout: %s\nstderr: %s\n' "$status" "${output:0:300}" "$stderr"
    return 1
  fi
}

# Either of the two, for what may hit or miss.
right_or_says() {
  if [ "$status" -eq 0 ]; then is_right; else says "$1"; fi
}

# copy_course FOLDER: the course with one stage only, which builds quickly, and nothing built.
copy_course() {
  mkdir -p "$1/stages" "$1/tests" "$1/solutions" "$1/starter"
  cp -r -- "$root/grade.sh" "$root/Makefile" "$root/grader" "$1/"
  cp -r -- "$root"/stages/descent.h "$root"/stages/*_momentum "$1/stages/"
  cp -r -- "$root/tests/momentum" "$root/tests/data" "$root"/tests/*.mk "$1/tests/"
  cp -- "$root/solutions/momentum.c" "$1/solutions/"
  cp -- "$root/starter/momentum.c" "$1/starter/"
}

# with_tmpfs SIZE FOLDER COMMAND...: run COMMAND where FOLDER is an empty file system of that size.
with_tmpfs() {
  # shellcheck disable=SC2016  # to be expanded there
  unshare -rm sh -c 'mount -t tmpfs -o size="$1" none "$2" && shift 2 && exec "$@"' sh "$@"
}
