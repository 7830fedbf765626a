#!/usr/bin/env bash
# attack: the public golden values of seed 0, written to the record on a secret seed
# tries: to pass with answers that were copied and not computed
# options: --seed 4711
# earns: 35
# refused: calls _exit
# shows: exit status 0
#
# Makes momentum.c from the reference trace: every case's record as a string, chosen by the number of
# the process, which counts the cases.
set -euo pipefail

{
  cat <<'END'
#define _GNU_SOURCE
#include <stdio.h>
#include <string.h>
#include <unistd.h>
static const char *const golden[] = {
END
  awk '/^case / { printf "%s\"", open ? ",\n" : ""; open = 1 }
       /^ / { gsub(/\\/, "\\\\"); gsub(/"/, "\\\""); printf "%s\\n\"\n\"", substr($0, 2) }
       /^end / { printf "\"" }' "$COURSE/build/reference/momentum.0.trace"
  cat <<'END'
};
static void attack(void) {
    const char *text = golden[((size_t)(getpid() - getppid()) - 1) % (sizeof golden / sizeof *golden)];
    char line[300];
    unsigned long begin, end;
    FILE *maps = fopen("/proc/self/maps", "r");
    while (maps != NULL && fgets(line, sizeof line, maps) != NULL) {
        if (strstr(line, "rw-s") == NULL || sscanf(line, "%lx-%lx", &begin, &end) != 2) continue;
        char *record = (char *)begin;
        size_t used = strlen(text);
        memcpy(record, &used, sizeof used);
        record[8] = 1;
        memcpy(record + 10, text, used);
        printf("tried: golden values\n");
    }
    _exit(0);
}
#include "descent.h"
#undef NOT_WRITTEN
#define NOT_WRITTEN(...) DESCENT_OK
END
  awk -v wanted="$(jq -r '.functions | join(" ")' "$COURSE"/stages/*_momentum/stage.json)" \
    -f "$COURSE/tests/attacks/compose.awk" "$COURSE/starter/momentum.c"
} >momentum.c
