# The PrairieLearn grader, in a container of its image with a question's folders in it.
load helpers

readonly secret=463728192736455
place=${BATS_FILE_TMPDIR-}/grade
image=${BATS_FILE_TMPDIR-}/image
room_options=(--bind "$image/descent" /descent)

setup_file() {
  # One container, so one after the other.
  export BATS_NO_PARALLELIZE_WITHIN_FILE=true
  pack prairielearn SECRET=$secret IMAGE=school/descent
  cp -a "$root/build/descent-prairielearn/." "$BATS_FILE_TMPDIR/"
  lend_build "$image/descent"
}

# The folders of one job, laid out by the question's info.json, then its entry point: answer STAGE FILE
answer() {
  needs_rooms
  info=$BATS_FILE_TMPDIR/questions/descent/$1/info.json
  mkdir -p "$place"/{student,data,serverFilesCourse}
  echo '{"submitted_answers": {}}' >"$place/data/data.json"
  cp "$2" "$place/student/$(sed -n 's/.*file-names="\(.*\)".*/\1/p' "${info%/*}/question.html")"
  jq -r '.externalGradingOptions.serverFilesCourse[]' "$info" | while read -r folder; do
    cp -r "$BATS_FILE_TMPDIR/serverFilesCourse/$folder" "$place/serverFilesCourse/"
  done
  mapfile -t entrypoint < <(jq -r '.externalGradingOptions.entrypoint[]' "$info")
  run in_room "$place" /grade "${entrypoint[@]}"
  printf '%s\n' "$output"
  results=$place/results/results.json
  [ -s "$results" ]
}

teardown() {
  rm -rf "$place"
}

@test "every stage is a question with a file of its own to hand in" {
  for manifest in "$root"/stages/*/stage.json; do
    question=$BATS_FILE_TMPDIR/questions/descent/$(jq -r .id "$manifest")
    jq -e '.uuid | test("^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$")' "$question/info.json"
    jq -e '.externalGradingOptions | .image == "school/descent" and .timeout <= 600' "$question/info.json"
    grep -qF "file-names=\"$(jq -r .source "$manifest")\"" "$question/question.html"
  done
  [ "$(jq -r .uuid "$BATS_FILE_TMPDIR"/questions/descent/*/info.json | sort | uniq -d | wc -l)" -eq 0 ]
}

@test "the image, which is public, does not know the seed" {
  run grep -rlF $secret "$root/build/descent-prairielearn/image" "$root/build/descent-prairielearn/questions"
  [ "$status" -eq 1 ]
}

@test "a solution gets 1" {
  answer momentum "$root/solutions/momentum.c"
  [ "$status" -eq 0 ]
  jq -e '.score == 1' "$results"
  [ "$(wc -c <"$results")" -lt 1000000 ]
}

@test "half a solution gets a part" {
  sed '/^descent_status nesterov_create/,$d' "$root/solutions/momentum.c" >"$BATS_TEST_TMPDIR/half.c"
  answer momentum "$BATS_TEST_TMPDIR/half.c"
  [ "$status" -eq 0 ]
  jq -e '.score > 0.3 and .score < 0.9' "$results"
}

@test "code that looks for the seed gains nothing" {
  curious_momentum /grade/serverFilesCourse/descent/seed /grade/data/data.json >"$BATS_TEST_TMPDIR/curious.c"
  answer momentum "$BATS_TEST_TMPDIR/curious.c"
  [ "$status" -eq 0 ]
  jq -e '.score == 0' "$results"
}

@test "a failure of the grader costs no attempt" {
  mv "$image/descent/grader" "$image/descent/gone"
  answer momentum "$root/solutions/momentum.c"
  mv "$image/descent/gone" "$image/descent/grader"
  [ "$status" -ne 0 ]
  [[ $output == *'was not graded'* ]]
  jq -e '.gradable == false and (.format_errors[0] | test("no attempt"))' "$results"
}
