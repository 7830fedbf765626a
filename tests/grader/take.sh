#!/usr/bin/env bash
# Runs grade.sh up to intake: take.sh FOLDER [OPTION]... SUBMISSION leaves what was taken in FOLDER/files and the
# notes, a line each, in FOLDER/notes.
set -uo pipefail

root=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")/../.." && pwd -P)
# shellcheck source=/dev/null
source /dev/stdin <<<"$(sed -e '/^root=/d' -e '/^main "\$@"$/d' "$root/grade.sh")"

results=$1
shift
parse_options "$@"
require_tools
make_work_folder
load_stages
choose_sandbox
take_submission
((${#notes[@]} == 0)) || printf '%s\n' "${notes[@]}" >"$results/notes"
touch "$results/notes"
cp -r -- "$work/taken" "$results/files"
