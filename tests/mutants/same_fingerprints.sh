#!/usr/bin/env bash
# Are the committed fingerprints those of the catalogue? Sums may differ by rounding, as compilers and
# mathematical libraries do.
#
#   same_fingerprints.sh COMMITTED FRESH
set -euo pipefail

without_sums() {
  awk '/^mutant\t/ { print; next } { print $1, $2 }' "$1"
}

diff <(without_sums "$1") <(without_sums "$2") >/dev/null || {
  printf '%s is out of step with tests/mutants: run "make fingerprints"\n' "$1" >&2
  diff <(without_sums "$1") <(without_sums "$2") | head -n 5 >&2
  exit 1
}
