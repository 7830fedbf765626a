# Processes of ours that somebody else on the machine ends: no learner pays for it.
load helpers
load fault_helpers

# The processes below $1 whose command is $2, the oldest first.
below() {
  ps -eo pid=,ppid=,comm= --sort=start_time | awk -v top="$1" -v name="$2" '
    { parent[$1] = $2; order[NR] = $1; command[$1] = $3 }
    END { for (i = 1; i <= NR; i++) {
            p = order[i]
            for (up = parent[p]; up > 1 && up != top; up = parent[up]) {}
            if (up == top && command[p] == name) print p } }'
}

# kill_one NAME COMMAND...: run COMMAND and kill the first process of that name under it, once.
kill_one() {
  local name=$1 job victim='' out=$BATS_TEST_TMPDIR/out err=$BATS_TEST_TMPDIR/err
  shift
  "$@" >"$out" 2>"$err" 3>&- &
  job=$!
  while [[ -z $victim ]] && kill -0 "$job" 2>/dev/null; do
    victim=$(below "$job" "$name" | head -n 1)
    [[ -z $victim ]] || kill -9 "$victim" || victim=''
  done
  wait "$job" && status=0 || status=$?
  output=$(<"$out") stderr=$(<"$err")
  [[ -n $victim ]] || {
    printf 'there was no %s to kill\n' "$name"
    return 1
  }
}

grade_it=(--format json --no-memcheck --stage momentum)

@test "the compiler, the probe, the suites or the diagnosis, killed once: done again" {
  local name
  for name in cc1 probe momentum diagnose; do
    kill_one "$name" "$root/grade.sh" "${grade_it[@]}" "$submission"
    is_right
  done
}

@test "the sandbox, killed at its first moment: done again, or said" {
  local name
  for name in bwrap timeout prlimit; do
    kill_one "$name" "$root/grade.sh" "${grade_it[@]}" "$submission"
    # Without bubblewrap in the moment in which it is tried, the machine seems to have none.
    [[ $name == prlimit ]] || output=$(jq '.sandbox = $right[0].sandbox' --slurpfile right "$right" <<<"$output")
    right_or_says 'again|does not work'
  done
}

@test "Valgrind, killed once: done again" {
  local all
  all=$("$root/grade.sh" --format json --stage momentum "$submission")
  kill_one memcheck-amd64- "$root/grade.sh" --format json --stage momentum "$submission"
  [ "$status" -eq 0 ]
  diff <(jq . <<<"$all") <(jq . <<<"$output")
}

@test "jq, killed: no result, and a sentence" {
  kill_one jq "$root/grade.sh" "${grade_it[@]}" "$submission"
  says 'jq|manifest|result'
}

@test "grade.sh itself: a whole result or none, and soon nothing runs any more" {
  local moment job result=$BATS_TEST_TMPDIR/result.json
  export TMPDIR=$BATS_TEST_TMPDIR
  for moment in 0.2 0.6 1.0 1.4; do
    "$root/grade.sh" "${grade_it[@]}" -o "$result" "$submission" >/dev/null 2>&1 3>&- &
    job=$!
    sleep "$moment"
    kill -9 "$job" || true
    wait "$job" || true
    [ ! -e "$result" ] || output=$(<"$result") status=0 stderr='' is_right
    rm -f "$result"
  done
  timeout 60 sh -c 'while pgrep -f "$1" >/dev/null; do sleep 0.2; done' sh "$TMPDIR/descent"
  quick env
  is_right
}

@test "the probe, killed again and again: a sentence, not a score" {
  local job victim
  "$root/grade.sh" "${grade_it[@]}" "$submission" >"$BATS_TEST_TMPDIR/out" 2>"$BATS_TEST_TMPDIR/err" 3>&- &
  job=$!
  while kill -0 "$job" 2>/dev/null; do
    for victim in $(below "$job" probe); do kill -9 "$victim" 2>/dev/null || true; done
  done
  wait "$job" && status=0 || status=$?
  output=$(<"$BATS_TEST_TMPDIR/out") stderr=$(<"$BATS_TEST_TMPDIR/err")
  says 'was ended from outside'
}
