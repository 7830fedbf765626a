# The memory check: the cases once more, all in one process, under Valgrind.
#
# It runs beside the suites, for neither needs the other. Only cases that came to their end or crashed
# are run again: a stub has nothing to check, and an endless loop would only be endless more slowly.
# shellcheck shell=bash

readonly longest_log=4000000
# What ends the process ends the check of that case; it is started again behind it, at most this often for a
# stage and as long as there is time, so that no stage costs another its check.
readonly most_restarts=5 longest_check=60
# The seconds of processor time for one start of the probe.
readonly longest_pass=30

# Sets memory_tool to "valgrind" or to the reason why there is no check.
start_memory_check() {
  memory_tool=valgrind memory_job=''
  if [[ $memcheck == no ]]; then
    memory_tool='left out, as asked (--no-memcheck)'
  elif ! command -v valgrind >/dev/null; then
    memory_tool='not run: this machine has no Valgrind'
  fi
  : >"$work/valgrind.log"
  [[ $memory_tool == valgrind ]] || return 0
  cases_to_check >"$work/to-check"
  [[ -s $work/to-check ]] || return 0
  show_only_needed_debug_files
  choose_speed
  run_valgrind &
  memory_job=$!
}

check_memory() {
  [[ -n $memory_job ]] || return 0
  progress "checking memory"
  wait "$memory_job"
  (($? != 3)) || exit 3
}

cases_to_check() {
  awk '/^case / { name = $2; stub = 0 }
       / status [^ ]* -1000$/ { stub = 1 }
       /^end (finished|signal)/ && !stub { print name }' "$work/trace"
}

# Valgrind must know ld.so's symbols. Reading those of the C library as well takes it 0.2 s and tells a
# learner nothing, so in the sandbox they are out of sight.
show_only_needed_debug_files() {
  local id='' file
  debug_files=()
  [[ ! $(readelf -n /lib64/ld-linux-x86-64.so.2 2>/dev/null) =~ Build\ ID:\ ([0-9a-f]+) ]] || id=${BASH_REMATCH[1]}
  file=/usr/lib/debug/.build-id/${id:0:2}/${id:2}.debug
  [[ -z $id || ! -e $file ]] || debug_files=(--tmpfs /usr/lib/debug --ro-bind "$file" "$file")
}

# Valgrind 3.16 and later may be told not to translate across jumps, which takes a fifth of its time here and
# finds the same.
choose_speed() {
  speed=()
  [[ ! $(valgrind --version 2>/dev/null) =~ ^valgrind-(3\.(1[6-9]|[2-9][0-9])|[4-9]) ]] || speed=(--vex-guest-chase=no)
}

# Where a value that was never set came from costs Valgrind a third more to know, so it is asked only
# if there was one.
run_valgrind() {
  local system_folders=("${system_folders[@]}" "${debug_files[@]}")
  run_all_cases --track-origins=no
  ! grep -q ninitialised "$work/valgrind.log" || run_all_cases --track-origins=yes
}

# One pass over the cases with that option: writes valgrind.log anew.
run_all_cases() {
  local left=() tries=0 status kept_file=9 began=$SECONDS pass_began
  local -A deaths=()
  mapfile -t left <"$work/to-check"
  : >"$work/valgrind.log"
  while ((${#left[@]} > 0 && SECONDS - began < longest_check)); do
    pass_began=$SECONDS
    boxed ro "$longest_pass" valgrind --command-line-only=yes --quiet --suppressions=valgrind.supp --log-fd=9 \
      --leak-check=full --show-leak-kinds=definite,possible --num-callers=12 "${speed[@]}" "$1" \
      ./probe "$seed" memcheck "${left[@]}" 9>&1 >/dev/null 2>&1 </dev/null |
      head -c "$longest_log" >"$work/valgrind.part"
    status=${PIPESTATUS[0]}
    # Ended from outside, or so it seems: once more, for it may cost points that are deserved.
    ((status != 137 || SECONDS - pass_began >= longest_pass || ++tries >= most_tries)) || continue
    cat -- "$work/valgrind.part" >>"$work/valgrind.log"
    drop_done_cases
  done
}

# Take from `left` what the last pass has begun. Of a stage that has ended a pass too often, or used up its
# time, take all the rest.
drop_done_cases() {
  local begun name stage kept=()
  begun=$(grep -c 'descent: case ' "$work/valgrind.part")
  # The probe names each case before code of a learner runs in it.
  ((begun > 0)) || die 3 'Valgrind did not come to the first test (status %s); grade again, or with --no-memcheck' "$status"
  if ((begun >= ${#left[@]})); then
    left=()
    return
  fi
  stage=$(stage_of_test "${left[begun - 1]}")
  left=("${left[@]:begun}")
  ((SECONDS - pass_began >= longest_pass || ++deaths[${stage:-none}] > most_restarts)) || return 0
  for name in "${left[@]}"; do
    [[ $(stage_of_test "$name") == "$stage" ]] || kept+=("$name")
  done
  left=("${kept[@]}")
}
