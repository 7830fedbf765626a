# What the tests of grade.sh share: submissions made from the solutions, and questions to a result.
# shellcheck shell=bash

root=$(cd -- "$BATS_TEST_DIRNAME/../.." && pwd -P)
bats_require_minimum_version 1.5.0

setup() {
  sub=$BATS_TEST_TMPDIR/submission
  json=$BATS_TEST_TMPDIR/result.json
  mkdir "$sub"
}

# Copy the solutions of these stages into the submission.
solve() {
  local stage
  for stage in "$@"; do cp -- "$root/solutions/$stage.c" "$sub/"; done
}

solve_all() {
  cp -- "$root"/solutions/*.c "$sub/"
}

# Change the submission's file: spoil STAGE SED-EXPRESSION. It must change something.
spoil() {
  cp -- "$sub/$1.c" "$BATS_TEST_TMPDIR/before.c"
  sed -i "$2" "$sub/$1.c"
  ! cmp -s "$sub/$1.c" "$BATS_TEST_TMPDIR/before.c"
}

# Grade as JSON; the result must be whole and follow its schema.
grade() {
  run --separate-stderr "$root/grade.sh" --format json "$@"
  printf '%s\n' "$output" >"$json"
  [ "$status" -eq 0 ] || {
    printf 'status %s: %s\n' "$status" "$stderr"
    return 1
  }
  validate "$json"
}

# Does all JSON in a file follow its schema? validate FILE [SCHEMA]
validate() {
  perl "$root/tests/grader/validate.pl" "${2:-$root/docs/result.schema.json}" "$1"
}

# Does this hold of the result? Says what the result has instead.
holds() {
  jq -e "$1" "$json" >/dev/null || {
    printf 'not so: %s\n' "$1"
    jq -c '[.stages[] | {id, score, max_score, compile: .compile.ok, memory: .memory.status,
            tests: (.tests | group_by(.status) | map({(.[0].status): length}) | add)}][]' "$json"
    return 1
  }
}
