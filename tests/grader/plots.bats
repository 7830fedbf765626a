# Plots: the points that the manifests ask for, what ends a line, and the drawing of lines that go astray.
load helpers
load reports

setup() {
  mkdir "$BATS_TEST_TMPDIR/traces"
  cd "$BATS_TEST_TMPDIR/traces"
  json=$BATS_TEST_TMPDIR/result.json
  series=${DESCENT_BUILD:-$root/build}/series
}

# A trace of one case, a/b, with these lines: trace FILE LINE...
trace() {
  local file=$1
  shift
  {
    printf 'descent-trace 1 0\ncase a/b\n'
    printf '%s\n' "$@" 'end finished'
  } >"$file"
}

# The learner's points and the note of a plot: plotted "ELEMENT..."
plotted() {
  printf 's\t0\ta/b\tx%s\n' "${1:+$'\t'${1// /$'\t'}}" >plots
  "$series" learner learner plots | jq -c '[.[2], .[4]]'
}

@test "a point for each recording, beginning with what went in" {
  trace learner ' in x 2 0x1p+0 0x1p+1' ' real x 2 0x1p+2 0x1p+3' ' in x 2 0x1p+2 0x1p+3' ' real y 1 0x1p+0' ' real x 2 0x1p+4 0x1p+5'
  [ "$(plotted '0 1')" = '[[[1,2],[4,8],[16,32]],""]' ]
  [ "$(plotted 1)" = '[[[0,2],[1,8],[2,32]],""]' ]
  [ "$(plotted '')" = '[[[0,4],[1,8]],""]' ]
}

@test "a value that is not finite ends a line, and is said" {
  trace learner ' real x 1 0x1p+0' ' real x 1 nan' ' real x 1 0x1p+0'
  [ "$(plotted 0)" = '[[[1,1]],"point 2 is a NaN, and ends the line"]' ]
  trace learner ' real x 3 0x1p+0 -inf 0x1p+0'
  [ "$(plotted '')" = '[[[0,1]],"point 2 is infinite, and ends the line"]' ]
}

@test "what was not recorded gives no points, and much no more than two hundred" {
  trace learner ' real x null' ' status f 0'
  [ "$(plotted 0)" = '[[],""]' ]
  trace learner ' real x 1 0x1p+0'
  [ "$(plotted 1)" = '[[],""]' ]
  trace learner " real x 1000$(printf ' 0x1p+0%.0s' {1..1000})"
  [ "$(plotted '' | jq '.[0] | length')" -eq 200 ]
  printf 'no trace at all' >learner
  [ "$(plotted 0)" = '[[],""]' ]
}

@test "every plot shows a test of its stage, and the solution's line is the reference's" {
  grade --no-memcheck "$root/solutions"
  [ "$(jq '[.stages[].plots[]] | length' "$json")" -eq "$(jq -s '[.[].plots // [] | length] | add' "$root"/stages/*/stage.json)" ]
  holds 'all(.stages[]; [.tests[].name] as $names | all(.plots[]; .test | IN($names[])))'
  holds 'all(.stages[].plots[]; (.reference | length) >= 5 and .note == "")'
  holds 'all(.stages[].plots[]; [.learner, .reference | length] | .[0] == .[1])'
  holds 'any(.stages[].plots[]; .landscape == "rosenbrock")'
  show html "$json" >page
  is_sound page
  says page 'not(//figcaption[not(contains(., "Yours lies on the reference."))])'
}

@test "a line that explodes stays within the page, and the words say where it went" {
  mkdir submission
  sed 's/theta\[i\] -= lr \* v\[i\];/theta[i] += 1e30 * v[i];/' "$root/solutions/momentum.c" >submission/momentum.c
  grade --no-memcheck --stage momentum submission
  holds '.stages[0].plots | any(.note != "") and any(.learner[-1][0] | fabs > 1e20)'
  show html "$json" >page
  is_sound page
  says page '//figcaption[contains(., "They part at step 1") and contains(., "Yours leaves the picture at step 1")]'
  grep -oE ' d="M[^"]*"' page | grep -oE -- '-?[0-9.]+' | awk '$1 > 3000 || $1 < -3000 { exit 1 }'
  grep -oE ' d="[^"]*"' page >drawn
  lacks drawn 'nan|inf|null|NaN'
}

@test "there is no plot of what is not written, and half a line of what crashes" {
  mkdir submission
  cp -- "$root/starter/momentum.c" submission/
  grade --no-memcheck --stage momentum submission
  holds '.stages[0].plots == []'
  sed 's/theta\[i\] -= lr \* v\[i\];/theta[i] -= lr * v[i]; static int n; if (++n > 9) __builtin_trap();/' \
    "$root/solutions/momentum.c" >submission/momentum.c
  grade --no-memcheck --stage momentum submission
  holds '.stages[0].plots | any(.learner != [] and (.learner | length) < (.reference | length))'
  show html "$json" >page
  says page '//figcaption[contains(., "but ends after")]'
}
