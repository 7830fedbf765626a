# attack: a hundred thousand mistakes
# tries: to get megabytes of the compiler's messages into the result
# shows: does not compile|is refused
set -euo pipefail

yes 'x y z; #;' | head -n 90000 >momentum.c
