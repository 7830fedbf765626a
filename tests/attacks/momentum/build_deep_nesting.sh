# attack: a million nested parentheses
# tries: to have the compiler crash, and whoever waits for it
# shows: not compile|error|ended
set -euo pipefail

{
  printf 'int deep = '
  head -c 400000 /dev/zero | tr '\0' '('
  printf 1
  head -c 400000 /dev/zero | tr '\0' ')'
  printf ';\n'
} >momentum.c
