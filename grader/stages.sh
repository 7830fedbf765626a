# The stages of the course: read from stages/*/stage.json, never sourced.
# shellcheck shell=bash

# Sets manifests (a file: JSON array of the stages to grade, in order) and the arrays stage_ids and
# stage_sources beside each other.
load_stages() {
  local files=("$root"/stages/*/stage.json) id source
  manifests=$work/manifests.json
  jq -n '[inputs | . + {folder: (input_filename | sub("/stage.json$"; "") | sub(".*/"; ""))}]' \
    "${files[@]}" >"$work/all.json" 2>"$work/jq.log" ||
    die 3 'a stage manifest cannot be read: %s' "$(<"$work/jq.log")"
  only_known_stages
  jq --args '[.[] | select($ARGS.positional == [] or (.id | IN($ARGS.positional[])))]' \
    "${only_stages[@]}" <"$work/all.json" >"$manifests"

  stage_ids=() stage_sources=()
  while IFS=$'\t' read -r id source; do
    stage_ids+=("$id")
    stage_sources+=("$source")
  done < <(jq -r '.[] | [.id, .source] | @tsv' "$manifests")
}

only_known_stages() {
  local stage known
  known=$(jq -r '[.[].id] | join(", ")' "$work/all.json")
  for stage in "${only_stages[@]}"; do
    [[ ", $known, " == *", $stage, "* ]] ||
      die 2 'there is no stage %q; the stages are %s' "$stage" "$known"
  done
}
