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
  mkdir "$box"
  cp -- "$work/trace" "$box/trace"
  cp -- "$reference" "$box/reference"
  for id in "${stage_ids[@]}"; do
    [[ $(status_of "$id") == ok ]] || continue
    cp -- "$parts/suites/$id" "$box/suite"
    boxed rw 60 env DESCENT_TRACE=trace DESCENT_REFERENCE=reference DESCENT_VERDICTS=verdicts \
      ./suite </dev/null >"$work/suite.log" 2>&1
    [[ ! -e $box/verdicts ]] || cat -- "$box/verdicts"
    rm -f -- "$box/verdicts"
  done
}
