#!/usr/bin/env bash
# attack: files put into the program by the assembler's .incbin, and printed while running
# tries: to read at compile time what is out of reach at run time
# shows: does not compile|is refused
set -euo pipefail

{
  printf '__asm__(".section .rodata\\nstolen: .incbin \\"%s/secret.txt\\"\\n.byte 0\\n.text\\n");\n' "$OUTSIDE"
  printf 'extern const char stolen[];\nint puts(const char *);\n'
  sed '0,/^    [a-z]/s//    puts(stolen);\n&/' momentum.c
} >attacked && mv attacked momentum.c
