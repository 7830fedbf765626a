# The command line, the text, and what a person is told to do next.
load helpers

@test "--help and --version" {
  run "$root/grade.sh" --help
  [ "$status" -eq 0 ]
  [[ $output == 'usage: grade.sh'* ]]
  run "$root/grade.sh" --version
  [ "$status" -eq 0 ]
  [[ $output == "Descent $(<"$root/grader/VERSION")" ]]
}

@test "bad usage ends with status 2 and one sentence" {
  for bad in '--stage' '--stage nonsense' '--format xml' '--seed -1' '--seed 1.5' '--seed 99999999999999999' \
    '--nonsense' 'a b' '/does/not/exist' '/etc/passwd'; do
    # shellcheck disable=SC2086
    run --separate-stderr "$root/grade.sh" $bad
    printf '%s -> %s %s\n' "$bad" "$status" "$stderr"
    [ "$status" -eq 2 ]
    [ -z "$output" ]
    [ "$(wc -l <<<"$stderr")" -eq 1 ]
    [[ $stderr == 'grade.sh: '* ]]
  done
}

@test "a machine without jq: status 3 and what to do" {
  mkdir "$BATS_TEST_TMPDIR/bin"
  for tool in bash dirname env make gcc timeout awk sed cat; do
    ln -s "$(command -v "$tool")" "$BATS_TEST_TMPDIR/bin/"
  done
  PATH=$BATS_TEST_TMPDIR/bin run "$root/grade.sh"
  [ "$status" -eq 3 ]
  [[ $output == *'lacks jq'*'make setup'* ]]
}

@test "in a pipe there is no colour and no cursor movement" {
  grade --no-memcheck "$root/starter"
  run "$root/grade.sh" --no-memcheck "$root/solutions"
  [[ $output != *$'\033'* ]]
  [[ $output != *$'\r'* ]]
}

@test "in a terminal there is colour, and with NO_COLOR there is none" {
  run script -qec "TERM=xterm '$root/grade.sh' --no-memcheck --stage momentum '$root/solutions' 2>/dev/null" /dev/null
  [[ $output == *$'\033[32m'* ]]
  run script -qec "TERM=xterm NO_COLOR=1 '$root/grade.sh' --no-memcheck --stage momentum '$root/solutions' 2>/dev/null" /dev/null
  [[ $output != *$'\033'* ]]
}

@test "a failing test says call, input, place, got, expected, tolerance and hint" {
  solve momentum
  spoil momentum 's/v\[i\] = beta \* v\[i\] + grad\[i\];/v[i] = beta * v[i] + (1.0 - beta) * grad[i];/'
  run "$root/grade.sh" --no-memcheck --stage momentum "$sub"
  [ "$status" -eq 0 ]
  [[ $output == *'momentum_step/two_steps_by_hand'*'failed'* ]]
  [[ $output == *'momentum_step(&state, theta, grad, lr = 0.1, beta = 0.9), step 1'* ]]
  [[ $output == *'with      grad = [1, -4]'* ]]
  [[ $output == *'where     v[0]'*'got       0.09'*'expected  1 '*'tolerance'*'hint: '* ]]
  [[ $output == *"--stage momentum --no-memcheck $sub"* ]]
}

@test "the summary ends with the exact next command, which works" {
  cp -r -- "$root/starter/." "$sub/"
  run "$root/grade.sh" --no-memcheck "$sub"
  next=$(grep -E '^  .*--stage' <<<"$output")
  [ -n "$next" ]
  run bash -c "$next --no-memcheck"
  [ "$status" -eq 0 ]
  [[ $output == *'not written yet'* ]]
}

@test "the protection in force is in the result; without namespaces there are limits" {
  grade --no-memcheck --stage momentum "$root/solutions"
  holds '.sandbox == "namespaces" or .sandbox == "limits"'
  DESCENT_SANDBOX=limits grade --stage momentum "$root/solutions"
  holds '.sandbox == "limits" and .score == 100'
  DESCENT_SANDBOX=limits run "$root/grade.sh" --no-memcheck --stage momentum "$root/solutions"
  [[ $output == *'no sandbox'* ]]
}

@test "without Valgrind the memory points do not count" {
  grade --no-memcheck --stage momentum "$root/solutions"
  holds '.score == 90 and .max_score == 90 and .stages[0].memory.status == "skipped"'
}

@test "the same seed gives the same result, another seed other inputs" {
  solve momentum
  spoil momentum 's/v\[i\] = beta \* v\[i\] + grad\[i\];/v[i] = grad[i];/'
  grade --no-memcheck --stage momentum --seed 5 "$sub"
  jq -S . "$json" >"$BATS_TEST_TMPDIR/first"
  grade --no-memcheck --stage momentum --seed 5 "$sub"
  jq -S . "$json" | cmp - "$BATS_TEST_TMPDIR/first"
  grade --no-memcheck --stage momentum --seed 6 "$sub"
  ! jq -S . "$json" | cmp -s - "$BATS_TEST_TMPDIR/first"
}
