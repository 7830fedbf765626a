#!/usr/bin/env bash
# attack: .valgrindrc, .gdbinit and VALGRIND_OPTS files beside a leaking solution
# tries: to have Valgrind read options of the learner's
# memcheck: yes
# earns: 97.3
# shows: leaks
set -euo pipefail

printf -- '--leak-check=no\n--quiet\n--error-limit=no\n--log-file=/dev/null\n' >.valgrindrc
printf -- '--leak-check=no\n' >valgrind.supp
printf 'shell touch /tmp/owned\n' >.gdbinit
printf 'all:\n\ttouch /tmp/owned\n' >Makefile
printf '#define DESCENT_H\n' >descent.h
printf -- '-fplugin=/tmp/owned.so\n' >flags
sed -i 's/^    f->gradient(/    double *lost = malloc(64); lost[0] = lr; lost = NULL; (void)lost;\n&/' momentum.c
grep -q 'lost = NULL' momentum.c
