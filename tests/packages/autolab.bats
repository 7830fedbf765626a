# The Autolab autograder: make, in a folder with the hand-in.
load helpers

setup_file() {
  pack autolab
}

# Hand in a file, under the name that the assessment gives it: hand_in FILE NAME
hand_in() {
  place=$BATS_TEST_TMPDIR/autolab
  mkdir "$place"
  cp "$root/build/descent-autolab/autograde.tar" "$place/"
  cp "$root/build/descent-autolab/autograde-Makefile" "$place/Makefile"
  cp "$1" "$place/$2"
  # What would take half a minute of compiling.
  mkdir "$place/descent"
  lend_build "$place/descent"
  run make -C "$place" --no-print-directory
  printf '%s\n' "$output"
  scores=$(tail -n 1 <<<"$output")
  [ -n "$scores" ]
}

@test "the solutions in an archive: the last two lines are what Autolab reads" {
  tar -czf "$BATS_TEST_TMPDIR/all.tgz" -C "$root/solutions" .
  hand_in "$BATS_TEST_TMPDIR/all.tgz" handin.tar
  [ "$status" -eq 0 ]
  jq -e '.scores | add > 0' <<<"$scores"
  tail -n 2 <<<"$output" | head -n 1 | jq -e .stages
}

@test "one file of a stage, and one that does not compile" {
  hand_in "$root/solutions/momentum.c" momentum.c
  [ "$status" -eq 0 ]
  jq -e '.scores | add > 0' <<<"$scores"
  rm -r "$place"
  echo 'no C' >"$BATS_TEST_TMPDIR/momentum.c"
  hand_in "$BATS_TEST_TMPDIR/momentum.c" momentum.c
  [ "$status" -eq 0 ]
  jq -e '.scores | add == 0' <<<"$scores"
}

@test "without a result there is no line of scores" {
  hand_in "$root/LICENSE" handin
  [ "$status" -ne 0 ]
  [[ $output == *'was not graded'* ]]
  ! grep -q scores <<<"$output"
}
