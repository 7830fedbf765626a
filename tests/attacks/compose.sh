#!/usr/bin/env bash
# Put a hostile submission together: all solutions, and in one of them the attack.
#
#   compose.sh FOLDER ATTACK      (ATTACK: NAME.c or NAME.sh in a stage's folder)
#
# What an attack may know is told by COURSE and OUTSIDE (folders to reach), MARK (a name to leave behind)
# and PORT (of somebody who listens). README.md says what ATTACK looks like.
set -euo pipefail

here=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")" && pwd -P)
root=${here%/tests/attacks}
folder=$1
attack=$(realpath -- "$2")
stage=$(basename -- "$(dirname -- "$attack")")
export COURSE=${COURSE-$root} OUTSIDE=${OUTSIDE-/nonexistent} MARK=${MARK-descent-attack} PORT=${PORT-9}

header() {
  sed -nE "s,^(//|#) $1: ,,p" "$attack"
}

# The attack's file, then what it attacks from, with calls of attack() put in.
composed() {
  local wanted
  wanted=$(header calls)
  [[ -n $wanted ]] || wanted=$(jq -r '.functions | join(" ")' "$root"/stages/*_"$stage"/stage.json)
  [[ $wanted != none ]] || wanted=''
  # Hostile code wants all that the system has, not C alone.
  printf '#define _GNU_SOURCE\n'
  printf '#define %s "%s"\n' COURSE "$COURSE" OUTSIDE "$OUTSIDE" MARK "$MARK"
  printf '#define PORT %s\n#line 1\n' "$PORT"
  cat -- "$attack"
  case $(header base) in
  nothing) ;;
  solution) awk -v wanted="$wanted" -f "$here/compose.awk" "$root/solutions/$stage.c" ;;
  '') # The starter, claiming success.
    printf '#include "descent.h"\n#undef NOT_WRITTEN\n#define NOT_WRITTEN(...) DESCENT_OK\n'
    awk -v wanted="$wanted" -f "$here/compose.awk" "$root/starter/$stage.c"
    ;;
  *)
    printf '%s: there is no such base\n' "$attack" >&2
    return 1
    ;;
  esac
}

mkdir -p "$folder"
cp -- "$root"/solutions/*.c "$folder/"
case $attack in
*.sh) (cd -- "$folder" && bash "$attack") ;;
*) composed >"$folder/$stage.c" ;;
esac
