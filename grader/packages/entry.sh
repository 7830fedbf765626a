#!/usr/bin/env bash
# Grade one submission for a platform:
#
#   entry.sh SECONDS RESULT SORRY [OPTION]... SUBMISSION
#
# The file RESULT appears last and whole. If there is no result after so many seconds, or grading fails for
# a reason that is not the student's, the reason goes to standard output, where instructors look, and the
# file SORRY becomes the result: it has no score, for this is nobody's 0. The exit status is 1 then.
set -uo pipefail
here=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")" && pwd -P)

main() {
  local seconds=$1 result=$2 sorry=$3 reason status
  shift 3
  rm -f -- "$result"
  reason=$(timeout -k 10 "$seconds" "${DESCENT_COURSE:-$here/descent}/grade.sh" \
    --seed "$(<"$here/seed")" -o "$result" "$@" 2>&1)
  status=$?
  ((status != 0)) || return 0
  ((status != 124 && status != 137)) || reason="It was not done after $seconds seconds."
  printf 'This submission was not graded. %s\n' "$reason"
  cp -- "$sorry" "$result.part" && mv -f -- "$result.part" "$result"
  return 1
}

main "$@"
