# Who the students are, and what lateness and excuses cost.
load helpers
load class

setup_file() {
  # The tests grade one class after the other.
  export BATS_NO_PARALLELIZE_WITHIN_FILE=true
  root=$(cd -- "$BATS_TEST_DIRNAME/../.." && pwd -P)
  new_class "$BATS_FILE_TMPDIR"
  cp "$root/solutions/momentum.c" "$class/leebo_LATE_7_70_momentum.c"
  mkdir "$class/Anna Smith_99_assignsubmission_file_"
  cp "$root/solutions/momentum.c" "$class/Anna Smith_99_assignsubmission_file_/"
  student "carla"
  "$root/grade.sh" --class "$class" -o "$grades" --stage momentum --no-memcheck
}

setup() {
  new_class "$BATS_FILE_TMPDIR"
}

# The names of a folder as grader/class/entries.jq reads them: key, file and new name of what counts.
entries() {
  printf '%s\0' "$@" | jq -Rs -r -f "$root/grader/class/entries.jq" | awk -F '\037' '{ print $1 "|" $3 "|" $4 "|" $5 "|" $6 }'
}

@test "names of Canvas, Moodle and people are told apart, and no entry is lost" {
  run entries fleebo_7_70_momentum.c fleebo_7_71_adaptive-2.c fleebo_7_69_momentum-1.c 'fleeann_LATE_8_72_all.zip' \
    'dÉva Né_99_assignsubmission_file_' 'fÉva Ló_98_assignsubmission_file_momentum.c' dbob 'fodd
name.tar.gz' fanna.c fanna.zip
  printf '%s\n' "$output"
  for line in 'leebo_7|7|false|0|momentum.c' 'leebo_7|7|false|1|adaptive.c' 'leeann_8|8|true|3|' \
    'Éva Né_99|Participant 99|false|4|' 'Éva Ló_98|Participant 98|false|5|momentum.c' 'bob||false|6|' \
    'odd_name||false|7|' 'anna||false|8|' 'anna.zip||false|9|'; do
    grep -qxF "$line" <<<"$output"
  done
  [ "$(wc -l <<<"$output")" -eq 9 ]
}

@test "an archive that is newer than single files counts alone, and the other way round" {
  [ "$(entries fx_1_10_momentum.c fx_1_11_all.zip)" = 'x_1|1|false|1|' ]
  [ "$(entries fx_1_12_momentum.c fx_1_11_all.zip)" = 'x_1|1|false|0|momentum.c' ]
}

@test "names that are too long stay apart" {
  long=$(printf 'n%.0s' {1..230})
  [ "$(entries "d$long" "d${long}x" | cut -d '|' -f 1 | sort -u | wc -l)" -eq 2 ]
}

@test "late ones keep their points, lose some or all, and nothing is graded again for it" {
  for policy in 'keep 90' 'zero 0' 'percent:10 81' 'percent:100 0' 'percent:25/day 67.5'; do
    read -r late points <<<"$policy"
    grade_class --late "$late"
    [[ $output == *'0 graded now'* ]]
    result leebo_7
    holds ".score == 90 and .student.late and .student.adjusted_score == $points"
    result carla
    holds '.student.adjusted_score == 90 and (.student.late | not)'
  done
}

@test "a Canvas roster says who is who, who is missing and how late" {
  cat >"$BATS_TEST_TMPDIR/roster.csv" <<'END'
Student,ID,SIS User ID,SIS Login ID,Section,Days Late,Lab 1 (5)
    Points Possible,,,,,,90
"Lee, Bo",7,S7,bo.lee,"Monday, 9",3,
"Smith, Anna",12,S12,anna,Tuesday,,
"Nobody, Nora",13,S13,nora,Tuesday,,
"Student, Test",14,,,Tuesday,,
END
  grade_class --roster "$BATS_TEST_TMPDIR/roster.csv" --late percent:10/day
  [ "$status" -eq 0 ]
  [[ $output == *'3 students: 0 graded now, 3 unchanged, 1 handed in nothing'* ]]
  result leebo_7
  holds '.student == {key: "leebo_7", name: "Lee, Bo", id: "7", email: "", login: "bo.lee", sis: "S7", section: "Monday, 9",
                      late: true, days_late: 3, excused: false, adjusted_score: 63}'
  result 'Anna Smith_99'
  holds '.student.id == "12" and .student.login == "anna"'
  for json in "$grades"/results/*.json; do validate "$json"; done
}

@test "a Moodle roster, with semicolons, matches by participant and name" {
  printf '\xef\xbb\xbfIdentifier;Full name;Email address;ID number\r\nParticipant 99;Anna Smith;anna@x.edu;0042\r\nParticipant 98;Carla;carla@x.edu;0043\r\n' \
    >"$BATS_TEST_TMPDIR/roster.csv"
  grade_class --roster "$BATS_TEST_TMPDIR/roster.csv"
  [[ $output != *'handed in nothing'* ]]
  result 'Anna Smith_99'
  holds '.student.id == "0042" and .student.email == "anna@x.edu"'
  result carla
  holds '.student.id == "0043"'
}

@test "who is excused is marked, by name or key; a name that nobody has is pointed out" {
  printf '# this term\nleebo_7\r\n  carla \nnobody\n' >"$BATS_TEST_TMPDIR/excused"
  grade_class --excused "$BATS_TEST_TMPDIR/excused"
  [[ $output == *'excused, but not in this class: nobody'* ]]
  jq -s -e 'map(.student.excused) | sort == [false, true, true]' "$grades"/results/*.json
}
