# Building the submission: each stage's file by itself, so that a broken one costs its stage only,
# then the probe from all that compiled. Compiler and linker run in the sandbox.
# shellcheck shell=bash

readonly learner_flags=(@flags/compile -g -Wall -Wextra -Werror=implicit-function-declaration)
readonly longest_compiler_log=16000

# Sets build_status of each stage to missing, broken, refused or ok, and fills $work/build/ID.log with what the
# compiler said, or why the file is refused.
build_submission() {
  local i id source refusal
  declare -gA build_status=()
  fill_box
  compile_sources
  for i in "${!stage_ids[@]}"; do
    id=${stage_ids[i]} source=${stage_sources[i]}
    [[ -z ${build_status[$id]-} ]] || continue
    look_through "$id" "$source" "${stage_functions[i]}"
    if [[ -n $refusal ]]; then
      printf '%s\n' "$refusal" >"$work/build/$id.log"
      build_status[$id]=refused
    elif is_compiled "$id"; then
      build_status[$id]=ok
    else
      require_compiler
      build_status[$id]=broken
    fi
  done
  progress "linking"
  link_probe
}

# What compiling and linking need.
fill_box() {
  mkdir "$box/include"
  cp -- "$root"/stages/*.h "$root"/stages/*/*.h "$box/include/"
  cp -r -- "$root/grader/flags" "$root/grader/valgrind.supp" "$parts/cases" "$parts/stubs" "$parts/probe.o" "$box/"
}

# Compiles what was handed in, all in one box. What was not done in its time, or ended by somebody, is tried once
# more in a box of its own, so that a file that takes for ever costs its stage only.
compile_sources() {
  local i id source log stage status again=() todo=() sources=()
  for i in "${!stage_ids[@]}"; do
    id=${stage_ids[i]} source=${stage_sources[i]} log=$work/build/${stage_ids[i]}.log
    : >"$log"
    if [[ ! -e $work/taken/$source ]]; then
      build_status[$id]=missing
    elif ! is_text "$work/taken/$source"; then
      printf '%s is not a plain text file; save it as UTF-8 (it has a zero byte in it)\n' "$source" >"$log"
      build_status[$id]=broken
    else
      # shellcheck disable=SC2086  # a name a line
      printf '%s\n' ${stage_functions[i]} >"$box/$id.functions"
      todo+=("$id:$source")
      sources+=("$work/taken/$source")
    fi
  done
  ((${#todo[@]} > 0)) || return 0
  progress "compiling"
  cp -- "${sources[@]}" "$box/"
  compile_in_box "${todo[@]}"
  status=$?
  for stage in "${todo[@]}"; do
    id=${stage%%:*}
    ! is_compiled "$id" || continue
    ((status == 0)) && ! grep -qi '^[^:]*: fatal error: killed signal' "$box/$id.log" || again+=("$stage")
  done
  for stage in "${again[@]}"; do
    progress "compiling ${stage#*:}"
    compile_in_box "$stage"
  done
  for stage in "${todo[@]}"; do keep_log "${stage%%:*}"; done
}

is_compiled() {
  [[ -e $box/$1.compiled ]]
}

# compile_in_box ID:SOURCE... The status says only whether the box came to its end.
compile_in_box() {
  boxed rw 10 sh -c "$compile_script" sh "$*" "$compiler" "${learner_flags[@]}" -Iinclude </dev/null >/dev/null 2>&1
}

# Before a file is blamed for not compiling: does one that is surely right? It may be memory, processes or
# the disk that are short.
require_compiler() {
  local said
  need_room
  printf 'right\n' >"$box/right.functions"
  printf 'int right(void);\nint right(void) { return 0; }\n' >"$box/right.c"
  compile_in_box right:right.c
  ! is_compiled right || return 0
  said=$(head -n 3 "$box/right.log" 2>/dev/null)
  die 3 'the compiler %q does not work in the sandbox: %s' "$compiler" "${said:-it was ended from outside}"
}

# In the box: sh "ID:SOURCE..." COMPILER FLAG... The preprocessed and the assembly text are kept for
# look_through. Localising all but the contract's functions keeps a helper, or a main, from clashing
# with anything.
# shellcheck disable=SC2016  # to be expanded in the box
readonly compile_script='
  stages=$1
  shift
  for stage in $stages; do
    id=${stage%%:*} source=${stage#*:}
    {
      "$@" -E "$source" >"$id.i" &&
      "$@" -S -o "$id.s" "$source" &&
      "$1" -c -o "$id.o" "$id.s" &&
      readelf -SsW "$id.o" >"$id.elf" &&
      objcopy --keep-global-symbols="$id.functions" "$id.o" &&
      : >"$id.compiled"
    } >"$id.log" 2>&1
  done
  exit 0'

# A zero byte is in no C file, but in every UTF-16 and nearly every binary one.
is_text() {
  ! IFS= read -r -d '' _ <"$1"
}

# The compiler may say megabytes about a file that is not C at all; the first errors are what counts.
keep_log() {
  [[ ! -s $box/$1.log || -L $box/$1.log ]] || head -c "$longest_compiler_log" "$box/$1.log" >"$work/build/$1.log"
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
    if link_with "$id" >>"$box/$id.log" 2>&1; then
      linkable+=("$id")
    else
      link_with >"$work/link.log" 2>&1 || break
      build_status[$id]=broken
    fi
    keep_log "$id"
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
