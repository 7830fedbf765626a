# Building the submission: each stage's file by itself, so that a broken one costs its stage only,
# then the probe from all that compiled. Compiler and linker run in the sandbox.
# shellcheck shell=bash

readonly learner_flags=(@flags/compile -g -Wall -Wextra -Werror=implicit-function-declaration)
readonly longest_compiler_log=16000

# Sets build_status of each stage to missing, broken, refused or ok, and fills $work/build/ID.log with what the
# compiler said, or why the file is refused.
build_submission() {
  local i
  declare -gA build_status=()
  mkdir "$box/include"
  cp -- "$root"/stages/*.h "$root"/stages/*/*.h "$box/include/"
  cp -r -- "$root/grader/flags" "$root/grader/valgrind.supp" "$parts/cases" "$parts/stubs" "$parts/probe.o" "$box/"
  for i in "${!stage_ids[@]}"; do
    progress "compiling ${stage_sources[i]}"
    compile_stage "${stage_ids[i]}" "${stage_sources[i]}" "${stage_functions[i]}"
  done
  progress "linking"
  link_probe
}

compile_stage() {
  local id=$1 source=$2 functions=$3 log=$work/build/$1.log
  : >"$log"
  if [[ ! -e $work/taken/$source ]]; then
    build_status[$id]=missing
    return
  fi
  if ! is_text "$work/taken/$source"; then
    printf '%s is not a plain text file; save it as UTF-8 (it has a zero byte in it)\n' "$source" >"$log"
    build_status[$id]=broken
    return
  fi
  cp -- "$work/taken/$source" "$box/$source"
  # shellcheck disable=SC2086  # a name a line
  printf '%s\n' $functions >"$box/$id.functions"
  local refusal compiled=yes
  compile_in_box "$id" "$source" "$log" || compiled=no
  look_through "$id" "$source" "$functions" "$compiled"
  if [[ -n $refusal ]]; then
    printf '%s\n' "$refusal" >"$log"
    build_status[$id]=refused
  elif [[ $compiled == yes ]]; then
    build_status[$id]=ok
  else
    require_compiler
    build_status[$id]=broken
  fi
  cut_log "$id"
}

# What the compiler says goes to $3. If somebody ends it, or the sandbox, it is tried once more.
compile_in_box() {
  local tries status
  for ((tries = 0; tries < most_tries; tries++)); do
    boxed rw 10 sh -c "$compile_script" sh "$1" "$2" "$compiler" "${learner_flags[@]}" -Iinclude \
      >"$3" 2>&1 </dev/null
    status=$?
    ((status != 0)) || return 0
    ((status == 137)) || grep -qi '^[^:]*: fatal error: killed signal' "$3" || break
  done
  return "$status"
}

# Before a file is blamed for not compiling: does one that is surely right? It may be memory, processes or
# the disk that are short.
require_compiler() {
  need_room
  printf 'right\n' >"$box/right.functions"
  printf 'int right(void);\nint right(void) { return 0; }\n' >"$box/right.c"
  compile_in_box right right.c "$work/right.log" ||
    die 3 'the compiler %q does not work in the sandbox: %s' "$compiler" "$(head -n 3 "$work/right.log")"
}

# In the box: sh ID SOURCE COMPILER FLAG... The preprocessed and the assembly text are kept for
# look_through. Localising all but the contract's functions keeps a helper, or a main, from clashing
# with anything.
# shellcheck disable=SC2016  # to be expanded in the box
readonly compile_script='
  id=$1 source=$2
  shift 2
  "$@" -E "$source" >"$id.i" &&
  "$@" -S -o "$id.s" "$source" &&
  "$1" -c -o "$id.o" "$id.s" &&
  readelf -SsW "$id.o" >"$id.elf" &&
  objcopy --keep-global-symbols="$id.functions" "$id.o"'

# A zero byte is in no C file, but in every UTF-16 and nearly every binary one.
is_text() {
  ! IFS= read -r -d '' _ <"$1"
}

# The compiler may say megabytes about a file that is not C at all; the first errors are what counts.
cut_log() {
  local log=$work/build/$1.log
  [[ -s $log ]] || return 0
  head -c "$longest_compiler_log" "$log" >"$log.cut" && mv -- "$log.cut" "$log"
}

# Link the probe from the stages that compiled; if that fails, find out whose fault it is.
link_probe() {
  local id good=()
  for id in "${stage_ids[@]}"; do
    [[ ${build_status[$id]} != ok ]] || good+=("$id")
  done
  link_with "${good[@]}" >/dev/null 2>&1 && return
  local linkable=()
  for id in "${good[@]}"; do
    if link_with "$id" >>"$work/build/$id.log" 2>&1; then
      linkable+=("$id")
    else
      link_with >"$work/link.log" 2>&1 || break
      build_status[$id]=broken
    fi
    cut_log "$id"
  done
  link_with "${linkable[@]}" >"$work/link.log" 2>&1 ||
    die 3 'the probe cannot be linked: %s' "$(head -n 3 "$work/link.log")"
}

# A function that the learner's file lacks is filled in by the stage's stubs.
link_with() {
  local objects=(probe.o) id
  for id in "${stage_ids[@]}"; do objects+=("cases/$id.o" "stubs/$id.o"); done
  for id in "$@"; do objects+=("$id.o"); done
  boxed rw 10 "$compiler" -o probe "${objects[@]}" @flags/link -lm
}
