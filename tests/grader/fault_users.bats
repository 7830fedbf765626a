# Grading as somebody who is not root, with few rights and few processes. Root alone can try it.
load helpers
load fault_helpers

setup() {
  [[ $(id -u) == 0 ]] || skip 'only root can become somebody else'
  setpriv --reuid=12345 --regid=12345 --clear-groups test -x "$root/grade.sh" || skip 'this checkout is closed to others'
  place=$(mktemp -d /tmp/descent-users.XXXXXX)
  cp -- "$submission/momentum.c" "$place/"
  mkdir "$place.tmp"
  chmod 755 "$place" && chmod 1777 "$place.tmp"
  somebody=(setpriv --reuid=12345 --regid=12345 --clear-groups env HOME=/nonexistent TMPDIR="$place.tmp")
}

teardown() {
  rm -rf -- "$place" "$place.tmp" "$place.course"
}

# quick, for a copy of the submission that others may read.
quick_there() {
  run --separate-stderr "$@" "$root/grade.sh" --format json --no-memcheck --stage momentum "$place"
  [ "$status" -ne 0 ] || output=$(jq --arg path "$submission" '.submission = $path' <<<"$output")
}

@test "a user who may read the course and its built parts, and write neither" {
  quick_there "${somebody[@]}"
  is_right
}

@test "the same while somebody else is building" {
  copy_course "$place.course"
  "$place.course/grade.sh" --no-memcheck "$submission" >/dev/null
  : >"$place.course/build/.unfinished"
  root=$place.course quick_there "${somebody[@]}"
  # A course of one stage has a version of its own.
  output=$(jq '.course_version = $right[0].course_version' --slurpfile right "$right" <<<"$output")
  is_right
  [ -e "$place.course/build/.unfinished" ]
}

@test "a user without a name, in a folder that is closed to him" {
  cd "$BATS_TEST_TMPDIR"
  chmod 700 .
  quick_there "${somebody[@]}"
  is_right
}

@test "a submission that must not be read" {
  chmod 700 "$place"
  quick_there "${somebody[@]}"
  [ "$status" -ne 0 ] && [ -z "$output" ]
  chmod 755 "$place"
  chmod 600 "$place/momentum.c"
  quick_there "${somebody[@]}"
  [ "$(jq '.score, (.notes | length)' <<<"$output" | xargs)" = '0 1' ] || [ "$status" -eq 2 ]
}

@test "too few processes or too little memory: the right result or none" {
  local limit
  for limit in --nproc=8 --nproc=20 --as=60000000 --nofile=20 --fsize=100000; do
    quick_there "${somebody[@]}" prlimit "$limit"
    # A machine may seem to have no sandbox then; the result says so.
    [ "$status" -ne 0 ] || output=$(jq --slurpfile right "$right" '.sandbox = $right[0].sandbox' <<<"$output")
    [ "$status" -ne 0 ] && [ -z "$output" ] || is_right || {
      printf 'the limit was %s\n' "$limit"
      return 1
    }
  done
}
