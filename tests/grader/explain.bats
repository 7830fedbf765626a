# An appeal: one test of a result once more.
load helpers
load class

test_name=momentum_step/two_steps_by_hand

setup_file() {
  root=$(cd -- "$BATS_TEST_DIRNAME/../.." && pwd -P)
  new_class "$BATS_FILE_TMPDIR"
  student anna "$forgets"
  "$root/grade.sh" --class "$class" -o "$grades" --stage momentum --no-memcheck --seed 12
  rm -r "$class"
}

setup() {
  new_class "$BATS_FILE_TMPDIR"
  json=$grades/results/anna.json
  sub=$BATS_TEST_TMPDIR
}

explain() {
  run --separate-stderr "$root/grade.sh" --explain "$@"
  printf '%s: %s\n%s\n' "$status" "$output" "$stderr"
}

@test "got and expected stand side by side, and today's verdict beside the recorded one" {
  explain "$json" momentum_step/equal_gradients_pile_up
  [ "$status" -eq 0 ]
  [[ $output == 'momentum_step/equal_gradients_pile_up, anna, seed 12'* ]]
  [[ $output == *'recorded:  failed, 0 of '*'today:     failed, 0 of '*'the same'* ]]
  [[ $output == *'observations are right before the first difference'*'got '*'expected'*' differs'* ]]
  [[ $output == *'momentum_step(&state, theta, grad, '*'with grad = ['* ]]
}

@test "numbers have all their digits" {
  explain "$json" "$test_name"
  grep -qE '^    theta\[0\] +0\.80000000000000004 +0\.70999999999999996 +differs' <<<"$output"
}

@test "the commands that it ends with build the program and stop in the function" {
  command -v gdb >/dev/null || skip 'no gdb on this machine'
  cd "$BATS_TEST_TMPDIR"
  explain "$json" "$test_name"
  eval "$(grep -- '--explain' <<<"$output")" >/dev/null
  run bash -c "$(grep '^  gdb' <<<"$output" | sed 's/gdb/gdb -batch -ex "set debuginfod enabled off"/')"
  printf '%s\n' "$output"
  [[ $output == *'Breakpoint 1, momentum_step (state='*'at momentum.c:'* ]]
}

@test "the probe runs one case in the foreground" {
  cd "$BATS_TEST_TMPDIR"
  explain "$json" "$test_name" -o probe
  run ./probe 12 case "$test_name"
  [ "$status" -eq 0 ]
  [[ ${lines[0]} == ' status momentum_create 0' ]]
  run ./probe 12 case no/such
  [ "$status" -eq 2 ]
}

@test "a submission that is named counts instead, and another verdict is called one" {
  explain "$json" "$test_name" "$root/solutions"
  [ "$status" -eq 0 ]
  [[ $output == *'recorded:  failed'*'today:     passed'*'NOT the same verdict'*'there is none'* ]]
}

@test "tests or a compiler that have changed since are named" {
  jq '.course_version = "0.0.1+00000000" | .compiler = "cc 1"' "$json" >"$BATS_TEST_TMPDIR/old.json"
  explain "$BATS_TEST_TMPDIR/old.json" "$test_name" "$root/solutions"
  [[ $output == *'The tests are not the same: 0.0.1+00000000 then'* ]]
  [[ $output == *'The compiler is not the same: cc 1 then'* ]]
}

@test "no such test, no such file, not a result: one sentence, status 2" {
  printf '{}' >"$BATS_TEST_TMPDIR/other.json"
  jq '.submission = "/does/not/exist"' "$json" >"$BATS_TEST_TMPDIR/lost.json"
  for bad in "$json no/such" "/does/not/exist $test_name" "$BATS_TEST_TMPDIR/other.json $test_name" \
    "$root/README.md $test_name" "$json" "$json $test_name /does/not/exist" "$BATS_TEST_TMPDIR/lost.json $test_name"; do
    # shellcheck disable=SC2086
    explain $bad
    [ "$status" -eq 2 ]
    [ -z "$output" ]
    [ "$(wc -l <<<"$stderr")" -eq 1 ]
  done
}
