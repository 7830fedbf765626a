# Running: the probe in the sandbox writes a trace, the suites judge it.
# shellcheck shell=bash

readonly longest_trace=64000000

# Fills $work/trace and $work/verdicts (one JSON array a test).
run_submission() {
  progress "running"
  boxed ro 60 ./probe "$seed" 2>/dev/null </dev/null | head -c "$longest_trace" >"$work/trace"
  start_memory_check
  progress "judging"
  judge >"$work/verdicts"
}

# The suites contain no learner code. They run in a sandbox of their own all the same: without /etc
# Criterion's libraries find no certificates to decode, which saves 40 % of their time.
judge() {
  local id box=$work/court
  mkdir "$box" "$box/suites"
  cp -- "$work/trace" "$box/trace"
  cp -- "$reference" "$box/reference"
  cp -r -- "$parts/lean" "$box/"
  for id in "${stage_ids[@]}"; do
    [[ $(status_of "$id") != ok ]] || cp -- "$parts/suites/$id" "$box/suites/"
  done
  # shellcheck disable=SC2016  # to be expanded in the box
  boxed rw 120 env LD_LIBRARY_PATH=lean DESCENT_TRACE=trace DESCENT_REFERENCE=reference \
    sh -c 'for s in suites/*; do DESCENT_VERDICTS=verdicts-${s#*/} "./$s"; done' \
    </dev/null >"$work/suites.log" 2>&1
  cat -- "$box"/verdicts-* 2>/dev/null
}
