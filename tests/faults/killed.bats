# Processes of ours that somebody else on the machine ends: no learner pays for it.
load ../grader/helpers
load ../grader/fault_helpers

setup() {
  tools=$BATS_TEST_TMPDIR/bin
  grade_it=("$root/grade.sh" --format json --stage momentum)
  mkdir "$tools"
}

# end_runs_of PATTERN TIMES SECONDS: what runs in the sandbox and matches is ended after so many seconds, the
# first few times.
end_runs_of() {
  rm -f -- "$tools"/{timeout,ended}
  # shellcheck disable=SC2016  # to be expanded there
  printf '%s\n' '#!/usr/bin/env bash' "real=$(command -v timeout) ended=$(printf %q "$tools/ended")" \
    "pattern=$(printf %q "$1") times=$2 seconds=$3" \
    '[[ "$*" == *$pattern* ]] && (($(cat "$ended" 2>/dev/null | wc -l) < times)) || exec "$real" "$@"' \
    'echo once >>"$ended"' '"$real" "$@" &' 'sleep "$seconds"' 'kill -9 $!' 'exit 137' >"$tools/timeout"
  chmod +x "$tools/timeout"
}

# quick, with what was ended in between; something must have been.
quick_with_ends() {
  PATH=$tools:$PATH quick env
  [ -s "$tools/ended" ] || {
    printf 'nothing was ended: %s %s\n' "$status" "$stderr"
    return 1
  }
}

@test "the compiler, the probe or the suites, ended once: done again" {
  local what
  for what in 'stages=$1' '-o probe' './probe 0' suites; do
    end_runs_of "$what" 1 0.05
    quick_with_ends
    is_right || {
      printf 'ended was: %s\n' "$what"
      return 1
    }
  done
}

@test "ended whenever they run: a sentence, not a score" {
  end_runs_of 'find .' 1 0
  quick_with_ends
  says 'the search for the files was ended from outside'
  end_runs_of 'stages=$1' 9 0
  quick_with_ends
  says 'the compiler gcc does not work in the sandbox'
  end_runs_of '-o probe' 9 0
  quick_with_ends
  says 'the probe cannot be linked'
  end_runs_of './probe 0' 9 0.05
  quick_with_ends
  says 'the probe was ended from outside'
  end_runs_of suites 9 0.2
  quick_with_ends
  says 'the suites did not come to their end'
}

# A suite may be done before it is found, so this tries until one was hit.
@test "one suite, killed among the others: done again" {
  local tries=0 hit=no
  while [[ $hit == no ]] && ((tries++ < 20)); do grade_and_kill_suite; done
  [ "$hit" = yes ]
  is_right
}

# Grade, and kill the suite while it runs: sets hit if there was one to kill, and output, stderr and status.
grade_and_kill_suite() {
  local job suite=''
  "${grade_it[@]}" --no-memcheck "$submission" >"$BATS_TEST_TMPDIR/out" 2>"$BATS_TEST_TMPDIR/err" 3>&- &
  job=$!
  # The suite is the one that is called suites/momentum below our grade.sh.
  while [[ -z $suite ]] && kill -0 "$job" 2>/dev/null; do
    for suite in $(pgrep -f '^suites/momentum$') ''; do
      [[ -z $suite ]] || ! is_below "$job" "$suite" || break
    done
  done
  [[ -z $suite ]] || ! kill -9 "$suite" 2>/dev/null || hit=yes
  wait "$job" && status=0 || status=$?
  output=$(<"$BATS_TEST_TMPDIR/out") stderr=$(<"$BATS_TEST_TMPDIR/err")
}

# Is process $2 a descendant of process $1?
is_below() {
  local up=$2
  while [[ -n $up ]] && ((up > 1 && up != $1)); do up=$(ps -o ppid= -p "$up" | tr -d ' '); done
  [[ $up == "$1" ]]
}

@test "Valgrind, ended once: done again" {
  local all
  all=$("${grade_it[@]}" "$submission")
  end_runs_of memcheck 1 0.5
  PATH=$tools:$PATH run --separate-stderr "${grade_it[@]}" "$submission"
  [ "$status" -eq 0 ] && [ -s "$tools/ended" ]
  diff <(jq . <<<"$all") <(jq . <<<"$output")
}

@test "jq, ended at any of its runs: no result, and a sentence" {
  local n=0
  while ((n++ < 20)); do
    # shellcheck disable=SC2016  # to be expanded there
    printf '%s\n' '#!/usr/bin/env bash' "real=$(command -v jq) runs=$(printf %q "$tools/runs") n=$n" \
      'echo run >>"$runs"' '(($(wc -l <"$runs") != n)) || kill -9 $$' 'exec "$real" "$@"' >"$tools/jq"
    chmod +x "$tools/jq"
    rm -f -- "$tools/runs"
    PATH=$tools:$PATH quick env
    [ "$status" -ne 0 ] || break
    says 'jq|manifest|result'
  done
  # All runs of jq had their turn, and without an end the result is the right one.
  is_right
  [ "$n" -gt 3 ]
}

@test "grade.sh itself: a whole result or none, and soon nothing runs any more" {
  local moment job result=$BATS_TEST_TMPDIR/result.json
  export TMPDIR=$BATS_TEST_TMPDIR
  for moment in 0.2 0.5 0.8 1.1; do
    "${grade_it[@]}" -o "$result" "$submission" >/dev/null 2>&1 3>&- &
    job=$!
    sleep "$moment"
    kill -9 "$job" || true
    wait "$job" || true
    [ ! -e "$result" ] || jq -e '.schema == "descent/result/v1"' "$result"
    rm -f "$result"
  done
  timeout 60 sh -c 'while pgrep -f "^[^ ]*bwrap .*$1" >/dev/null; do sleep 0.2; done' sh "$TMPDIR/descent"
}
