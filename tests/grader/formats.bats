# What the formats for CI and for platforms make of a result: form, totals, limits, and nothing in them
# that the reader takes for something else.
load helpers

golden=$root/tests/grader/golden
schemas=$root/tests/grader/schemas

# A result in a format: show FORMAT RESULT
show() {
  jq -r -L "$root/grader/jq" -f "$root/grader/formats/$1.jq" "$2"
}

# Do files in this format have its form? conforms FORMAT FILE...
conforms() {
  local format=$1 together=$BATS_TEST_TMPDIR/together file
  shift
  if [[ $format == junit ]]; then
    xmllint --nonet --noout --schema "$schemas/junit.xsd" "$@"
    return
  fi
  if [[ $format == autolab ]]; then
    for file in "$@"; do jq -s . "$file"; done >"$together"
  else
    cat -- "$@" >"$together"
  fi
  validate "$together" "$schemas/$format.schema.json"
}

# A result of four large stages in which every test fails, at length: loud PIECE-OF-TEXT
loud() {
  jq --arg piece "$1" '
    ($piece * 4000 | .[:4000]) as $long
    | .notes = [range(20) | $long[:300]]
    | .stages = [range(1; 5) as $n | .stages[0]
        | .id = "stage_\($n)" | .folder = "0\($n)_stage_\($n)" | .title = "Stage \($n)"
        | .tests = [range(45) as $i | .tests[0]
            | .name = "a_function_of_stage_\($n)/has_a_behaviour_with_a_long_name_\($i)"
            | .status = "failed" | .score = 0 | .max_score = 2 | .message = $long | .printed = $long]
        | .score = 0 | .max_score = 100
        | .memory = {status: "errors", score: 0, max_score: 10, reason: "", tests_flagged: 45,
                     findings: [range(20) | {test: "a/b", kind: "leak", message: $long, function: "f", file: "a.c", line: 3}]}]
    | .score = 0 | .max_score = 400' "$golden/inputs/full.json"
}

@test "the fixed results are shown as they were when somebody looked" {
  mkdir "$BATS_TEST_TMPDIR/now"
  "$root/tests/grader/golden.sh" "$BATS_TEST_TMPDIR/now"
  diff -ru "$golden/outputs" "$BATS_TEST_TMPDIR/now"
}

