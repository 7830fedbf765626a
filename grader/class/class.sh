# A class: each entry of a folder is one student's submission, graded by a grade.sh of its own.
#
# Theory of operation. What was handed in, the tests, the seed and the tools are pressed into a key for each
# student. A result in GRADES/results that carries that key is up to date; the others are made, by GNU
# parallel, which starts grade.sh --member once for each student (member.sh). A result is in its
# place as soon as it is there, whole or not at all, so a run may end at any moment: the next goes on
# with what is missing. Errors of the machine are kept apart, in GRADES/errors, and never count as a
# student's 0. In the end the gradebooks are made from all results.
#
# GRADES/.run holds what the processes of a run tell each other; it may be removed between runs.
# shellcheck shell=bash

grade_class() {
  require_tools
  require_tool parallel flock
  open_grades
  make_work_folder
  umask "$users_umask"
  open_class
  prepare
  list_entries
  read_roster
  plan_class
  grade_students
  find_similar
  write_books
  write_reports
  summarize
}

# Sets grades, run_folder, jobs_folder and class_lock, and lets nobody else grade into them as long as this
# process lives. What a run before left is cleared away; its members, if any are left, look elsewhere. Nobody but
# their owner sees the grades.
open_grades() {
  [[ -e $output ]] || { mkdir -p -- "$output" && chmod 700 -- "$output"; } 2>/dev/null
  mkdir -p -- "$output"/{results,submissions,errors,reports,.run} 2>/dev/null ||
    die 3 'cannot make folders in %q; is there room, and a right to write?' "$output"
  grades=$(cd -- "$output" && pwd -P) || die 3 'no permission to read %q' "$output"
  run_folder=$grades/.run
  exec {class_lock}>"$run_folder/lock"
  flock -n "$class_lock" || die 2 'another grade.sh is at work on %q; wait for it, or name another folder with -o' "$output"
  find "$grades/errors" "$run_folder"/jobs.* -mindepth 1 -delete 2>/dev/null
  rmdir "$run_folder"/jobs.* 2>/dev/null
  jobs_folder=$(mktemp -d "$run_folder/jobs.XXXXXXXX") || die 3 'cannot make a folder in %q' "$run_folder"
  find "$grades" -maxdepth 2 -name '.descent.????????' -type f -delete
}

