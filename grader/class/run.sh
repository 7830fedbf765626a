# The run over a class: one process for each student, several at a time, here and on other machines.
# shellcheck shell=bash

# Starts a member process for each student in todo, and says how it goes.
grade_students() {
  local line done=0 start=$SECONDS
  class_jobs=''
  remind_of_fingerprints
  ((${#todo[@]} > 0)) || return 0
  trap 'stop_class 130' INT
  trap 'stop_class 143' TERM HUP
  printf '%s\n' "${todo[@]}" >"$work/todo"
  exec {class_jobs}< <(run_jobs)
  class_runner=$!
  show_progress 0
  while IFS= read -r line <&"$class_jobs"; do
    show_progress "$((++done))" "$line"
  done
  exec {class_jobs}<&-
  progress ''
  wait "$class_runner"
  trap 'exit 130' INT
  trap 'exit 143' TERM HUP
}

# In a terminal one line that is written over, in a pipe a line for each student.
show_progress() {
  local all=${#todo[@]} done=$1 bar left=''
  if ! { [[ -t 2 ]] && may_decorate; }; then
    (($# < 2)) || printf '%s/%s %s\n' "$done" "$all" "$2"
    return
  fi
  printf -v bar '%*s' "$((done * 30 / all))" ''
  ((done == 0)) || left=", $(duration "$(((SECONDS - start) * (all - done) / done))") left"
  progress "$(printf '[%-30s] %s of %s%s' "${bar// /#}" "$done" "$all" "$left")"
}

duration() {
  if (($1 < 100)); then printf '%s s' "$1"; else printf '%s min' "$((($1 + 30) / 60))"; fi
}

# Becomes GNU parallel, which starts the members. None of these processes outlives grade.sh, and none holds
# its lock, so that a run that was killed can go on at once.
run_jobs() {
  local member=() name options=() machine bound=()
  ! setpriv --pdeathsig TERM true 2>/dev/null || bound=(setpriv --pdeathsig)
  for name in CC DESCENT_BUILD DESCENT_SANDBOX DESCENT_OBJECT_CHECK TMPDIR; do
    [[ -z ${!name-} ]] || member+=("$name=${!name}")
  done
  member=(env "${member[@]}" "${bound[@]}" "${bound[@]:+TERM}" "$root/grade.sh"
    --class "$class_folder" -o "$grades" --seed "$seed" "${only_stages[@]/#/--stage=}")
  [[ $memcheck == yes ]] || member+=(--no-memcheck)
  [[ $force == no ]] || member+=(--force)
  [[ -z $jobs ]] || options+=(--jobs "$jobs")
  for machine in "${sshlogins[@]}" "${sshlogins[@]:+:}"; do options+=(--sshlogin "$machine"); done
  exec {class_lock}>&-
  PARALLEL_SHELL=$BASH exec "${bound[@]}" "${bound[@]:+KILL}" parallel --will-cite --ungroup "${options[@]}" \
    --arg-file "$work/todo" "$(printf '%q ' "${member[@]}") --member=$(printf %q "$jobs_folder"/){}" </dev/null 2>"$work/parallel.log"
}

# Whatever ends the run, what is graded is kept.
stop_class() {
  trap '' INT TERM HUP
  kill -KILL "$class_runner" 2>/dev/null
  progress ''
  printf 'grade.sh: stopped. %s of %s are graded and kept; the same command goes on from there.\n' \
    "$done" "${#todo[@]}" >&2
  exit "$1"
}

# Known mistakes are named on a seed whose fingerprints were made.
remind_of_fingerprints() {
  [[ $seed != 0 && -d $root/tests/mutants ]] || return 0
  compgen -G "$parts/fingerprints/$seed/*" >/dev/null ||
    printf 'Known mistakes are not named on seed %s; "make fingerprints SEED=%s" would do that, once, in some minutes.\n' \
      "$seed" "$seed"
}
