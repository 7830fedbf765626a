# A class: who is a student, what is graded when, and what becomes of errors.
load helpers
load class

setup_file() {
  # The tests grade one class after the other.
  export BATS_NO_PARALLELIZE_WITHIN_FILE=true
  root=$(cd -- "$BATS_TEST_DIRNAME/../.." && pwd -P)
  new_class "$BATS_FILE_TMPDIR"
  student anna
  student "bob's \"own\" folder" "$forgets"
  mkdir "$class/Éva Né_99_assignsubmission_file_"
  (cd "$root/solutions" && zip -q "$class/Éva Né_99_assignsubmission_file_/all.zip" momentum.c)
  cp "$root/starter/momentum.c" "$class/smithanna_12_100_momentum.c"
  cp "$root/solutions/momentum.c" "$class/smithanna_LATE_12_105_momentum-1.c"
  printf 'MZ\0' >"$class/zoe.exe"
  printf 'never a student' >"$class/.DS_Store"
  "$root/grade.sh" --class "$class" -o "$grades" --stage momentum --no-memcheck >"$BATS_FILE_TMPDIR/said" 2>&1 ||
    { cat "$BATS_FILE_TMPDIR/said" && return 1; }
}

setup() {
  new_class "$BATS_FILE_TMPDIR"
}

