#!/usr/bin/env bash
# Is a mistake recognised as itself? Runs it, asks for a diagnosis, and prints "right" if in each test
# that it fails its own name comes back and no other; else "wrong" and what it was taken for. Nothing
# for a mistake that shows in no number.
#
#   named.sh SEED PROBE REFERENCE-TRACE FINGERPRINTS DIAGNOSE
set -euo pipefail

seed=$1 probe=$2 reference=$3 prints=$4 diagnose=$5
id=${probe##*/}
id=${id%.probe}
name=$(awk -F '\t' -v id="$id" '$1 == "mutant" && $2 == id { print $3 }' "$prints")
[[ -n $name ]] || exit 0

work=$(mktemp)
trap 'rm -f -- "$work"' EXIT
timeout 10 "$probe" "$seed" >"$work" || true
"$diagnose" "$work" "$reference" "$prints" |
  jq -rs --arg name "$name" --arg id "$id" '
    map("\(.[1]) \(.[2])") | unique
    | if . != [] and all(.[]; split(" ")[1:] | join(" ") == $name) then "right"
      else "wrong: \($id) (\($name)) is taken for \(join("; "))" end'
