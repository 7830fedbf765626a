// attack: the environment, its own and everybody's
// tries: to print a secret that the grader was given in a variable
// refused: calls environ
// shows: tried
#define _GNU_SOURCE
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static void attack(void) {
    const char *secret = getenv("DESCENT_CANARY");
    printf("tried: %s\n", secret == NULL ? "no variable" : secret);
    for (char **e = environ; *e != NULL; e++)
        if (strstr(*e, "CANARY") != NULL) puts(*e);
    for (int pid = 1; pid < 33000; pid++) {
        char path[64], text[4096];
        snprintf(path, sizeof path, "/proc/%d/environ", pid);
        FILE *file = fopen(path, "r");
        if (file == NULL) continue;
        size_t n = fread(text, 1, sizeof text - 1, file);
        for (size_t i = 0; i < n; i++)
            if (memcmp(text + i, "CANARY-", 7) == 0) printf("%.40s\n", text + i);
        fclose(file);
    }
}