# Sets todo, the students to do something for, and new_count, how many of them are to be graded; writes their
# jobs.
plan_class() {
  local key what job
  local -A digest_of
  todo=() new_count=0
  progress "looking for what is new"
  hash_submissions "$(describe_run)"
  digest_results || die 3 'the results in %q cannot be read' "$grades/results"
  print_students | plan_students >"$work/plan" || die 3 'the class cannot be planned'
  prepare_formats
  while IFS=$between read -r key what job; do
    [[ $what != grade ]] || ((++new_count))
    if [[ $what != 'done' ]]; then
      todo+=("$key")
      printf '%s\n' "$job" >"$jobs_folder/$key.json"
      write_job "$key" "$what"
    fi
  done < <(tail -n +2 "$work/plan")
  ((${#keys[@]} == $(wc -l <"$work/plan") - 1)) || die 3 'the class cannot be planned'
}

# All that decides a result besides what was handed in, as a text.
describe_run() {
  printf '%s\n' "seed $seed" "stages ${only_stages[*]}" "memcheck $memcheck" "sandbox $sandbox" \
    "check ${DESCENT_OBJECT_CHECK-}" "course $(<"$parts/version")" "${stage_ids[@]}"
  "$compiler" --version
  [[ $memcheck == no ]] || valgrind --version 2>&1
  ldd "$parts/suites/${stage_ids[0]}" 2>/dev/null | awk '/libcriterion/ { print $3 }' | xargs -r cat -- | sha256sum
  cat -- "$root"/grader/{,intake/,class/}*.{sh,awk} "$root"/grader/{result,jq/memcheck,jq/escape}.jq \
    "$root/grader/allowed_functions" \
    "$root"/stages/*/fingerprints "$parts/fingerprints/$seed"/* 2>/dev/null | sha256sum
}

print_students() {
  local key
  for key in "${keys[@]}"; do
    printf '%s' "$key$between${name_of[$key]}$between${id_of[$key]}$between${late_of[$key]}$between"
    printf '%s\n' "${digest_of[$key]}$between${remark_of[$key]}"
  done
}

plan_students() {
  local context
  jq -c '{key, student, score}' "$work/digests" >"$work/known" || return
  context=$(jq -c --arg seed "$seed" --arg sandbox "$sandbox" --arg compiler "$compiler_version" \
    --arg course_version "$(<"$parts/version")" --arg memcheck "$memcheck" \
    --arg valgrind "$(command -v valgrind)" \
    '{seed: ($seed | tonumber), $sandbox, $compiler, $course_version,
      memory: ($memcheck == "yes" and $valgrind != ""),
      tests: (map({key: .id, value: (.tests | length)}) | from_entries)}' "$manifests") || return
  jq -n -R -r -L "$root/grader/jq" -f "$root/grader/class/plan.jq" --slurpfile roster "$work/roster.json" \
    --rawfile excused "$work/excused" --slurpfile known "$work/known" --arg late "$late" \
    --arg force "$force" --argjson context "$context"
}

# The digests of all results, a line each. A result that cannot be read is set aside, and made again.
digest_results() {
  local file
  digest_files >"$work/digests" 2>/dev/null && return
  for file in "$grades"/results/*.json; do
    jq -e '.student.key' "$file" >/dev/null 2>&1 || mv -f -- "$file" "$file.damaged"
  done
  digest_files >"$work/digests"
}

digest_files() {
  find "$grades/results" -maxdepth 1 -name '*.json' -print0 | LC_ALL=C sort -z |
    xargs -0 -r jq -c -f "$root/grader/class/digest.jq"
}

# Sets what plan_students reads: the roster, an array in an array, and who is excused.
read_roster() {
  local separator=,
  printf '[]' >"$work/roster.json"
  : >"$work/excused"
  if [[ -n $excused ]]; then
    [[ -f $excused && -r $excused ]] || die 2 'cannot read %q' "$excused"
    tr -d '\r' <"$excused" >"$work/excused"
  fi
  [[ -n $roster ]] || return 0
  require_tool mlr
  [[ -f $roster && -r $roster ]] || die 2 'cannot read %q' "$roster"
  [[ $(head -n 1 -- "$roster") == *,* ]] || separator=';'
  mlr --icsv --ojson --ifs "$separator" -S --allow-ragged-csv-input cat -- "$roster" >"$work/roster.rows" 2>"$work/mlr.log" ||
    die 2 '%q is not a CSV file: %s' "$roster" "$(head -n 1 "$work/mlr.log")"
  jq -f "$root/grader/class/roster.jq" "$work/roster.rows" >"$work/roster.json"
  [[ $(<"$work/roster.json") != '[]' ]] ||
    die 2 '%q has no students: export the roster as CSV from the gradebook of Canvas or Moodle' "$roster"
}

# What a person wants to know in the end. Tidies up. Exit status 4 if somebody is still to be graded.
summarize() {
  local key
  jq -s -r --argjson plan "$(head -n 1 "$work/plan")" --arg new "$new_count" --arg errors "${#errors[@]}" \
    --slurpfile similar "$similar_file" --arg all "${#keys[@]}" --arg grades "$grades" -f "$root/grader/class/summary.jq" "$work/rows"
  for key in "${errors[@]}"; do
    printf '  %s: %s\n' "$key" "$(head -n 1 "$grades/errors/$key.txt")"
  done
  ((${#unshown[@]} == 0)) || printf '%s\n' '' 'These are graded, but their results cannot be shown:' "${unshown[@]/#/  }"
  rm -rf -- "$jobs_folder"
  ((${#errors[@]} + ${#unshown[@]} == 0)) || exit 4
}
