# What is written for a class besides the results: which reports, pages and gradebooks, each through a format of
# grader/formats/ (report.sh says what a format is), and the pages and gradebooks themselves.
# shellcheck shell=bash

# Format, and the place of its file in GRADES, KEY standing for the student. Those that the course lacks are
# left out.
class_writes() {
  local name
  printf '%s\n' 'text reports/KEY' 'markdown reports/KEY' 'html reports/KEY' \
    'csv gradebook' 'canvas canvas' 'moodle moodle' 'classpage class'
  for name in "${formats[@]}"; do
    case $name in
    text | markdown | html | csv | canvas | moodle | classpage) ;;
    *) printf '%s %s/KEY\n' "$name" "$name" ;;
    esac
  done
}

# Sets student_files and class_files, lines of format, place and ending, and keeps the formats' options. Sets
# newest_filter, of all that reports are made with. A student's report says nothing of the instructor's
# machine and seed.
prepare_formats() {
  local name place ending filter
  newest_filter=$run_folder/options.json
  student_files=() class_files=()
  while read -r name place; do
    [[ -e $root/grader/formats/$name.jq ]] || continue
    ending=$(format_property "$name" ending)
    place=${place%/KEY}
    if [[ $(format_property "$name" reads) != one ]]; then
      class_files+=("$name$between$place$between$ending")
    else
      student_files+=("$name$between$place$between$ending")
      mkdir -p -- "$grades/$place" || die 3 'cannot make folders in %q' "$grades"
    fi
  done < <(class_writes)
  reports_options >"$work/options.json"
  cmp -s "$work/options.json" "$run_folder/options.json" || put_file "$work/options.json" "$run_folder/options.json"
  for filter in "$root"/grader/jq/*.jq "$root"/grader/formats/*.jq; do
    [[ ! $filter -nt $newest_filter ]] || newest_filter=$filter
  done
}

reports_options() {
  local color=false seed=0 memcheck=yes only_stages=("${stage_ids[@]}") submission=''
  (cd -- "$root" && format_options)
}

# The pages and gradebooks of the class, from all results that are up to date. A format that reads them all at
# once gets them in short, as do the last lines of the run.
write_books() {
  local line name place ending from
  progress "writing the gradebooks"
  list_errors
  if ! { collect_for_books && jq -c '.missing[] | {student: .}' <(head -n 1 "$work/plan") && students_with_errors; } >"$work/class" ||
    ! jq -c -f "$root/grader/class/row.jq" "$work/class" >"$work/rows"; then
    die 3 'the results in %q cannot be read' "$grades/results"
  fi
  jq -c --slurpfile similar "$similar_file" --slurpfile errors "$work/errors.json" \
    '. + {similar: ($similar[0] // []), errors: $errors[0]}' "$run_folder/options.json" >"$work/class-options.json"
  for line in "${class_files[@]}"; do
    IFS=$between read -r name place ending <<<"$line"
    from=$work/rows
    [[ $(format_property "$name" reads) == all ]] || from=$work/class
    show_result "$name" "$(<"$work/class-options.json")" "$from" >"$work/shown" ||
      die 3 'the class cannot be shown as %s' "$name"
    put_file "$work/shown" "$grades/$place.$ending"
  done
  progress ''
}

# The digests that count: those of today's submissions, and those whose submission is no longer in the folder.
collect_for_books() {
  ((${#todo[@]} == 0)) || digest_results || return
  tail -n +2 "$work/plan" | jq -R -n '[inputs | split("\u001f") | {key: .[0], value: (.[2] | fromjson.key)}] | from_entries' \
    >"$work/wanted.json"
  jq -c --slurpfile wanted "$work/wanted.json" \
    'select(.key == ($wanted[0][.student.key] // .key))' "$work/digests"
}

# Who could not be graded is in the gradebook all the same, without a grade.
students_with_errors() {
  tail -n +2 "$work/plan" | jq -R -c --slurpfile errors "$work/errors.json" '
    split("\u001f") as [$key, $todo, $job]
    | $errors[0][] | select(.key == $key)
    | {student: ($job | fromjson.student), error: .message}'
}

# Sets errors (students), and lists them for the formats. A member that ended in silence has one too.
list_errors() {
  local key files=()
  errors=()
  for key in "${todo[@]}"; do
    [[ -e $jobs_folder/$key ]] || continue
    errors+=("$key") files+=("$grades/errors/$key.txt")
    [[ -e $grades/errors/$key.txt ]] ||
      tail -n 3 "$work/parallel.log" | sed '1i It was not graded. What GNU parallel said:' >"$grades/errors/$key.txt"
  done
  jq -n -R 'reduce inputs as $line ({}; .[input_filename] += "\($line)\n")
    | to_entries | map({key: (.key | sub(".*/"; "") | rtrimstr(".txt")), message: .value})' \
    "${files[@]}" </dev/null >"$work/errors.json"
}
