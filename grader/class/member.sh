# One student of a class, in a process of its own: grade.sh --class FOLDER -o GRADES --member JOB, which
# grade.sh starts itself. JOB is a file named after the student's key, JOB.json what its result is to
# say besides; the tests are built already.
# shellcheck shell=bash

grade_member() {
  local status points job member=${member_job##*/}
  grades=$output run_folder=$output/.run
  make_work_folder
  do_job >"$work/points" 2>"$work/said" </dev/null &
  job=$!
  trap 'kill "$job" 2>/dev/null; exit 143' INT TERM HUP
  wait "$job"
  status=$?
  ((status < 128)) || exit "$status"
  if ((status == 0)); then
    rm -f -- "$member_job"
    read -r points <"$work/points"
    printf '%s %s\n' "$member" "$points"
  else
    note_error
    printf '%s could not be graded: %s\n' "$member" "$(head -n 1 "$work/sentence")"
  fi
}

do_job() {
  local what job=()
  mapfile -d '' -t job <"$member_job" || die 3 'the job of %q is gone' "$member"
  what=${job[0]}
  if [[ $what == grade ]]; then
    require_tools
    load_stages
    find_parts
    choose_sandbox
    guard_secret_seed
    take_job
    build_submission
    run_submission
    check_memory
    make_result >"$work/result.json" || die 3 'the result could not be put together'
    keep_sources
  else
    cat -- "$grades/results/$member.json" >"$work/result.json" || die 3 'the result is gone'
  fi
  stamp_result
}

# What was handed in cannot be read as anything: that is the student's affair, and a note in the result.
# Fields of job (of do_job): what to do, label, then path and new name of each file.
take_job() {
  local i submission=${job[2]}
  for ((i = 2; i < ${#job[@]}; i += 2)); do
    [[ -r ${job[i]} ]] || die 3 '%q is gone, or may not be read' "${job[i]}"
  done
  if [[ -n ${job[3]} ]]; then
    submission=$work/gathered
    mkdir "$submission"
    for ((i = 2; i < ${#job[@]}; i += 2)); do
      cp -P -- "${job[i]}" "$submission/${job[i + 1]}" || die 3 '%q cannot be copied' "${job[i]}"
    done
  elif [[ -d $submission ]]; then
    enter_only_archive
  fi
  (take_submission && printf '%s\0' "${notes[@]}" >"$work/notes") 2>"$work/refusal"
  case $? in
  0) mapfile -d '' -t notes <"$work/notes" ;;
  2)
    notes=("$(sed 's/^grade.sh: //' "$work/refusal")")
    notes=("${notes[0]//"$class_folder/"/}")
    ;;
  *) die 3 '%s' "$(sed 's/^grade.sh: //' "$work/refusal")" ;;
  esac
  [[ -n ${notes[*]-} ]] || notes=()
  submission_name=${job[1]}
}

# A folder with nothing but one archive in it, as Moodle makes them: the archive is meant.
enter_only_archive() {
  local inside=("$submission"/*)
  [[ ${#inside[@]} == 1 && -f ${inside[0]} && ${inside[0]} =~ \.(zip|tar|tgz|t?[bx]z2?|zst|tar\.[a-z0-9]+)$ ]] || return 0
  submission=${inside[0]}
}

# The files that were graded, for --explain and --similarity.
keep_sources() {
  local new=$member_job.sources
  rm -rf -- "$new"
  umask "$users_umask"
  if ! { cp -r --no-preserve=mode -- "$work/taken" "$new" && rm -rf -- "$grades/submissions/$member" &&
    mv -T -- "$new" "$grades/submissions/$member"; }; then
    die 3 'cannot write in %q; is it full?' "$grades/submissions"
  fi
}

# Only a whole result takes its place among the grades.
stamp_result() {
  jq -r -L "$root/grader/jq" -f "$root/grader/class/graded.jq" --slurpfile job "$member_job.json" \
    "$work/result.json" >"$work/graded" 2>"$work/jq.log" ||
    die 3 '%s' "$(sed 's/^jq: error ([^)]*): //' "$work/jq.log")"
  head -n 1 "$work/graded"
  tail -n +2 "$work/graded" >"$work/result.json"
  put_file "$work/result.json" "$grades/results/$member.json"
}

# The machine failed, not the student: no result, and a sentence for the instructor.
note_error() {
  sed 's/^grade.sh: //' "$work/said" | head -c 4000 >"$work/sentence"
  [[ -s $work/sentence ]] || printf 'ended with status %s and said nothing\n' "$status" >"$work/sentence"
  put_file "$work/sentence" "$grades/errors/$member.txt"
}
