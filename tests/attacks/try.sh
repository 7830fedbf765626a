#!/usr/bin/env bash
# Try one attack and say whether it was contained.
#
#   try.sh WORK ATTACK      (WORK: what attacks.sh prepared; ATTACK: NAME.c or NAME.sh in a stage's folder)
#
# Prints "contained NAME SECONDS" or "NOT CONTAINED NAME SECONDS" with the reasons. README.md says what
# an attack states of itself.
set -uo pipefail

root=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")/../.." && pwd -P)
readonly root work=$1 attack=$2
course=$work/course
stage=$(basename -- "$(dirname -- "$attack")")
name=$(basename -- "${attack%.*}")
mine=$work/$stage.$name
reasons=()
# No run may take longer, on a busy machine too. The slowest ones let every case of a stage hang.
readonly patience=180

header() {
  sed -nE "s,^(//|#) $1: ,,p" "$attack"
}

fails() {
  local format=$1
  shift
  # shellcheck disable=SC2059  # the format is ours
  reasons+=("$run: $(printf "$format" "$@")")
}

stages() {
  cat -- "$root"/stages/*/stage.json | jq -r "$1"
}

# ---- Grading it, and what must hold afterwards ----

# grade OBJECT-CHECK FORMAT [OPTION]...: sets result, a file.
grade() {
  local check=$1 format=$2 status wall peak survivor options
  shift 2
  result=$mine/$check.$format
  read -ra options < <(header options)
  [[ -n $(header memcheck) ]] || options+=(--no-memcheck)
  touch "$mine/stamp"
  (cd -- "$mine/home" &&
    HOME=$mine/home TMPDIR=$mine/tmp DESCENT_CANARY=$canary DESCENT_OBJECT_CHECK=$check \
      "$work/keeper" "$mine/kept" "$patience" "$course/grade.sh" --format "$format" \
      "$@" "${options[@]}" "$submission" \
      >"$result" 2>"$mine/$check.stderr" </dev/null)
  status=$(sed -n 's/^status //p' "$mine/kept")
  wall=$(sed -n 's/^wall //p' "$mine/kept")
  peak=$(sed -n 's/^peak //p' "$mine/kept")
  seconds=$(awk "BEGIN { print $seconds + ${wall:-0} }")
  [[ $status == 0 ]] || { [[ $status == 3 ]] && ! spares_others; } || fails 'the grader ended with status %s: %s' "$status" "$(head -c 300 "$mine/$check.stderr")"
  ! grep -q '^late' "$mine/kept" || fails 'the grader was not done after %s s' "$patience"
  ((${peak:-0} < 1000)) || fails 'the grader and the attack took %s MB of memory' "$peak"
  while read -r survivor; do
    fails 'still running: %s' "$survivor"
  done < <(sed -n 's/^survivor //p' "$mine/kept")
}

nothing_left_behind() {
  local found
  found=$(
    find "$mine/tmp" "$mine/home" "$submission" "$work/outside" "$course" -newer "$mine/stamp" ! -type d \
      ! -path "$course/build/.unfinished" ! -path "$course/build/.lock" # the grader's own, while it looks whether all is built
    find "$mine/tmp" "$mine/home" -mindepth 1
    find /tmp /var/tmp /dev/shm /dev/mqueue -maxdepth 1 -name "*$mark*" ! -path "$work/*" 2>/dev/null
  )
  [[ -z $found ]] || fails 'written outside: %s' "$(head -n 3 <<<"$found" | tr '\n' ' ')"
  ! awk '$1 == 271828182 { found = 1 } END { exit !found }' /proc/sysvipc/shm ||
    fails 'shared memory was left behind'
}

nothing_read() {
  ! grep -lqF "$canary" "$result" "$mine"/*.stderr || fails 'a secret is in the result'
  ! grep -qF "$mark" "$work/heard" || fails 'somebody outside was reached'
}

# No control character, whole or in UTF-8, nothing that turns text round, and no command of a CI log.
shown_clean() {
  LC_ALL=C grep -qPa '[\x00-\x08\x0b-\x1f\x7f]|\xc2[\x80-\x9f]|\xe2\x80[\xaa-\xae]|\xe2\x81[\xa6-\xa9]' "$1" &&
    fails 'control characters in the %s' "${1##*.}"
  LC_ALL=C grep -qPa '^\s*::|##\[' "$1" && fails 'a command for a CI log in the %s' "${1##*.}"
}

of_stage() {
  jq -r "first(.stages[] | select(.id == \"$stage\")) | $1" "$result"
}

# The stage earned no more than it may, all others everything.
scores_hold() {
  local most earned others
  most=$(header earns)
  [[ $run != 'sandbox alone' || -z $(header 'earns alone') ]] || most=$(header 'earns alone')
  [[ -s $result ]] || spares_others || return
  if ! jq -es "length == 1" "$result" >/dev/null 2>&1; then
    fails 'the result is not JSON'
    return
  fi
  earned=$(of_stage .score) && [[ -n $earned ]] || return
  awk "BEGIN { exit !($earned <= ${most:-0}) }" || fails 'it earned %s, more than %s' "$earned" "${most:-0}"
  jq -e '[.. | strings | test("[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]")] | any | not' "$result" >/dev/null ||
    fails 'control characters in the strings of the result'
  spares_others || return
  others=$(jq -r --arg stage "$stage" '.stages[] | select(.id != $stage and .score != .max_score) | "\(.id) \(.score)/\(.max_score)"' "$result")
  [[ -z $others ]] || fails 'other stages lost points: %s' "$others"
}

# What the grader said must contain this: proof that the attack was made, or refused for the right reason.
said() {
  local wanted
  wanted=$(header "$1")
  [[ -s $result ]] || spares_others || return
  of_stage 'del(.. | .hint?) | .. | strings' | grep -E -- "$wanted" >/dev/null || fails 'no sign of "%s"' "$wanted"
}

# What runs before the first test can take the other stages with it, if the object check does not refuse it.
spares_others() {
  [[ $run != 'sandbox alone' || -z $(header alone) ]]
}

neighbour() {
  stages "select(.id != \"$stage\").id" | tail -n 1
}

check() {
  nothing_left_behind
  nothing_read
  scores_hold
}

main() {
  local mark=descent-$stage-$name-$$ canary run submission seconds=0
  canary=$(<"$work/canary")
  run=preparing submission=$mine/submission
  mkdir -p "$mine/home" "$mine/tmp"
  chmod 755 "$mine"
  COURSE=$course OUTSIDE=$work/outside MARK=$mark PORT=$(<"$work/port") \
    "$root/tests/attacks/compose.sh" "$submission" "$attack" || fails 'the attack could not be put together'
  if [[ -n $(header refused) ]]; then
    run='object check'
    grade on json --stage "$stage"
    check
    said refused
    run='sandbox alone'
    grade off json --stage "$stage" --stage "$(neighbour)"
    check
  else
    run=graded
    grade on json --stage "$stage" --stage "$(neighbour)"
    check
  fi
  said shows
  cp -- "$result" "$work/results/$stage.$name.json"
  if [[ $name == show_* ]]; then
    run='shown as text'
    grade on text --stage "$stage"
    nothing_read
    shown_clean "$result"
  fi
  shown_clean "$mine/on.stderr"
  conclude
}

conclude() {
  local verdict=contained reason
  ((${#reasons[@]} == 0)) || verdict='NOT CONTAINED'
  printf '%s %s/%s (%.1f s): %s\n' "$verdict" "$stage" "$name" "$seconds" "$(header attack)"
  for reason in "${reasons[@]}"; do printf '    %s\n' "$reason"; done
}

main
