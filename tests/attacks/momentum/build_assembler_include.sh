#!/usr/bin/env bash
# attack: files included by the assembler's .include
# tries: to see them in what the assembler says
# shows: does not compile|is refused
set -euo pipefail

{
  printf '__asm__(".include \\"%s/secret.txt\\"");\n' "$OUTSIDE"
  printf '__asm__(".include \\"/etc/passwd\\"");\n'
  cat -- momentum.c
} >attacked && mv attacked momentum.c
