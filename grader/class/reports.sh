# The reports on each student of a class: those that are missing, or older than what they are made from.
#
# To read a format takes jq longer than to make a report with it, so one jq makes many, and awk puts each in a
# file of its own. Whoever's report cannot be made does not keep the others from theirs.
# shellcheck shell=bash

# Makes them, format by format, several at a time. Sets unshown: a sentence for each student who has no report of
# some form.
write_reports() {
  local line name place ending key i lacking at_once=${jobs:-$(nproc 2>/dev/null || echo 1)}
  unshown=()
  for line in "${student_files[@]}"; do
    IFS=$between read -r name place ending <<<"$line"
    lacking=()
    for key in "${keys[@]}"; do ! lacks_report "$key" || lacking+=("$key"); done
    ((${#lacking[@]} > 0)) || continue
    progress "writing the reports: $name"
    make_program "$name" >"$work/reports.jq"
    for ((i = 0; i < at_once; i++)); do write_part "$i" & done
    wait
    for key in "${lacking[@]}"; do ! lacks_report "$key" || write_report "$key"; done
  done
  progress ''
}

# Is the report (place and ending, of the caller) on that student missing, or older than what it is made from?
lacks_report() {
  local result=$grades/results/$1.json report=$grades/$place/$1.$ending
  [[ -e $result ]] && [[ ! -e $report || $result -nt $report || $newest_filter -nt $report ]]
}

# The filter of that format, to be shown many results one after the other: a line with $mark and the student's key
# stands before each report.
make_program() {
  local filter=$root/grader/formats/$1.jq
  grep '^include ' "$filter"
  printf 'def report:\n%s\n;\n' "$(grep -v '^include ' "$filter")"
  # shellcheck disable=SC2016  # jq's
  printf 'inputs | "\($mark)\(.student.key)", report\n'
}

# Every Nth of those that lack a report (of the caller), beginning with the given one. Reports are moved to their place
# whole, or if anything goes wrong none of them.
write_part() {
  local folder=$jobs_folder/reports.$1 mark=$'\036'${jobs_folder##*.}' ' i files=()
  for ((i = $1; i < ${#lacking[@]}; i += at_once)); do files+=("$grades/results/${lacking[i]}.json"); done
  ((${#files[@]} > 0)) || return 0
  exec {class_lock}>&-
  rm -rf -- "$folder"
  mkdir -- "$folder" || return
  (
    set -o pipefail
    printf '%s\0' "${files[@]}" |
      xargs -0 jq -n -r -L "$root/grader/jq" -f "$work/reports.jq" \
        --argjson options "$(<"$run_folder/options.json")" --arg mark "$mark" |
      (cd -- "$folder" && LC_ALL=C ending=$ending mark=$mark awk '
        index($0, ENVIRON["mark"]) == 1 {
          close(file)
          file = "./" substr($0, length(ENVIRON["mark"]) + 1) "." ENVIRON["ending"]
          next
        }
        { print >file }')
  ) 2>/dev/null && find "$folder" -type f -exec mv -f -t "$grades/$place" -- {} +
}

# One report by itself. The grade stands, whatever becomes of the report.
write_report() {
  if show_result "$name" "$(<"$run_folder/options.json")" "$grades/results/$1.json" >"$work/shown" 2>"$work/jq.log"; then
    put_file "$work/shown" "$grades/$place/$1.$ending"
  else
    need_room
    unshown+=("$1 as $name: $(head -n 1 "$work/jq.log")")
  fi
}
