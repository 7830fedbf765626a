#!/usr/bin/env bash
# The fingerprint of a mistake on a seed, as grader/diagnose/diagnose.c reads it. Nothing for a mistake
# that shows in no number.
#
#   show.sh TRIED PATCH      (TRIED: what try.sh printed)
set -euo pipefail

tried=$1 patch=$2

header_of() {
  sed -n "s/^$1: //p" "$patch"
}

[[ $(header_of shows) != memory ]] || exit 0
id=${patch##*/}
printf 'mutant\t%s\t%s\t%s\n' "${id%.patch}" "$(header_of name)" "$(header_of hint)"
grep -v '^seed ' "$tried"
