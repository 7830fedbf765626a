# The result: one JSON object from all that the steps before left in $work, shown as it is or as text.
# shellcheck shell=bash

report_result() {
  progress "writing the result"
  findings >"$work/memory.json"
  make_result >"$work/result.json" || die 3 'the result could not be put together'
  progress ''
  if [[ $format == json ]]; then
    cat -- "$work/result.json"
  else
    show_text
  fi
}

findings() {
  jq -R . "$work/valgrind.log" |
    jq -s --argjson sources "$(jq -c 'map(.source)' "$manifests")" -f "$root/grader/memcheck.jq"
}

make_result() {
  local id build=()
  for id in "${stage_ids[@]}"; do
    build+=(--arg "status_$id" "$(status_of "$id")" --rawfile "log_$id" "$work/build/$id.log")
  done
  jq -n -f "$root/grader/result.jq" \
    --slurpfile manifests "$manifests" \
    --slurpfile verdicts "$work/verdicts" \
    --slurpfile memory "$work/memory.json" \
    --arg submission "$submission_name" \
    --arg seed "$seed" \
    --arg sandbox "$sandbox" \
    --arg memory_tool "$memory_tool" \
    --arg compiler "$("$compiler" --version | head -n 1)" \
    --arg course_version "$(<"$parts/version")" \
    "${build[@]}" --args "${notes[@]}"
}

show_text() {
  local color=false all=false most=3 command
  [[ ! -t 1 || -n ${NO_COLOR:-} || ${TERM:-dumb} == dumb ]] || color=true
  ((${#only_stages[@]} == 0)) || all=true
  [[ $verbose == no ]] || most=1000
  command=$(next_command)
  jq -r -f "$root/grader/text.jq" --argjson color "$color" --argjson all "$all" --argjson most "$most" \
    --argjson command "$command" --arg editing "$(editing)" "$work/result.json"
}

# What to type to grade again: the short way for starter/, else this command with its submission.
next_command() {
  if [[ -z $submission ]]; then
    jq -n '{prefix: "make ", suffix: "", whole: "make grade"}'
  else
    jq -n --arg me "$0" --arg path "$submission" \
      'def quoted: if test("^[-./A-Za-z0-9_]+$") then . else @sh end;
       ($me | quoted) as $me | ($path | quoted) as $path
       | {prefix: "\($me) --stage ", suffix: " \($path)", whole: "\($me) \($path)"}'
  fi
}

# The folder of the file to edit, as far as it is known.
editing() {
  [[ -n $submission ]] || printf 'starter/'
}
