#!/usr/bin/env bash
# attack: a million nested parentheses
# tries: to have the compiler crash, and whoever waits for it
# shows: does not compile|is refused
set -euo pipefail

{
  printf 'int deep = '
  head -c 400000 /dev/zero | tr '\0' '('
  printf 1
  head -c 400000 /dev/zero | tr '\0' ')'
  printf ';\n'
} >momentum.c
