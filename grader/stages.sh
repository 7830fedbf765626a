# The stages of the course: read from stages/*/stage.json, never sourced.
# shellcheck shell=bash

# Sets manifests (a file: JSON array of the stages to grade, in order) and, beside each other, the
# arrays stage_ids, stage_sources, stage_test_counts and stage_functions (the names with spaces between);
# and all_functions, those of every stage there is.
load_stages() {
  local line wanted id source tests functions known=()
  manifests=$work/manifests.json
  stage_ids=() stage_sources=() stage_test_counts=() stage_functions=() all_functions=()
  jq -n -r -f "$root/grader/stages.jq" "$root"/stages/*/stage.json --args "${only_stages[@]}" \
    >"$work/stages" 2>"$work/jq.log" || die_of_manifests
  {
    IFS= read -r line && printf '%s\n' "$line" >"$manifests"
    while IFS=$'\t' read -r wanted id source tests functions; do
      known+=("$id")
      all_functions+=("$functions")
      [[ $wanted == true ]] || continue
      stage_ids+=("$id")
      stage_sources+=("$source")
      stage_test_counts+=("$tests")
      stage_functions+=("$functions")
    done
  } <"$work/stages"
  only_known_stages "${known[@]}"
}

die_of_manifests() {
  jq -n '$ARGS.positional' --args >/dev/null 2>&1 ||
    die 3 'this machine has %s, and version 1.6 or later is needed' "$(jq --version 2>&1)"
  die 3 'a stage manifest cannot be read: %s' "$(<"$work/jq.log")"
}

only_known_stages() {
  local stage known
  known=$(join ', ' "$@")
  for stage in "${only_stages[@]}"; do
    [[ ", $known, " == *", $stage, "* ]] ||
      die 2 'there is no stage %q; the stages are %s' "$stage" "$known"
  done
}

# The stage that a test belongs to, by the function that it tests: stage_of_test FUNCTION/BEHAVIOUR
stage_of_test() {
  local i
  for i in "${!stage_ids[@]}"; do
    [[ " ${stage_functions[i]} " != *" ${1%%/*} "* ]] || printf '%s\n' "${stage_ids[i]}"
  done
}
