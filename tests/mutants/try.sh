#!/usr/bin/env bash
# Run a program on a seed: which cases differ from the reference, with fingerprints.
#
#   try.sh SECONDS SEED PROBE REFERENCE-TRACE DIFFERENCES [KEPT]
#
# Prints a line "seed N" and then the lines of DIFFERENCES. A run that is not over after SECONDS is cut
# off; the cases that are missing then count as different. The trace is kept as KEPT, compressed.
set -uo pipefail

seconds=$1 seed=$2 probe=$3 reference=$4 differences=$5 kept=${6:-}
work=$(mktemp) || exit 1
trap 'rm -f -- "$work"' EXIT
timeout "$seconds" "$probe" "$seed" >"$work"
printf 'seed %s\n' "$seed"
"$differences" "$work" "$reference"
[[ -z $kept ]] || gzip -1c "$work" >"$kept"
