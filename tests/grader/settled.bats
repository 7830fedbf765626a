# Verdicts that are settled without a process are those that Criterion gives.
load helpers

# The momentum stage of the submission runs: writes its trace.
run_probe() {
  local build=${DESCENT_BUILD:-$root/build}
  (cd "$root" && gcc @grader/flags/compile -w -Istages -Istages/02_momentum -o "$BATS_TEST_TMPDIR/probe" "$sub/momentum.c" \
    "$build"/{probe.o,cases/momentum.o,stubs/momentum.o} @grader/flags/link -lm)
  "$BATS_TEST_TMPDIR/probe" 0 >"$BATS_TEST_TMPDIR/trace"
}

# Judge the trace: judge KNOWN prints the verdicts, those of the reference being in file KNOWN. What
# Criterion says goes to a log.
judge() {
  local build=${DESCENT_BUILD:-$root/build}
  DESCENT_KNOWN=$1 DESCENT_TRACE=$BATS_TEST_TMPDIR/trace DESCENT_REFERENCE=$build/reference/0.trace LD_LIBRARY_PATH=$build/lean \
    DESCENT_VERDICTS=$BATS_TEST_TMPDIR/verdicts "$build/suites/momentum" >"$BATS_TEST_TMPDIR/log" 2>&1
  sort "$BATS_TEST_TMPDIR/verdicts"
}

# The same verdicts both ways, and at least so many of that status: same_verdicts COUNT STATUS
same_verdicts() {
  local verdicts=${DESCENT_BUILD:-$root/build}/reference/0.verdicts
  run_probe
  judge /dev/null/none >"$BATS_TEST_TMPDIR/all-run"
  judge "$verdicts" >"$BATS_TEST_TMPDIR/settled"
  diff "$BATS_TEST_TMPDIR"/{all-run,settled}
  (($(grep -c "\", \"$2\", " "$BATS_TEST_TMPDIR/settled") >= $1))
}

@test "a solution: all is settled, without one process for a test" {
  solve momentum
  same_verdicts 40 passed
  judge "${DESCENT_BUILD:-$root/build}/reference/0.verdicts"
  grep -q 'Tested: 0' "$BATS_TEST_TMPDIR/log"
}

@test "a known mistake: what differs is judged, and only that" {
  solve momentum
  spoil momentum 's/v\[i\] = beta \* v\[i\] + grad\[i\];/v[i] = grad[i];/'
  same_verdicts 10 failed
}

@test "a starter, whose tests are skipped" {
  cp "$root/starter/momentum.c" "$sub/"
  same_verdicts 40 skipped
}

@test "crashes, endless loops and calls of exit" {
  solve momentum
  spoil momentum 's/^#include <stdlib.h>/&\n#include <stdio.h>/'
  spoil momentum 's/^    f->gradient(/    puts("so far"); *(volatile int *)8 = 1;\n&/'
  same_verdicts 5 crashed
  solve momentum
  spoil momentum 's/^    f->gradient(/    for (volatile int i = 0;; i++) {}\n&/'
  same_verdicts 5 timeout
  solve momentum
  spoil momentum 's/^    f->gradient(/    exit(0);\n&/'
  same_verdicts 5 unfinished
}

@test "what the reference itself does not pass is judged again" {
  solve momentum
  run_probe
  sed 's/"passed"/"failed"/' "${DESCENT_BUILD:-$root/build}/reference/0.verdicts" >"$BATS_TEST_TMPDIR/known"
  judge "$BATS_TEST_TMPDIR/known"
  grep -q 'Tested: [1-9]' "$BATS_TEST_TMPDIR/log"
}

@test "a court has ruled only with a whole line for each test" {
  # shellcheck disable=SC2034  # what court_has_ruled reads
  box=$BATS_TEST_TMPDIR stage_ids=(momentum) stage_test_counts=(2)
  declare -A build_status=([momentum]=ok)
  source "$root/grader/run.sh"
  printf '["a"]\n["b"]\n' >"$box/verdicts-momentum"
  run ! court_has_ruled
  : >"$box/ruled"
  court_has_ruled
  printf '["a"]\n["b' >"$box/verdicts-momentum"
  run ! court_has_ruled
  printf '["a"]\n' >"$box/verdicts-momentum"
  run ! court_has_ruled
}
