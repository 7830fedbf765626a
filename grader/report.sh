# The result: one JSON object from all that the steps before left in $work, shown in the format that
# was asked for.
#
# A format is a jq filter grader/formats/NAME.jq. Its head says in two lines what it reads and how a file
# of it ends: "# reads: one" (one result), "# reads: all" (the array of a class's results) or "# reads: inputs"
# (those results one by one, for what need not have them all at once), and "# ending: csv". What a filter
# may want to know besides is in $options.
# shellcheck shell=bash

report_result() {
  local format=${formats[0]:-text} color=false
  [[ ! -t 1 || -n $output ]] || ! may_decorate || color=true
  progress "writing the result"
  need_room
  make_result >"$work/result.json" || die 3 'the result could not be put together'
  show_result "$format" "$(format_options)" "$work/result.json" >"$work/shown" || die 3 'the result cannot be shown as %s' "$format"
  progress ''
  if [[ -n $output ]]; then
    put_file "$work/shown" "$output"
  else
    cat -- "$work/shown" || die 3 'the result could not be written'
  fi
}

make_result() {
  local id build=()
  for id in "${stage_ids[@]}"; do
    build+=(--arg "status_$id" "${build_status[$id]}" --rawfile "log_$id" "$work/build/$id.log")
  done
  jq -n -L "$root/grader/jq" -f "$root/grader/result.jq" \
    --slurpfile manifests "$manifests" \
    --slurpfile verdicts "$work/verdicts" \
    --slurpfile diagnoses "$work/diagnoses" \
    --slurpfile series "$work/series.json" \
    --rawfile valgrind "$work/valgrind.log" \
    --arg submission "$submission_name" \
    --arg seed "$seed" \
    --arg sandbox "$sandbox" \
    --arg memory_tool "$memory_tool" \
    --arg compiler "$compiler_version" \
    --arg course_version "$(<"$parts/version")" \
    "${build[@]}" --args "${notes[@]}"
}

# What the head of a format says: format_property NAME reads|ending
format_property() {
  local line
  while IFS= read -r line && [[ $line == '#'* ]]; do
    [[ $line != "# $2: "* ]] || printf '%s\n' "${line#"# $2: "}"
  done <"$root/grader/formats/$1.jq"
}

# The result, or the results of a class, in that format: show_result FORMAT OPTIONS FILE
show_result() {
  local way=()
  case $(format_property "$1" reads) in
  all) way=(-s) ;;
  inputs) way=(-n) ;;
  esac
  jq -r "${way[@]}" -L "$root/grader/jq" -f "$root/grader/formats/$1.jq" --argjson options "$2" "$3"
}

# $options of the formats; color (of the caller) says whether in colour:
#   color   true in a terminal         all    true to show all stages graded in detail
#   most    how many failing tests of a function to show in full (in a summary: of the stage)
#   me      how grade.sh was called    path   what to grade; "" for starter/
#   again   options to repeat          here   true if this is the project's folder
#   root    that folder                assignment, late  as asked for
format_options() {
  local all=false most=3 here=false again=''
  ((${#only_stages[@]} == 0)) || all=true
  [[ $verbose == no ]] || most=1000
  [[ $PWD != "$root" ]] || here=true
  [[ $seed == 0 ]] || again+=" --seed $seed"
  [[ $memcheck == yes ]] || again+=' --no-memcheck'
  jq -n --argjson color "$color" --argjson all "$all" --argjson most "$most" --argjson here "$here" \
    --arg root "$root" --arg again "$again" --arg me "$0" --arg path "$submission" \
    --arg assignment "$assignment" --arg late "$late" '$ARGS.named'
}

# Put a file in its place whole or not at all: put_file FROM TO
put_file() {
  local to=$2 part
  [[ $to == */* ]] || to=./$to
  printf -v part '%s/.descent.%04x%04x' "${to%/*}" "$RANDOM" "$((BASHPID & 0xffff))"
  (umask "$users_umask" && set -o noclobber && cat -- "$1" >"$part") 2>/dev/null && mv -f -- "$part" "$to" && return
  rm -f -- "$part"
  die 3 'cannot write %q; is there such a folder, and room in it?' "$2"
}
