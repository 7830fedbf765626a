# The result: one JSON object from all that the steps before left in $work, shown as it is or as text.
# shellcheck shell=bash

report_result() {
  progress "writing the result"
  make_result >"$work/result.json" || die 3 'the result could not be put together'
  progress ''
  if [[ $format == json ]]; then
    cat -- "$work/result.json"
  else
    show_text
  fi
}

make_result() {
  local id build=()
  for id in "${stage_ids[@]}"; do
    build+=(--arg "status_$id" "$(status_of "$id")" --rawfile "log_$id" "$work/build/$id.log")
  done
  jq -n -L "$root/grader" -f "$root/grader/result.jq" \
    --slurpfile manifests "$manifests" \
    --slurpfile verdicts "$work/verdicts" \
    --slurpfile diagnoses "$work/diagnoses" \
    --rawfile valgrind "$work/valgrind.log" \
    --arg submission "$submission_name" \
    --arg seed "$seed" \
    --arg sandbox "$sandbox" \
    --arg memory_tool "$memory_tool" \
    --arg compiler "$("$compiler" --version | head -n 1)" \
    --arg course_version "$(<"$parts/version")" \
    "${build[@]}" --args "${notes[@]}"
}

show_text() {
  local color=false all=false most=3 here=false again=''
  [[ ! -t 1 ]] || ! may_decorate || color=true
  ((${#only_stages[@]} == 0)) || all=true
  [[ $verbose == no ]] || most=1000
  [[ $PWD != "$root" ]] || here=true
  [[ $seed == 0 ]] || again+=" --seed $seed"
  [[ $memcheck == yes ]] || again+=' --no-memcheck'
  jq -r -f "$root/grader/text.jq" --argjson color "$color" --argjson all "$all" --argjson most "$most" \
    --argjson here "$here" --arg root "$root" --arg again "$again" --arg me "$0" --arg path "$submission" \
    "$work/result.json"
}
