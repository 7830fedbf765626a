# The Gradescope autograder, in a container as Gradescope makes it. Of its 768 MB one process of the
# grader may have all, and learner code what its own limits say.
load helpers

readonly secret=273645546372918
place=${BATS_FILE_TMPDIR-}/autograder
room_options=(prlimit --as=805306368:)

setup_file() {
  # One container, so one after the other.
  export BATS_NO_PARALLELIZE_WITHIN_FILE=true
  has_rooms || return 0
  pack gradescope SECRET=$secret
  mkdir -p "$place"/{source,submission,results}
  unzip -qq "$root/build/descent-gradescope.zip" -d "$place/source"
  cp -p "$place/source/run_autograder" "$place/"
  lend_build "$place/source/descent"
  in_room "$place" /autograder ./source/setup.sh >"$BATS_FILE_TMPDIR/setup.log"
}

setup() {
  needs_rooms
  rm -rf "$place"/{submission,results}
  mkdir "$place"/{submission,results}
  results=$place/results/results.json
}

autograde() {
  run in_room "$place" /autograder ./run_autograder
  printf '%s\n' "$output"
  [ "$status" -eq 0 ]
  [ -s "$results" ]
}

@test "setup.sh grades the starter, and nobody but root may read what it leaves" {
  grep -qE 'total +0 / [0-9]+' "$BATS_FILE_TMPDIR/setup.log"
  grep -qF "seed $secret" "$BATS_FILE_TMPDIR/setup.log"
  run in_room "$place" /autograder setpriv --reuid=65100 --regid=65100 --clear-groups cat source/seed
  [ "$status" -ne 0 ]
  [[ $output == *'Permission denied'* ]]
}

@test "the solutions get everything" {
  cp "$root"/solutions/*.c "$place/submission/"
  autograde
  jq -e --argjson most "$(jq -s 'map([.tests[].points, .memory] | add) | add' "$root"/stages/*/stage.json)" '.score == $most' "$results"
}

@test "half a submission gets half" {
  cp "$root/solutions/momentum.c" "$root/starter/adaptive.c" "$place/submission/"
  autograde
  jq -e '.score == 100' "$results"
}

@test "code that looks for the seed, the tests and the results gains nothing, and costs its stage alone" {
  curious_momentum /autograder/source/seed /autograder/results/results.json >"$place/submission/momentum.c"
  echo '#include "/autograder/source/seed"' >"$place/submission/adaptive.c"
  cp "$root/solutions/schedules.c" "$place/submission/"
  autograde
  jq -e '.score == 100' "$results"
  run grep -F $secret "$results"
  [ "$status" -eq 1 ]
}

@test "what is not the student's fault is no score: an error, a sentence, and the reason for the instructor" {
  cp "$root/solutions/momentum.c" "$place/submission/"
  mv "$place/source/descent/stages" "$place/source/descent/stage"
  run in_room "$place" /autograder ./run_autograder
  mv "$place/source/descent/stage" "$place/source/descent/stages"
  [ "$status" -ne 0 ]
  [[ $output == *'was not graded'*'grade.sh: '* ]]
  [ -s "$results" ]
  jq -e '(has("score") | not) and (has("tests") | not) and (.output | test("not a grade"))' "$results"
}
