# Under which names and in which folders the stages' files are found.
load intake

@test "a number that was added to a name, and other case, are seen through, with a note" {
  cp "$root/solutions/momentum.c" "$sub/momentum-1.c"
  cp "$root/solutions/adaptive.c" "$sub/adaptive (2).c"
  cp "$root/solutions/schedules.c" "$sub/Schedules.C"
  take "$sub"
  took momentum adaptive schedules
  says 'momentum-1.c was taken as momentum.c'
  says 'adaptive (2).c was taken as adaptive.c'
  says 'Schedules.C was taken as schedules.c'
}

@test "the plain name goes before its variants" {
  solve momentum
  echo '#error' >"$sub/momentum-1.c"
  echo '#error' >"$sub/MOMENTUM.c"
  take "$sub"
  took momentum
  says 'momentum.c was taken, * not'
}

@test "of several variants none is taken" {
  cp "$root/solutions/momentum.c" "$sub/momentum-1.c"
  cp "$root/solutions/momentum.c" "$sub/momentum-2.c"
  take "$sub"
  took
  says 'there is no momentum.c, but momentum-1.c, momentum-2.c; none was taken, *'
}

@test "a number is not enough: another name is another file" {
  for name in momentum2.c momentum_final.c my-momentum-1.c momentum-1.h momentum-1.c.txt; do
    cp "$root/solutions/momentum.c" "$sub/$name"
  done
  take "$sub"
  took
  says 'not graded, because no stage has such a file: *momentum2.c*'
}

@test "names are found in any locale" {
  locale -a | grep -qi '^tr_TR.utf-*8$' || skip 'there is no Turkish locale here'
  cp "$root/solutions/schedules.c" "$sub/SCHEDULES-1.C"
  LC_ALL=tr_TR.UTF-8 take "$sub"
  took schedules
}

@test "a folder for each stage" {
  mkdir "$sub/first" "$sub/second"
  cp "$root/solutions/momentum.c" "$sub/first/"
  cp "$root/solutions/adaptive.c" "$sub/second/"
  take "$sub"
  took momentum adaptive
  says 'files of the course are in first/, second/; those in first/, second/ were taken'
}

@test "two versions in two folders: nobody can know which; the folders are named" {
  mkdir "$sub/old" "$sub/new"
  cp "$root/solutions/momentum.c" "$sub/old/"
  cp "$root/solutions/momentum.c" "$sub/new/"
  echo '/* mine */' | tee -a "$sub/old/momentum.c" >>"$sub/new/momentum.c"
  take "$sub"
  took
  says 'files of the course are in new/, old/; none was taken, *: put those to be graded in one folder'
}

@test "an older version in a folder inside" {
  mkdir -p "$sub/hw/old"
  cp "$root/solutions/momentum.c" "$sub/hw/"
  echo '#error' >"$sub/hw/old/momentum.c"
  take "$sub"
  took momentum
  says 'files of the course are in *; those in hw/ were taken'
}

@test "in a copy of the course, starter/ counts, and solutions/ never" {
  mkdir "$sub/course"
  cp -r "$root/starter" "$root/solutions" "$sub/course/"
  echo '/* mine */' >>"$sub/course/starter/momentum.c"
  take "$sub"
  cmp "$sub/course/starter/momentum.c" "$taken/momentum.c"
  says '*those in course/starter/ were taken'
  rm -r "$sub/course/starter"
  cp -r "$root/starter" "$sub/course/"
  take "$sub"
  cmp "$root/starter/momentum.c" "$taken/momentum.c"
}

@test "an untouched starter beside the learner's own folder" {
  mkdir "$sub/src"
  cp -r "$root/starter" "$sub/"
  cp "$root/solutions/momentum.c" "$sub/src/"
  echo '/* mine */' >>"$sub/src/momentum.c"
  take "$sub"
  cmp "$sub/src/momentum.c" "$taken/momentum.c"
  [ "$(ls "$taken")" = momentum.c ]
}

@test "what macOS and git add is not looked at" {
  mkdir "$sub/hw" "$sub/__MACOSX" "$sub/.git"
  cp "$root/solutions/momentum.c" "$sub/hw/"
  printf '\0\5\26\7' | tee "$sub/hw/._momentum.c" "$sub/.git/momentum.c" >"$sub/__MACOSX/momentum.c"
  (cd "$sub" && zip -qr ../handed.zip .)
  for what in "$sub" "$BATS_TEST_TMPDIR/handed.zip"; do
    take "$what"
    took momentum
    ! says '*__MACOSX*'
  done
}

@test "names are harmless wherever they are shown" {
  solve momentum
  odd=$'a\e[31m\n::error::x\xff\u202e##[group]'
  touch "$sub/$odd.c" "$sub/$(printf 'x%.0s' {1..200}).c"
  grade --no-memcheck --stage momentum "$sub"
  holds '.score == 90'
  grade --no-memcheck "$sub"
  holds '[.notes[] | select(test("^not graded.*xxx[.][.][.]"))] | length == 1 and (.[0] | length) < 300'
  holds 'all(.notes[]; test("[[:cntrl:]\u202e]|::|##\\[") | not)'
  run "$root/grade.sh" --no-memcheck "$sub"
  [ "$status" -eq 0 ]
  [[ $output == *'not graded'* && $output != *$'\e'* && $output != *'::'* ]]
  cp -r "$sub" "$BATS_TEST_TMPDIR/$odd"
  grade --no-memcheck --stage momentum "$BATS_TEST_TMPDIR/$odd"
  holds '.score == 90 and (.submission | test("[[:cntrl:]\u202e]|::|##\\[") | not)'
  run "$root/grade.sh" --no-memcheck --stage momentum "$BATS_TEST_TMPDIR/$odd"
  [ "$status" -eq 0 ]
  [[ $output != *$'\e'* && $output != *'::'* && $output != *'##['* ]]
}
