#!/usr/bin/env bash
# Are the mistakes of a stage recognised as themselves? For each a line "right" if in each test that it
# fails its own name comes back and no other; else "wrong" and what it was taken for.
#
#   named.sh SEED FOLDER REFERENCE-TRACE FINGERPRINTS DIAGNOSE
#
# FOLDER/ID.SEED.trace.gz is the trace that try.sh kept.
set -euo pipefail

seed=$1 folder=$2 reference=$3 prints=$4 diagnose=$5
work=$(mktemp)
trap 'rm -f -- "$work"' EXIT

while IFS=$'\t' read -r _ id name _; do
  gzip -dc -- "$folder/$id.$seed.trace.gz" >"$work"
  printf '["%s", "%s"]\n' "$id" "${name//\"/\\\"}"
  "$diagnose" "$work" "$reference" "$prints"
done < <(grep '^mutant' "$prints") |
  jq -nr '
    def verdict: .names -= [.name] | if .named and .names == [] then "right"
      else "wrong: \(.id) (\(.name)) is taken for \(if .named then .names | join("; ") else "nothing" end)" end;
    foreach (inputs, null) as $line ({};
      if $line == null or ($line | length) == 2
      then .done = .current | .current = if $line == null then null else {id: $line[0], name: $line[1], names: [], named: false} end
      else .done = null | .current.named = true | .current.names |= (. + [$line[2]] | unique) end;
      .done | values | verdict)'
