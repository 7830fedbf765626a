# The gradebooks of a class: they say what the results say, and a spreadsheet that opens them runs nothing.
load helpers

class=$root/tests/grader/golden/inputs/class.json

# A class in a format: show FORMAT CLASS [ASSIGNMENT]
show() {
  jq -r -L "$root/grader/jq" -f "$root/grader/formats/$1.jq" \
    --argjson options "$(jq -n --arg assignment "${3-Lab 1}" '{$assignment, late: "keep"}')" "$2"
}

# The rows as JSON, read by somebody else.
rows() {
  mlr --icsv --ojson --infer-none cat
}

# A class of one student about whom this is known: student JQ-OBJECT
student() {
  jq -c "[.[0] | .student += $1]" "$class"
}

@test "read back, the table has the grades of the results, row by row" {
  show csv "$class" | rows >"$json"
  jq -e --slurpfile class "$class" '
    ($class[0] | map([.score, (.stages[0].score?), .student.id])) == map([.score, .gradient_descent, .id | if . == "" then null else . end]
      | [(.[0:2][] | if . then tonumber else null end), .[2] // ""])' "$json"
  jq -e 'map(.grade) == ["11", "4.8", "", "", "", "5.5", "6"]' "$json"
  jq -e 'map(.state) == ["graded", "graded", "graded", "not handed in", "not handed in", "graded", "graded"]' "$json"
  jq -e '.[1] | .late == "yes" and .days_late == "2" and .memory == "leaks" and (.mistakes | test("Heavy ball"))' "$json"
  jq -e '.[2] | .excused == "yes" and .score == "5.5"' "$json"
}

@test "a column for each stage there is, also for one that not all results have" {
  jq '.[0].stages += [.[0].stages[0] | .id = "annealing" | .folder = "05_annealing" | .score = 7]' "$class" >"$json"
  show csv "$json" | rows >"$BATS_TEST_TMPDIR/rows"
  jq -e '.[0].annealing == "7" and .[1].annealing == "" and (.[0] | keys_unsorted | index("annealing") == index("momentum") + 1)' "$BATS_TEST_TMPDIR/rows"
}

@test "Canvas: its header, the points possible, EX for the excused, nothing for who handed in nothing" {
  show canvas "$class" 'Lab 1 (12345)' >"$json"
  [ "$(head -n 1 "$json")" = '"Student","ID","SIS User ID","SIS Login ID","Section","Lab 1 (12345)"' ]
  [[ $(sed -n 2p "$json") == '"    Points Possible",'*,11 ]]
  rows <"$json" | jq -e '.[1:] | map(."Lab 1 (12345)") == ["11", "4.8", "EX", "", "EX", "5.5", "6"]'
  rows <"$json" | jq -e '.[1] | .ID == "101" and ."SIS User ID" == "S-101" and ."SIS Login ID" == "s101" and .Section == "Group A"'
}

@test "Moodle: e-mails as they are, no grade for the excused, a feedback that says where points are" {
  show moodle "$class" | rows >"$json"
  jq -e '.[0]."Email address" == "Student.101@example.org" and .[0]."ID number" == "101"' "$json"
  jq -e 'map(."Lab 1") == ["11", "4.8", "", "", "", "5.5", "6"]' "$json"
  jq -e '.[1]."Lab 1 feedback" | test("Momentum 0 of 5, memory leaks") and test("Known mistake: Heavy ball") and test("Late: 4.8 of 6")' "$json"
  jq -e '.[2]."Lab 1 feedback" == "excused" and .[3]."Lab 1 feedback" == ""' "$json"
}

@test "late work that counts nothing is 0, not the score" {
  student '{late: true, adjusted_score: 0}' >"$json"
  show canvas "$json" | rows | jq -e '.[1]."Lab 1" == "0"'
  show moodle "$json" | rows | jq -e '.[0] | ."Lab 1" == "0" and (."Lab 1 feedback" | test("Late: 0 of 11"))'
}

@test "who could not be graded has no grade, and is not called absent" {
  # shellcheck source=/dev/null
  source "$root/grader/class/gradebook.sh"
  work=$BATS_TEST_TMPDIR
  {
    printf '{}\n'
    jq -r '.[0, 1] | [.student.key, "grade", ({student} | tojson)] | join("\u001f")' "$class"
  } >"$work/plan"
  jq -c '[{key: .[1].student.key, message: "no room on the disk"}]' "$class" >"$work/errors.json"
  students_with_errors | jq -s . >"$json"
  jq -e 'length == 1' "$json"
  show csv "$json" | rows | jq -e '.[0] | .name == "Student, Two" and .state == "could not be graded" and .grade == ""'
  show canvas "$json" | rows | jq -e '.[1] | .ID == "102" and ."Lab 1" == ""'
}

@test "every format of a class takes all kinds of students, and calls nobody absent who is not" {
  jq -c '. + [{student: (.[0].student | .key = "stuck" | .name = "Student, Stuck"), error: "no room on the disk"}]' "$class" >"$json"
  for filter in "$root"/grader/formats/*.jq; do
    grep -q '^# reads: all' "$filter" || continue
    show "$(basename "$filter" .jq)" "$json" >"$BATS_TEST_TMPDIR/shown"
    grep -q 'Student, Four' "$BATS_TEST_TMPDIR/shown"
    run grep -iE 'handed in nothing.*Student, Stuck' "$BATS_TEST_TMPDIR/shown"
    [ "$status" -eq 1 ]
  done
}

# What a spreadsheet might take for the beginning of a formula.
readonly signs=('=' + - @ ＝ ＋ － ＠ ﹦ − $'\t=' $'\r=' $'\n=' ' =' '"=' "'=" '" =' $'\u00a0=' $'\ufeff=' $'\u200b=')

@test "no cell is a formula, however it is disguised" {
  jq -c '[.[0] | .student |= {key, name, id, sis, login, email, section}
    | .student[] = ($ARGS.positional[] | . + "cmd|\u0027/C calc\u0027!A1")]' "$class" --args "${signs[@]}" >"$json"
  for format in csv canvas moodle; do
    show "$format" "$json" >"$BATS_TEST_TMPDIR/shown"
    rows <"$BATS_TEST_TMPDIR/shown" | jq -e --arg n "${#signs[@]}" '
      [.[][] | select(test("calc"))] | length >= 3 * ($n | tonumber) and all(.[]; startswith("\u0027"))'
  done
}

@test "nor is the head of a column" {
  show moodle "$class" '=1+1' | rows | jq -e '.[0] | keys_unsorted[3:] == ["\u0027=1+1", "\u0027=1+1 feedback"]'
}

@test "numbers stay numbers, and names stay names" {
  student '{id: "-12", sis: "+4912", name: "O\u0027Neil-Smith, \"Al\"", section: "1.5"}' >"$json"
  show canvas "$json" | rows | jq -e '.[1] | .ID == "-12" and ."SIS User ID" == "+4912" and .Student == "O\u0027Neil-Smith, \"Al\"" and .Section == "1.5"'
  show canvas "$json" | tail -n 1 | grep -qE ',11$'
}

@test "a cell is one line and not endless" {
  student '{name: ("a, \"b\"\n" * 20000)}' >"$json"
  for format in csv canvas moodle; do
    [ "$(show "$format" "$json" | wc -c)" -lt 2000 ]
    show "$format" "$json" | rows | jq -e 'length <= 2'
  done
}

@test "gradebooks need no more of a result than they say" {
  jq -c 'map(if .stages then
      {student, submission, score, max_score, course_version, stages: [.stages[]
        | {id, title, folder, score, max_score, handed_in, compile: (.compile | {ok, refused}), memory: {status: .memory.status},
           tests: [.tests[] | if .diagnosis then {diagnosis: {name: .diagnosis.name}} else {} end]}]}
    else . end)' "$class" >"$json"
  jq -c '.[]' "$class" | jq -c -f "$root/grader/class/row.jq" | jq -s . >"$BATS_TEST_TMPDIR/kept"
  for format in csv canvas moodle; do
    show "$format" "$json" | cmp - <(show "$format" "$class")
    show "$format" "$BATS_TEST_TMPDIR/kept" | cmp - <(show "$format" "$class")
  done
}

@test "a single submission makes a gradebook of one" {
  solve momentum
  run --separate-stderr "$root/grade.sh" --no-memcheck --stage momentum --format csv "$sub"
  [ "$status" -eq 0 ]
  printf '%s\n' "$output" | rows | jq -e 'length == 1 and .[0].grade == "90" and .[0].momentum == "90" and .[0].memory == "skipped"'
}
