#!/usr/bin/env bash
# attack: two stages that work together: one exports a symbol that the other calls, both as constructors
# tries: to get a function of one file called from another's
# shows: calls helper_of_both
set -euo pipefail

printf 'int helper_of_both(void);\nint helper_of_both(void) { return 0; }\n' >>schedules.c
sed '0,/^    [a-z]/s//    helper_of_both();\n&/; 1i int helper_of_both(void);' momentum.c >attacked
mv attacked momentum.c
