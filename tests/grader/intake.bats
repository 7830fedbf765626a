# What may be handed in, and in which shape.
load helpers

only_momentum_is_right() {
  holds '[.stages[] | select(.id == "momentum")][0].score == 90'
  holds 'all(.stages[] | select(.id != "momentum"); .score == 0)'
}

@test "one .c file" {
  grade --no-memcheck "$root/solutions/momentum.c"
  only_momentum_is_right
}

@test "one .c file under another name, with the stage named" {
  cp "$root/solutions/momentum.c" "$sub/my work.c"
  run "$root/grade.sh" "$sub/my work.c"
  [ "$status" -eq 2 ]
  [[ $output == *'belongs to no stage'*'--stage'* ]]
  grade --no-memcheck --stage momentum "$sub/my work.c"
  holds '.score == 90 and (.stages | length) == 1'
}

@test "an empty folder scores 0 and says what is missing" {
  grade "$sub"
  holds '.score == 0 and all(.stages[]; .handed_in | not)'
  run "$root/grade.sh" "$sub"
  [ "$status" -eq 0 ]
  [[ $output == *'not handed in'* ]]
}

@test "wrong names are named" {
  cp "$root/solutions/momentum.c" "$sub/Momentum_final(2).c"
  grade "$sub"
  holds '.score == 0 and any(.notes[]; test("Momentum_final\\(2\\).c"))'
}

@test "a zip with a folder inside" {
  mkdir "$sub/homework"
  cp "$root/solutions/momentum.c" "$sub/homework/"
  (cd "$sub" && zip -qr ../handed.zip homework)
  grade --no-memcheck "$BATS_TEST_TMPDIR/handed.zip"
  only_momentum_is_right
}

@test "a tar.gz without one" {
  solve momentum
  tar -czf "$BATS_TEST_TMPDIR/handed.tar.gz" -C "$sub" .
  grade --no-memcheck "$BATS_TEST_TMPDIR/handed.tar.gz"
  only_momentum_is_right
}

@test "files four folders deep" {
  mkdir -p "$sub/alice/hw2/final/src"
  cp "$root/solutions/momentum.c" "$sub/alice/hw2/final/src/"
  grade --no-memcheck "$sub"
  only_momentum_is_right
}

@test "a damaged archive scores 0 and is called one" {
  head -c 3000 /dev/urandom >"$BATS_TEST_TMPDIR/handed.zip"
  grade --no-memcheck "$BATS_TEST_TMPDIR/handed.zip"
  holds '.score == 0 and any(.notes[]; test("archive"))'
}

@test "spaces, quotes and a newline in the path" {
  odd="$BATS_TEST_TMPDIR/it's a \"folder\" \$HOME
  --with more"
  mkdir "$odd"
  cp "$root/solutions/momentum.c" "$odd/"
  grade --no-memcheck "$odd"
  only_momentum_is_right
}

@test "a path that begins with a dash" {
  cd "$BATS_TEST_TMPDIR"
  mkdir -- -dash
  cp "$root/solutions/momentum.c" ./-dash/
  grade --no-memcheck -- -dash
  only_momentum_is_right
}

@test "Windows line ends and a byte-order mark" {
  { printf '\xef\xbb\xbf' && sed 's/$/\r/' "$root/solutions/momentum.c"; } >"$sub/momentum.c"
  grade --no-memcheck "$sub"
  only_momentum_is_right
}

@test "a read-only folder, which stays as it is" {
  solve momentum
  before=$(find "$sub" -printf '%p %s %T@ %m\n' | sort)
  chmod 555 "$sub"
  grade --no-memcheck "$sub"
  chmod 755 "$sub"
  only_momentum_is_right
  [ "$before" = "$(find "$sub" -printf '%p %s %T@ %m\n' | sort)" ]
}

@test "a symbolic link is not followed" {
  ln -s "$root/solutions/momentum.c" "$sub/momentum.c"
  grade --no-memcheck "$sub"
  holds '.score == 0 and any(.notes[]; test("not a regular file"))'
}

@test "a header of the learner's own does not replace the contract" {
  solve momentum
  echo '#error mine' >"$sub/momentum.h"
  grade --no-memcheck "$sub"
  only_momentum_is_right
}

@test "a file that is not C at all costs its stage, in bounded time and space" {
  solve_all
  head -c 500000 /dev/urandom >"$sub/momentum.c"
  grade --no-memcheck "$sub"
  holds 'all(.stages[]; .score == if .id == "momentum" then 0 else 90 end)'
  holds '[.stages[].compile.output | length] | max < 5000'
}

@test "an empty file, and a folder with a source's name" {
  solve momentum
  : >"$sub/adaptive.c"
  mkdir "$sub/schedules.c"
  grade --no-memcheck "$sub"
  holds '[.stages[] | select(.id == "adaptive")][0] | .handed_in and .score == 0'
  holds '[.stages[] | select(.id == "schedules")][0].handed_in == false'
  holds 'any(.notes[]; test("schedules.c is a folder, not a regular file"))'
}
