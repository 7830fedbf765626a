#!/usr/bin/env bash
# Run a program on a seed: which cases differ from the reference, with fingerprints.
#
#   try.sh SEED PROBE REFERENCE-TRACE DIFFERENCES
#
# Prints a line "seed N" and then the lines of DIFFERENCES. A run that is not over in ten seconds is cut
# off; the cases that are missing then count as different.
set -uo pipefail

seed=$1 probe=$2 reference=$3 differences=$4
work=$(mktemp) || exit 1
trap 'rm -f -- "$work"' EXIT
timeout 10 "$probe" "$seed" >"$work"
printf 'seed %s\n' "$seed"
"$differences" "$work" "$reference"
