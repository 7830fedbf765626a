#!/usr/bin/env bash
# Do the solutions score 100 % and the starter 0 on every seed? Says how many seeds there are of which
# both is true, and what is wrong with the others.
#
#   seeds.sh BUILD FROM COUNT "COMPILER..." STAGE...        (make seeds)
set -euo pipefail

build=$1 from=$2 count=$3 compilers=$4
shift 4

# try_seed.sh ends with 1 if something is wrong, so xargs ends with 123.
seq "$from" $((from + count - 1)) |
  xargs -P "$(nproc)" -I SEED "${BASH_SOURCE[0]%/*}/try_seed.sh" "$build" SEED "$compilers" "$@" |
  awk -v count="$count" '
    { if (!($1 in seen)) wrong++; seen[$1]; print }
    END { printf "seeds: %d passed, %d failed\n", count - wrong, wrong; exit wrong > 0 }'
