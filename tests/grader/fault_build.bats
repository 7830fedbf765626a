# The first run builds the course's own parts. Nothing that happens then spoils a later run.
load helpers
load fault_helpers

setup() {
  sub=$BATS_TEST_TMPDIR
  course=$BATS_TEST_TMPDIR/course
  copy_course "$course"
}

# Grade with that course: the right result, but for the version of a course with one stage.
is_right_here() {
  output=$(jq '.course_version = $right[0].course_version' --slurpfile right "$right" <<<"$output")
  is_right
}

@test "a course in a folder whose name has spaces, quotes and a dollar" {
  local odd="$BATS_TEST_TMPDIR/it's my \"course\" & \$HOME"
  mv -- "$course" "$odd"
  root=$odd quick env
  is_right_here
}

@test "several first runs at once" {
  local i
  for i in 1 2 3; do
    "$course/grade.sh" --format json --no-memcheck --stage momentum "$submission" >"$sub/$i.json" 2>"$sub/$i.log" 3>&- &
  done
  wait
  for i in 1 2 3; do
    status=0 stderr=$(<"$sub/$i.log") output=$(<"$sub/$i.json")
    is_right_here
  done
}

@test "a build that was killed" {
  local objects job
  mkdir "$course/build"
  for objects in 1 6 14; do
    setsid "$course/grade.sh" --no-memcheck "$submission" >/dev/null 2>&1 3>&- &
    job=$!
    while (($(find "$course/build" -name '*.o' | wc -l) < objects)); do sleep 0.05; done
    kill -9 -- "-$job"
    wait "$job" || true
  done
  # What a kill at the worst moment leaves: halves of files, newer than what they are made from.
  [ -e "$course/build/.unfinished" ]
  find "$course/build" -type f -name '*.[do]' -exec truncate -s 100 {} +
  root=$course quick env
  is_right_here
}

@test "a build folder that is full, and then is not" {
  mkdir "$course/build"
  root=$course quick with_tmpfs 100k "$course/build"
  says 'No space left on device|cannot be built|could not be built'
  root=$course quick env
  is_right_here
}

@test "a build that fails says what make said" {
  echo '#error this course is broken' >>"$course/tests/momentum/suite_momentum.c"
  root=$course quick env
  says 'this course is broken'
}
