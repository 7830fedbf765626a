#!/usr/bin/env bash
# The fingerprint of a mistake on a seed, as grader/diagnose/diagnose.c reads it. Nothing for a mistake
# that shows in no number.
#
#   show.sh PATCH PROBE REFERENCE-PROBE DIFFERENCES SEED
set -euo pipefail

header_of() {
  sed -n "s/^$1: //p" "$patch"
}

patch=$1
shift
[[ $(header_of shows) != memory ]] || exit 0
id=${patch##*/}
printf 'mutant\t%s\t%s\t%s\n' "${id%.patch}" "$(header_of name)" "$(header_of hint)"
"${BASH_SOURCE[0]%/*}/try.sh" "$@" | grep -v '^seed '
