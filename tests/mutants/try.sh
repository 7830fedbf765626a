#!/usr/bin/env bash
# Run a wrong program on some seeds: which cases differ from the reference, with fingerprints.
#
#   try.sh PROBE REFERENCE-PROBE DIFFERENCES SEED...
#
# Prints, for each seed, a line "seed N" and then the lines of DIFFERENCES.
set -euo pipefail

probe=$1 reference=$2 differences=$3
shift 3
work=$(mktemp -d)
trap 'rm -rf -- "$work"' EXIT
for seed in "$@"; do
  "$probe" "$seed" >"$work/got"
  "$reference" "$seed" >"$work/want"
  printf 'seed %s\n' "$seed"
  "$differences" "$work/got" "$work/want"
done
