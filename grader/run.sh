# Running: the probe in the sandbox writes a trace, the suites judge it.
# shellcheck shell=bash

# As much as the suites read (grader/judge/trace.h).
readonly longest_trace=16777216
# How often a step of our own is tried that somebody else on the machine ended.
readonly most_tries=2

# Fills $work/trace, $work/verdicts (one JSON array a test), $work/diagnoses (one a known mistake) and
# $work/series.json (one a plot).
run_submission() {
  progress "running"
  run_probe
  start_memory_check
  progress "judging"
  judge
}

# Learner code cannot end the probe itself, only the child that it runs in. So a trace that does not come to
# its end is an accident, unless time ran out.
run_probe() {
  local tries status
  for ((tries = 0; tries < most_tries; tries++)); do
    boxed ro 30 ./probe "$seed" 2>/dev/null </dev/null | head -c "$longest_trace" >"$work/trace"
    status=${PIPESTATUS[0]}
    ((status != 0 && status != 124 && status != 141)) || return 0
  done
  die 3 'the probe was ended from outside (status %s), twice; grade this submission again' "$status"
}

# The suites contain no learner code. They run in a sandbox of their own all the same: without /etc
# Criterion's libraries find no certificates to decode, which saves 40 % of their time.
judge() {
  local box=$scratch/court tries
  # Not the user that learner code may still be running as, for the memory check.
  local learner_uid=${learner_uid:+$((learner_uid + learner_uids))}
  for ((tries = 0; tries < most_tries; tries++)); do
    fill_court
    # shellcheck disable=SC2016  # to be expanded in the box
    boxed rw 60 env LD_LIBRARY_PATH=lean DESCENT_TRACE=trace DESCENT_REFERENCE="$seed.trace" DESCENT_KNOWN="$seed.verdicts" \
      sh -c 'for s in suites/*; do DESCENT_VERDICTS=verdicts-${s#*/} "$s"; done
             ./series trace "$DESCENT_REFERENCE" plots >series.json &&
             ./diagnose trace "$DESCENT_REFERENCE" fingerprints >diagnoses && : >ruled' \
      </dev/null >"$work/suites.log" 2>&1
    ! court_has_ruled || break
  done
  ((tries < most_tries)) ||
    die 3 'the suites did not come to their end, twice; grade this submission again'
  cat -- "$box"/verdicts-* 2>/dev/null >"$work/verdicts"
  mv -- "$box/diagnoses" "$box/series.json" "$work/"
}

# What judging needs, and nothing else, in $box (of judge).
fill_court() {
  local id prints=() suites=() known=()
  for id in "${stage_ids[@]}"; do
    [[ ${build_status[$id]} == ok ]] || continue
    suites+=("$parts/suites/$id")
    prints=("$root"/stages/*_"$id"/fingerprints)
    [[ $seed == 0 && -e ${prints[0]} ]] || prints=("$parts/fingerprints/$seed/$id")
    [[ ! -e ${prints[0]} ]] || known+=("${prints[0]}")
  done
  [[ ! -e $box ]] || rm -rf -- "$box"
  if ! { mkdir -m 700 "$box" "$box/suites" &&
    { ((${#suites[@]} == 0)) || cp -- "${suites[@]}" "$box/suites/"; } &&
    cp -r -- "$work/trace" "$reference" "${reference%.trace}.verdicts" "$parts"/{lean,diagnose,series,plots} "$box/" &&
    cat -- /dev/null "${known[@]}" >"$box/fingerprints"; }; then
    die 3 'cannot write in %q; is it full?' "$scratch"
  fi
}

# Has every test of every suite reported, and the diagnosis, which is last, come to its end?
court_has_ruled() {
  local i verdicts
  [[ -e $box/ruled ]] || return 1
  for i in "${!stage_ids[@]}"; do
    [[ ${build_status[${stage_ids[i]}]} == ok ]] || continue
    mapfile verdicts <"$box/verdicts-${stage_ids[i]}" && ((${#verdicts[@]} >= stage_test_counts[i])) &&
      [[ ${verdicts[-1]} == *$'\n' ]] || return 1
  done 2>/dev/null
}
