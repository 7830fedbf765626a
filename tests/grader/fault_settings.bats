# Settings of the user's, in the environment and elsewhere, decide nothing.
load helpers
load fault_helpers

@test "an environment that is full of traps" {
  local poison=(
    CDPATH=/usr:/tmp BASH_ENV=/nonexistent/file ENV=/nonexistent/file GREP_OPTIONS=-v GREP_COLORS=mt=01 JQ_COLORS=4
    MAKEFLAGS=-n MAKEFILES=/nonexistent/makefile CFLAGS=-Ofast CPPFLAGS=-DNAN=0 LDFLAGS=-static
    LD_PRELOAD=/nonexistent.so VALGRIND_OPTS=--error-exitcode=9 CRITERION_ALWAYS_SUCCEED=1 CRITERION_JOBS=0
    CPATH=/nonexistent C_INCLUDE_PATH=/nonexistent LIBRARY_PATH=/nonexistent GCC_EXEC_PREFIX=/nonexistent/
    GCC_COMPARE_DEBUG=1 COMPILER_PATH=/nonexistent POSIXLY_CORRECT=1 IFS=a TAR_OPTIONS=-v UNZIP=-l
    SHELLOPTS=errexit:noglob 'BASH_FUNC_cp%%=() { false; }' 'BASH_FUNC_jq%%=() { echo 0; }'
    'BASH_FUNC_grade_one%%=() { false; }'
    BUILD=/nonexistent SEED=7 CC= root=/nonexistent seed=9 work=/nonexistent)
  quick env "${poison[@]}"
  is_right
}

@test "a locale with a decimal comma, and one with an i of its own" {
  local locale
  export LOCPATH=$BATS_TEST_TMPDIR/locales
  mkdir "$LOCPATH"
  for locale in de_DE tr_TR; do
    localedef -i "$locale" -f UTF-8 "$LOCPATH/$locale.UTF-8"
    export LC_ALL=$locale.UTF-8 LANGUAGE=${locale%_*}
    [ "$(printf '%.1f' 0,5)" = 0,5 ]
    quick
    is_right
  done
}

@test "no locale, no home, no terminal, an odd time zone" {
  quick env -i PATH="$PATH" LC_ALL=xx_XX.UTF-8 TZ=Nowhere/At+All
  is_right
}

@test "a narrow terminal and one without a name" {
  run script -qec "stty cols 20; TERM= '$root/grade.sh' --no-memcheck --stage momentum '$submission'" /dev/null
  [ "$status" -eq 0 ]
  [[ $output == *momentum_step* && $output != *$'\033'* ]]
}

@test "every umask" {
  local mask
  for mask in 077 000 777; do
    quick bash -c "umask $mask; exec \"\$@\"" bash
    is_right
  done
}

@test "standard files that are closed" {
  local output_file=$BATS_TEST_TMPDIR/out
  run bash -c '"$@" <&- 2>&-' bash "$root/grade.sh" --format json --no-memcheck --stage momentum "$submission"
  stderr='' is_right
  run bash -c '"$@" <&- >&- 2>&-' bash "$root/grade.sh" --format json --no-memcheck --stage momentum "$submission"
  [ "$status" -eq 3 ] && [ -z "$output" ]
  run bash -c '"$@" <&- >&- 2>&-' bash "$root/grade.sh" --format json -o "$output_file" --no-memcheck --stage momentum "$submission"
  [ "$status" -eq 0 ]
  output=$(<"$output_file") is_right
}

@test "called through a link, from another folder, by a relative name" {
  ln -s "$root/grade.sh" "$BATS_TEST_TMPDIR/mark"
  cd "$BATS_TEST_TMPDIR"
  cp -r "$submission" here
  run --separate-stderr ./mark --format json --no-memcheck --stage momentum here
  output=$(jq --arg path "$submission" '.submission = $path' <<<"$output")
  is_right
}

@test "a date of long ago" {
  quick faketime '1999-12-31 23:59:59'
  is_right
}
