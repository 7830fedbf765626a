#!/usr/bin/env bash
# attack: a hundred thousand mistakes
# tries: to get megabytes of the compiler's messages into the result
# shows: does not compile|is refused
set -euo pipefail

awk 'BEGIN { for (i = 0; i < 90000; i++) print "x y z; #;" }' >momentum.c