@test "the fixed results follow the schema of results" {
  jq -c '., .[]? | select(.stages?)' "$golden"/inputs/*.json >"$json"
  [ "$(wc -l <"$json")" -eq 7 ]
  validate "$json"
}

@test "each format has the form that its readers know" {
  for format in junit ctrf gradescope github classroom50 autolab prairielearn; do
    conforms "$format" "$golden/outputs/"{mixed,full}".$format".*
  done
}

@test "a schema refuses what it should" {
  for format in ctrf gradescope github classroom50 prairielearn; do
    jq '.tests = [] | .results.tests = [{}]' "$golden/outputs/mixed.$format.json" >"$json"
    run conforms "$format" "$json"
    [ "$status" -ne 0 ]
  done
  sed 's/failures="3"//' "$golden/outputs/mixed.junit.xml" >"$json"
  run conforms junit "$json"
  [ "$status" -ne 0 ]
}

@test "totals are those of the result, and of what they are the totals of" {
  result=$golden/inputs/mixed.json
  score=$(jq .score "$result") max=$(jq .max_score "$result")
  asks() { show "$1" "$result" | jq -e --argjson score "$score" --argjson max "$max" "$2"; }
  asks gradescope '.score == $score and ([.tests[].score] | add * 100 | round / 100) == $score and ([.tests[].max_score] | add) == $max'
  asks github '([.tests[].score] | add) == ($score | floor) and .max_score == $max'
  asks github '([.tests[] | select(.status == "pass")] | length) / (.tests | length) * .max_score == ([.tests[].score] | add)'
  asks classroom50 '.score == ($score | floor) and .score == ([.tests[].score] | add) and ."max-score" == ([.tests[]."max-score"] | add)'
  asks classroom50 'all(.tests[]; .score <= ."max-score") and any(.tests[]; .passed | not)'
  asks prairielearn '.score == $score / $max'
  asks autolab 'select(.scores) | ([.scores[]] | add) == $score and .scoreboard == [$score]'
  asks ctrf '.results | .summary as $s | [.tests[].status] as $all | all("passed", "failed", "skipped"; . as $one | $s[$one] == ([$all[] | select(. == $one)] | length))
             and $s.tests == $s.passed + $s.failed + $s.skipped'
}

@test "JUnit's counters count" {
  show junit "$golden/inputs/mixed.json" >"$json"
  count() { xmllint --xpath "number($1)" "$json"; }
  for suite in //testsuites '//testsuite[1]' '//testsuite[2]' '//testsuite[4]'; do
    [ "$(count "$suite/@tests")" -eq "$(count "count($suite//testcase)")" ]
    [ "$(count "$suite/@failures")" -eq "$(count "count($suite//failure)")" ]
    [ "$(count "$suite/@errors")" -eq "$(count "count($suite//error)")" ]
    [ "$(count "$suite/@skipped")" -eq "$(count "count($suite//skipped)")" ]
  done
  [ "$(count //testsuites/@errors)" -eq 3 ]
}

@test "fractions of points are rounded down, and full marks stay full" {
  jq '.stages |= map(.memory.score = 1.9)' "$golden/inputs/full.json" >"$json"
  show classroom50 "$json" | jq -e '.score == ."max-score" - 1 and ([.tests[] | select(.passed | not)] | length) == 2'
  show github "$json" | jq -e '.status == "fail" and ([.tests[].score] | add) == .max_score - 1'
  show classroom50 "$golden/inputs/full.json" | jq -e '.score == ."max-score" and all(.tests[]; .passed)'
  show github "$golden/inputs/full.json" | jq -e '.status == "pass" and all(.tests[]; .status == "pass")'
}

@test "Autolab's rewriting of word: leaves the scores alone" {
  show autolab "$golden/inputs/mixed.json" | tail -n 1 >"$json"
  perl -pe 's/([a-zA-Z0-9]+):/"\1":/g' "$json" | cmp - "$json"
  jq -e '.scores | has("Rates schedules")' "$json"
  [ "$(show autolab "$golden/inputs/mixed.json" | wc -l)" -eq 2 ]
}

@test "PrairieLearn: nothing handed in costs no attempt, a file that does not compile does" {
  jq '.stages |= map(.handed_in = false | .compile.ok = false)' "$golden/inputs/mixed.json" >"$json"
  show prairielearn "$json" >"$BATS_TEST_TMPDIR/shown"
  conforms prairielearn "$BATS_TEST_TMPDIR/shown"
  jq -e '.gradable == false and (.format_errors[0] | test("momentum.c"))' "$BATS_TEST_TMPDIR/shown"
  jq '.stages |= map(select(.id == "momentum"))' "$golden/inputs/mixed.json" >"$json"
  show prairielearn "$json" | jq -e '.gradable and (.output | test("does not compile"))'
}

@test "however much fails, and in whatever script, each format keeps to the size its reader takes" {
  for piece in '\"`' $'\U1F600'; do
    loud "$piece" >"$json"
    [ "$(show prairielearn "$json" | wc -c)" -lt 1000000 ]
    [ "$(show github "$json" | base64 -w 0 | wc -c)" -lt 131000 ]
    [ "$(show githubsummary "$json" | wc -c)" -lt 1000000 ]
  done
  show github "$json" | jq -e '.max_score == 400 and (.tests | length) == 400 and (.tests[0].message | length) > 0'
}

@test "the odd characters of Unicode go into XML that can be read" {
  jq '.stages[0].tests[0] += {status: "failed", message: ([range(1; 1000), range(8190; 8300), range(55200; 55296),
      range(57344; 57400), range(65000; 65536), 65536, 131071, 1114111] | implode)}' \
    "$golden/inputs/full.json" >"$json"
  show junit "$json" >"$BATS_TEST_TMPDIR/shown"
  conforms junit "$BATS_TEST_TMPDIR/shown"
  xmllint --xpath 'string(//failure)' "$BATS_TEST_TMPDIR/shown" | grep -q $'\U10FFFF'
}

@test "a message is no command to the log of GitHub Actions" {
  jq '.stages[0].tests[0] += {status: "failed", score: 0, message: "::error::a\n  ::::set-env name=b::c\n##[group]d\n:::e##[[f"}' \
    "$golden/inputs/full.json" >"$json"
  show github "$json" | jq -r '.tests[].message // empty' >"$BATS_TEST_TMPDIR/log"
  grep -q 'error' "$BATS_TEST_TMPDIR/log"
  run grep -E '::|##\[' "$BATS_TEST_TMPDIR/log"
  [ "$status" -eq 1 ]
}

@test "a secret seed is in no format that students see" {
  seed=$(jq .seed "$golden/inputs/mixed.json")
  [ "$seed" -gt 1000000000 ]
  run grep -rlF "$seed" "$golden/outputs"
  [ "$status" -eq 1 ]
  jq '.[0]' "$golden/inputs/class.json" >"$json"
  for format in text markdown html; do
    jq -r -L "$root/grader/jq" -f "$root/grader/formats/$format.jq" \
      --argjson options '{"path": "", "me": "grade.sh", "again": "", "root": "", "most": 3}' "$json" >"$BATS_TEST_TMPDIR/shown"
    grep -q Momentum "$BATS_TEST_TMPDIR/shown"
    run grep -F "$seed" "$BATS_TEST_TMPDIR/shown"
    [ "$status" -eq 1 ]
  done
}

@test "a real submission in every format" {
  solve momentum adaptive
  spoil momentum 's/^    double \*v = state->v;/    *(volatile int *)8 = 1;\n&/'
  spoil adaptive '0,/return DESCENT_OK;/s//return DESCENT_OK/'
  grade --stage momentum --stage adaptive "$sub"
  for filter in "$root"/grader/formats/*.jq; do
    format=$(basename "$filter" .jq)
    grep -q '^# reads: one' "$filter" || continue
    jq -r -L "$root/grader/jq" -f "$filter" --argjson options '{"path": "", "me": "grade.sh", "again": "", "root": "", "most": 3}' \
      "$json" >"$BATS_TEST_TMPDIR/shown"
    [ -s "$BATS_TEST_TMPDIR/shown" ]
    [[ ! -e $schemas/$format.schema.json && $format != junit ]] || conforms "$format" "$BATS_TEST_TMPDIR/shown"
  done
}

@test "grade.sh itself writes the last two lines for Autolab" {
  solve momentum
  run --separate-stderr "$root/grade.sh" --stage momentum --no-memcheck --format autolab "$sub"
  [ "$status" -eq 0 ]
  [ -z "$stderr" ]
  [ "${#lines[@]}" -eq 2 ]
  [[ ${lines[1]} == '{"scores":{"Momentum":90},"scoreboard":[90]}' ]]
}

@test "the commands for GitHub in the documents do what they say" {
  cd "$BATS_TEST_TMPDIR"
  ln -s "$root"/* .
  sed -n '/^## GitHub/,/^## Classroom/s/^    //p' docs/platforms.md >step
  [ "$(wc -l <step)" -eq 3 ]
  GITHUB_STEP_SUMMARY=summary GITHUB_OUTPUT=values bash -e step
  grep -q '^## Descent: 0 of ' summary
  sed 's/^result=//' values | base64 -d >"$json"
  conforms github "$json"
}

@test "every format is in --help, and its head says what it reads and how its files end" {
  run "$root/grade.sh" --help
  for filter in "$root"/grader/formats/*.jq; do
    [[ $output == *"$(basename "$filter" .jq)"* ]]
    grep -qE '^# reads: (one|all|inputs)$' "$filter"
    grep -qE '^# ending: [a-z]+$' "$filter"
    [[ $(head -n 1 "$filter") == '# '[A-Za-z]* ]]
  done
}
