# A newer handout takes the place of an older one, and nothing that a learner has written is lost.
load helpers

# A handout in small: what update looks at.
small_handout() {
  mkdir -p "$1"/{grader,starter,stages/01_old,tests/old}
  cp "$root/Makefile" "$1/"
  cp "$root/grader/update.sh" "$1/grader/"
  echo "$2" >"$1/grader/VERSION"
  echo '#!/bin/sh' >"$1/grade.sh"
  echo 'stub' >"$1/starter/first.c"
  echo "$2" >"$1/tests/old/cases.c"
}

setup() {
  old="$BATS_TEST_TMPDIR/at home"
  small_handout "$old" 1.0.0
  mkdir "$old/build" "$old/mine"
  echo 'my work' >"$old/starter/first.c"
  echo 'my notes' >"$old/mine/notes"
  echo 'gone in the new one' >"$old/tests/old/cases_more.c"
  small_handout "$BATS_TEST_TMPDIR/new/descent-2.0.0" 2.0.0
  echo 'stub' >"$BATS_TEST_TMPDIR/new/descent-2.0.0/starter/second.c"
  tar -czf "$BATS_TEST_TMPDIR/it's new.tar.gz" -C "$BATS_TEST_TMPDIR/new" .
  tar -czf "$BATS_TEST_TMPDIR/other.tar.gz" -C "$root" docs
}

contents() {
  (cd -- "$1" && find . -type f -exec sha256sum {} + | sort)
}

@test "make update replaces all but what the learner wrote" {
  run make --no-print-directory -C "$old" update FROM="$BATS_TEST_TMPDIR/it's new.tar.gz"
  printf '%s\n' "$output"
  [ "$status" -eq 0 ]
  [[ $output == *'This is Descent 2.0.0 now'*'New in starter/: second.c'* ]]
  [ "$(cat "$old/starter/first.c")" = 'my work' ]
  [ "$(cat "$old/mine/notes")" = 'my notes' ]
  [ "$(cat "$old/tests/old/cases.c")" = 2.0.0 ]
  [ ! -e "$old/tests/old/cases_more.c" ]
  [ ! -e "$old/build" ]
  [ -z "$(find "$old" -name '.update*')" ]
}

@test "from a zip as well" {
  (cd "$BATS_TEST_TMPDIR/new" && zip -qr ../new.zip .)
  run make --no-print-directory -C "$old" update FROM="$BATS_TEST_TMPDIR/new.zip"
  [ "$status" -eq 0 ]
  [ "$(cat "$old/grader/VERSION" "$old/starter/first.c")" = $'2.0.0\nmy work' ]
}

@test "what is no handout changes nothing, and is called so" {
  before=$(contents "$old")
  head -c 500 /dev/urandom >"$BATS_TEST_TMPDIR/broken.tar.gz"
  for from in '' /does/not/exist "$BATS_TEST_TMPDIR/other.tar.gz" "$BATS_TEST_TMPDIR/broken.tar.gz"; do
    run "$old/grader/update.sh" "$from"
    printf '%s: %s\n' "$from" "$output"
    [ "$status" -eq 2 ]
    [[ $output == *'update: '* ]]
    [ "$before" = "$(contents "$old")" ]
  done
}

@test "the whole course is not updated this way" {
  run make --no-print-directory -C "$root" update FROM=x
  [ "$status" -ne 0 ]
  [[ $output == *'git pull'* ]]
}
