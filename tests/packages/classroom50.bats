# The autograders that run in students' own repositories: Classroom 50 and GitHub Actions.
load helpers

place=${BATS_FILE_TMPDIR-}/work

setup_file() {
  # One container, so one after the other.
  export BATS_NO_PARALLELIZE_WITHIN_FILE=true
  pack classroom50 github
  mkdir -p "$place"
  cp -a "$root/build/descent-classroom50/autograders/descent" "$place/bundle"
  lend_build "$place/bundle/descent"
}

setup() {
  needs_rooms
  room_options=(--setenv CLASSROOM ml --setenv ASSIGNMENT descent --setenv SUBMISSION_TAG submit/1-a
    --setenv COMMIT_URL https://example.org/c --setenv RELEASE_URL https://example.org/r
    --setenv REVIEW_URL https://example.org/d)
  checkout=$place/checkout
  rm -rf "$checkout"
  mkdir -p "$checkout/starter"
}

# Exit status and ./result.json, as the runner sees them.
autograde() {
  run in_room "$place" /work bash -c 'cd checkout && python3 ../bundle/autograder.py'
  printf '%s\n' "$output"
}

@test "the student's work is graded by the course's own copy, not by the one in the repository" {
  cp "$root"/solutions/*.c "$checkout/starter/"
  printf '#!/bin/sh\necho "{}"\n' >"$checkout/grade.sh"
  autograde
  [ "$status" -eq 0 ]
  [ -s "$checkout/result.json" ]
  jq -e '.schema == "classroom50/result/v1" and .score == .["max-score"] and .score > 0' "$checkout/result.json"
}

@test "a starter gets 0, a broken file costs its stage" {
  cp "$root"/starter/*.c "$checkout/starter/"
  echo '#error' >"$checkout/starter/momentum.c"
  autograde
  [ "$status" -eq 0 ]
  [ -s "$checkout/result.json" ]
  jq -e '.score == 0' "$checkout/result.json"
}

@test "an error of the machine is no result" {
  cp "$root"/starter/*.c "$checkout/starter/"
  mv "$place/bundle/descent/stages" "$place/bundle/descent/gone"
  autograde
  mv "$place/bundle/descent/gone" "$place/bundle/descent/stages"
  [ "$status" -ne 0 ]
  [ ! -e "$checkout/result.json" ]
}

@test "the declarative tests name every stage and run as they are" {
  tests=$root/build/descent-classroom50/tests.json
  [ "$(jq length "$tests")" -eq "$(find "$root/stages" -name stage.json | wc -l)" ]
  cd "$root"
  run bash -c "$(jq -r '.[] | select(.run | test("schedules")) | .run' "$tests" | sed 's/--format/--no-memcheck &/')"
  [ "$status" -eq 1 ]
}

@test "the workflow's step writes a summary and what the reporter reads" {
  cp -a "$root/build/descent-github" "$place/repository"
  lend_build "$place/repository"
  sed -n '/run: |/,/- uses/p' "$place/repository/.github/workflows/grade.yml" | sed -n 's/^          //p' >"$place/step.sh"
  [ -s "$place/step.sh" ]
  room_options=(--setenv RUNNER_TEMP /tmp --setenv GITHUB_STEP_SUMMARY /work/summary --setenv GITHUB_OUTPUT /work/output)
  run in_room "$place" /work bash -e -c 'sudo() { "$@"; }; cd repository; . ../step.sh'
  printf '%s\n' "$output"
  [ "$status" -eq 0 ]
  grep -q '0 of [0-9]* points' "$place/summary"
  [ "$(wc -c <"$place/output")" -lt 131072 ]
  sed -n 's/^result=//p' "$place/output" | base64 -d | jq -s -e '.[0] | .max_score > 0 and (.tests | length > 0) and all(.tests[]; .score == 0)'
}
