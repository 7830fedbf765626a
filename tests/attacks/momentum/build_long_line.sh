#!/usr/bin/env bash
# attack: a line and an identifier of nearly a million characters
# tries: to get a megabyte into every message
# shows: does not compile|is refused
set -euo pipefail

{
  printf 'int x = '
  head -c 900000 /dev/zero | tr '\0' 'a'
  printf ';\n'
} >momentum.c
