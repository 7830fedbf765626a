#!/usr/bin/env bash
# attack: files whose names are escape sequences, CI commands, formulas and lines
# tries: to have them carried out where the result names files that it did not take
# earns: 90
# shows: passed
set -euo pipefail

# shellcheck disable=SC2016  # the names are meant as they are
touch -- $'\033[31mred.c' $'::error::no.c' $'two\n::error::lines.c' "=cmd|' '!A0.c" '<script>.c' $'\xe2\x80\xaeturned.c' \
  $'\x9b31m.c' $'\xff\xfe.c' '$(touch owned).c' '`touch owned`.c' "quote'\".c" '-rf.c' '%s%n.c'