@test "each entry is a student, whatever its form and name" {
  [ "$(find "$grades/results" -name '*.json' | wc -l)" -eq 5 ]
  result anna && holds '.score == 90 and .student.key == "anna"'
  result "bob's \"own\" folder" && holds '.score > 0 and .score < 90'
  result 'Éva Né_99' && holds '.score == 90 and .student.name == "Éva Né"'
  result smithanna_12 && holds '.score == 90 and .student.id == "12" and .student.late'
  for json in "$grades"/results/*.json; do validate "$json"; done
}

@test "of what was handed in several times the newest counts, and a note says so" {
  result smithanna_12
  holds '.notes == ["also handed in, and not graded because something newer counts: smithanna_12_100_momentum.c"]'
  cmp "$grades/submissions/smithanna_12/momentum.c" "$root/solutions/momentum.c"
}

@test "what cannot be read as anything is worth 0, says why, and is no error" {
  result zoe
  holds '.score == 0 and (.notes[0] | test("zero byte"))'
  [ -z "$(ls "$grades/errors")" ]
}

@test "in a pipe there is a line for each student, and a summary" {
  grep -qx '[1-5]/5 anna 90/90' "$BATS_FILE_TMPDIR/said"
  [ "$(grep -c '^[1-5]/5 ' "$BATS_FILE_TMPDIR/said")" -eq 5 ]
  grep -q '^5 students: 5 graded now, 0 unchanged' "$BATS_FILE_TMPDIR/said"
}

@test "every student has a report that says nothing of the instructor's machine" {
  for key in anna "bob's \"own\" folder" 'Éva Né_99' smithanna_12 zoe; do
    grep -q 'make momentum\|Well done\|The whole course' "$grades/reports/$key.txt"
    ! grep -F "$BATS_FILE_TMPDIR" "$grades/reports/$key.txt"
  done
}

@test "made many at a time, a report is what its format makes of the result, in every format" {
  cp -r "$grades" "$BATS_TEST_TMPDIR/grades"
  grades=$BATS_TEST_TMPDIR/grades
  local formats=() format place ending key
  mapfile -t formats < <(cd "$root/grader/formats" && grep -l '^# reads: one' -- *.jq)
  [ "${#formats[@]}" -gt 8 ]
  formats=("${formats[@]%.jq}")
  export SOURCE_DATE_EPOCH=1767225600
  grade_class "${formats[@]/#/--format=}"
  [ "$status" -eq 0 ]
  for format in "${formats[@]}"; do
    place=$format ending=$(sed -n 's/^# ending: //p' "$root/grader/formats/$format.jq")
    [[ $format != @(text|markdown|html) ]] || place=reports
    for key in anna "bob's \"own\" folder" 'Éva Né_99' smithanna_12 zoe; do
      jq -r -L "$root/grader/jq" -f "$root/grader/formats/$format.jq" \
        --argjson options "$(<"$grades/.run/options.json")" "$grades/results/$key.json" |
        cmp - "$grades/$place/$key.$ending"
    done
  done
}

@test "a report that cannot be made costs nobody else theirs, and no grade" {
  cp -r "$grades" "$BATS_TEST_TMPDIR/grades"
  grades=$BATS_TEST_TMPDIR/grades
  cp -r "$grades/reports" "$BATS_TEST_TMPDIR/before"
  cp "$grades/gradebook.csv" "$BATS_TEST_TMPDIR/"
  rm "$grades"/reports/*
  result anna
  jq -c '.seed = 0 | .stages[0].functions = 7' "$json" >"$BATS_TEST_TMPDIR/odd" && mv "$BATS_TEST_TMPDIR/odd" "$json"
  grade_class
  [ "$status" -eq 4 ]
  [[ $output == *'5 unchanged'*'cannot be shown:'*'  anna as html: jq: error '* ]]
  rm "$BATS_TEST_TMPDIR"/before/anna.*
  diff -r "$BATS_TEST_TMPDIR/before" "$grades/reports"
  cmp "$grades/gradebook.csv" "$BATS_TEST_TMPDIR/gradebook.csv"
}

@test "what is unchanged is not graded again, what has changed is, and --force grades all" {
  cp -r "$grades" "$BATS_TEST_TMPDIR/before"
  grade_class
  [ "$status" -eq 0 ]
  [[ $output != *1/* && $output == *'5 students: 0 graded now, 5 unchanged'* ]]
  diff -r "$grades/results" "$BATS_TEST_TMPDIR/before/results"
  student anna "$forgets"
  grade_class
  [[ $output == *'1/1 anna '* && $output == *'5 students: 1 graded now, 4 unchanged'* ]]
  result anna && holds '.score < 90'
  student anna
  grade_class --force
  [[ $output == *'5 students: 5 graded now'* ]]
  diff -r "$grades/results" "$BATS_TEST_TMPDIR/before/results"
}

@test "a student who is gone from the folder is kept, and named" {
  cp -r "$class" "$BATS_TEST_TMPDIR/class"
  cp -r "$grades" "$BATS_TEST_TMPDIR/grades"
  class=$BATS_TEST_TMPDIR/class grades=$BATS_TEST_TMPDIR/grades
  rm -r "$class/anna"
  grade_class
  [[ $output == *'5 students: '*'no longer in the folder, but kept: anna;'* ]]
  [ -e "$grades/results/anna.json" ]
}

@test "an error of the machine is not a student's 0: it is listed apart and tried again" {
  cp -r "$class" "$BATS_TEST_TMPDIR/class"
  class=$BATS_TEST_TMPDIR/class grades=$BATS_TEST_TMPDIR/grades
  rm -rf "$class"/[!a]*
  student anna
  student bad
  mkdir "$BATS_TEST_TMPDIR/bin"
  # shellcheck disable=SC2016  # to be expanded by the false jq
  printf '#!/bin/bash\n[[ "$*" != *jobs.*/bad.json* ]] || { echo "disk full" >&2; exit 5; }\nexec %q "$@"\n' \
    "$(command -v jq)" >"$BATS_TEST_TMPDIR/bin/jq"
  chmod +x "$BATS_TEST_TMPDIR/bin/jq"
  PATH=$BATS_TEST_TMPDIR/bin:$PATH grade_class
  [ "$status" -eq 4 ]
  [[ $output == *'bad could not be graded: disk full'*'1 student: 1 graded now'*', 1 not graded'* ]]
  [ "$(<"$grades/errors/bad.txt")" = 'disk full' ]
  [ ! -e "$grades/results/bad.json" ]
  result anna && holds '.score == 90'
  grade_class
  [ "$status" -eq 0 ]
  [[ $output == *'1/1 bad 90/90'* ]]
  [ -z "$(ls "$grades/errors")" ]
}
