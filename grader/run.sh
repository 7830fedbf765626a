# Running: the probe in the sandbox writes a trace, the suites judge it.
# shellcheck shell=bash

readonly longest_trace=64000000

# Fills $work/trace, $work/verdicts (one JSON array a test) and $work/diagnoses (one a known mistake).
run_submission() {
  progress "running"
  boxed ro 60 ./probe "$seed" 2>/dev/null </dev/null | head -c "$longest_trace" >"$work/trace"
  start_memory_check
  progress "judging"
  judge
}

# The suites contain no learner code. They run in a sandbox of their own all the same: without /etc
# Criterion's libraries find no certificates to decode, which saves 40 % of their time.
judge() {
  local id prints box=$work/court
  mkdir "$box" "$box/suites" "$box/prints"
  cp -- "$work/trace" "$box/trace"
  cp -- "$reference" "$box/reference"
  cp -r -- "$parts/lean" "$parts/diagnose" "$box/"
  for id in "${stage_ids[@]}"; do
    [[ $(status_of "$id") == ok ]] || continue
    cp -- "$parts/suites/$id" "$box/suites/"
    for prints in "$parts/fingerprints/$seed/$id" "$root"/stages/*_"$id"/fingerprints; do
      [[ $seed == 0 || $prints == "$parts"/* ]] || continue
      [[ ! -e $prints ]] || cp -- "$prints" "$box/prints/$id"
    done
  done
  # shellcheck disable=SC2016  # to be expanded in the box
  boxed rw 120 env LD_LIBRARY_PATH=lean DESCENT_TRACE=trace DESCENT_REFERENCE=reference \
    sh -c 'for s in suites/*; do DESCENT_VERDICTS=verdicts-${s#*/} "./$s"; done
           ./diagnose trace reference prints/* >diagnoses' </dev/null >"$work/suites.log" 2>&1
  cat -- "$box"/verdicts-* 2>/dev/null >"$work/verdicts"
  cat -- "$box/diagnoses" 2>/dev/null >"$work/diagnoses"
}
