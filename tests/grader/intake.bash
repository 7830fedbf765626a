# Intake by itself: what is taken decides the score, and this is quicker than grading.
# shellcheck shell=bash

load helpers

# take [OPTION]... SUBMISSION: does intake as grade.sh does. Then the folder $taken has what was taken and the
# file $said a line for each note. It must end in time and leave everything around the submission as it was.
take() {
  local before after status=0
  took=$BATS_TEST_TMPDIR/.took
  taken=$took/files said=$took/notes
  rm -rf "$took" && mkdir "$took"
  before=$(everything)
  timeout 120 bash "$BATS_TEST_DIRNAME/take.sh" "$took" "$@" 2>"$took/stderr" || status=$?
  after=$(everything)
  printf 'status %s %s\n' "$status" "$(<"$took/stderr")"
  printf 'note: %s\n' "$(<"$said")"
  ls -l "$taken"
  diff <(printf '%s' "$before") <(printf '%s' "$after")
  [ "$status" -eq 0 ] && [ ! -s "$took/stderr" ]
}

everything() {
  (cd "$BATS_TEST_TMPDIR" && find . -mindepth 1 -path ./.took -prune -o -printf '%p %y %s %T@ %l\n' | LC_ALL=C sort)
}

# Exactly these stages' files were taken, and they are the solutions.
took() {
  local stage
  [ "$(cd "$taken" && find . -type f | LC_ALL=C sort)" = "$( (($# == 0)) || printf './%s.c\n' "$@" | LC_ALL=C sort)" ]
  for stage in "$@"; do cmp "$root/solutions/$stage.c" "$taken/$stage.c"; done
}

# One of the notes is this: a pattern of the shell.
says() {
  local line
  while IFS= read -r line; do
    # shellcheck disable=SC2053
    [[ $line != $1 ]] || return 0
  done <"$said"
  return 1
}

says_nothing() {
  [ ! -s "$said" ]
}

# Changes the bytes of a file: patch_bytes FILE PERL-EXPRESSION. It must change something.
patch_bytes() {
  cp "$1" "$1.before"
  perl -0777 -pi -e "$2" "$1"
  ! cmp -s "$1" "$1.before"
  rm "$1.before"
}

# refuses SUBMISSION NOTE [STAGE]...: takes only those stages' files, with that note, in at most three seconds of
# processor time.
refuses() {
  local used
  TIMEFORMAT='%U + %S'
  used=$({ time take "$1" >"$BATS_TEST_TMPDIR/.log"; } 2>&1) || return 1
  taken=$BATS_TEST_TMPDIR/.took/files said=$BATS_TEST_TMPDIR/.took/notes
  printf '%s: %s seconds\n' "$1" "$used"
  cat "$BATS_TEST_TMPDIR/.log"
  awk "BEGIN { exit $used > 3 }"
  took "${@:3}"
  says "$2"
}
