# Disks that are full, missing or not to be written: never a result that is not the right one.
load helpers
load fault_helpers

@test "no room, or too little, where the run makes its folder" {
  local size tmp=$BATS_TEST_TMPDIR/tmp
  mkdir "$tmp"
  for size in 4k 300k 8m 60m; do
    TMPDIR=$tmp quick with_tmpfs "$size" "$tmp"
    says 'TMPDIR'
  done
  TMPDIR=$tmp quick with_tmpfs 70m "$tmp"
  is_right
}

@test "a disk that fills up during the run" {
  local tmp=$BATS_TEST_TMPDIR/tmp moment
  mkdir "$tmp"
  for moment in 0.1 0.4 0.8; do
    # shellcheck disable=SC2016  # to be expanded there
    TMPDIR=$tmp quick with_tmpfs 70m "$tmp" sh -c '
      (sleep "$1"; cat /dev/zero >"$TMPDIR/filler") 2>/dev/null & shift; exec "$@"' sh "$moment"
    right_or_says 'MB are free'
  done
}

@test "no folder for the run, or one that cannot be written" {
  TMPDIR=$BATS_TEST_TMPDIR/none quick env
  says 'set TMPDIR'
  # No /tmp at all. The course may be in it, so it gets another place first.
  # shellcheck disable=SC2016  # to be expanded there
  run --separate-stderr unshare -rm sh -c 'mount --bind "$1" /mnt && mount -t tmpfs -o ro none /tmp &&
    unset TMPDIR && /mnt/grade.sh --no-memcheck /mnt/starter' sh "$root"
  says 'set TMPDIR'
}

@test "a TMPDIR with spaces, quotes and a newline, and a relative one" {
  local odd="$BATS_TEST_TMPDIR/a folder's \"name\"
in two lines"
  mkdir "$odd"
  TMPDIR=$odd quick env
  is_right
  cd "$odd"
  TMPDIR=. quick env
  is_right
  [ -z "$(ls -A "$odd")" ]
}

@test "nowhere to write the result to" {
  local stderr
  run bash -c '"$@" >/dev/full' bash "$root/grade.sh" --no-memcheck --stage momentum "$submission"
  [ "$status" -eq 3 ]
  [[ $output == *'grade.sh: the result could not be written'* ]]
  quick env -- sh -c '"$@" -o /nonexistent/folder/result.json' sh
  says 'cannot write /nonexistent/folder/result.json'
}

@test "a reader that goes away" {
  run bash -c 'set -o pipefail; "$@" | head -n 1' bash "$root/grade.sh" --no-memcheck --stage momentum "$submission"
  [[ $status == 0 || $status == 3 ]]
  [ "$(wc -l <<<"$output")" -le 2 ]
}

@test "a read-only course: its parts are built elsewhere, or were built before" {
  local course=$BATS_TEST_TMPDIR/course
  copy_course "$course"
  # shellcheck disable=SC2016  # to be expanded there
  local read_only=(unshare -rm sh -c 'mount --bind "$1" "$1" && mount -o remount,ro,bind "$1" && shift && exec "$@"' sh "$course")
  root=$course quick "${read_only[@]}"
  says 'set DESCENT_BUILD'
  DESCENT_BUILD="$BATS_TEST_TMPDIR/built here, \"now\"" root=$course quick "${read_only[@]}"
  output=$(jq '.course_version = $right[0].course_version' --slurpfile right "$right" <<<"$output")
  is_right
  # Built before, and now read only: the folder of the build, given by a relative name.
  cd "$BATS_TEST_TMPDIR"
  DESCENT_BUILD='built here, "now"' root=$course quick unshare -rm sh -c \
    'mount --bind "$1" "$1" && mount -o remount,ro,bind "$1" && cd . && shift && exec "$@"' sh "$BATS_TEST_TMPDIR/built here, \"now\""
  output=$(jq '.course_version = $right[0].course_version' --slurpfile right "$right" <<<"$output")
  is_right
}

@test "folders of runs that were killed are removed after a day" {
  local tmp=$BATS_TEST_TMPDIR
  mkdir -p "$tmp"/descent.{aaaaaaaa,bbbbbbbb}/work "$tmp/descent.of_mine"
  touch -d '2 days ago' "$tmp"/descent.{aaaaaaaa,of_mine}
  TMPDIR=$tmp quick env
  is_right
  [ ! -e "$tmp/descent.aaaaaaaa" ] && [ -e "$tmp/descent.bbbbbbbb" ] && [ -e "$tmp/descent.of_mine" ]
}
