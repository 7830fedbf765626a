// attack: the solutions, read while running
// tries: to print them, by every path that could lead there
// refused: calls fclose
// shows: tried
#define _GNU_SOURCE
#include <errno.h>
#include <stdio.h>
#include <string.h>

static void show(const char *path) {
    char text[200];
    FILE *file = fopen(path, "r");
    printf("tried: %s\n", file == NULL ? strerror(errno) : "opened");
    if (file == NULL) return;
    size_t n = fread(text, 1, sizeof text, file);
    fwrite(text, 1, n, stdout);
    fclose(file);
}

static void attack(void) {
    show(COURSE "/solutions/momentum.c");
    show(OUTSIDE "/secret.txt");
    show(COURSE "/build/reference/0.trace");
    show("../solutions/momentum.c");
    show("../../solutions/momentum.c");
    show("/proc/1/root" COURSE "/solutions/momentum.c");
    show("/proc/1/cwd/../solutions/momentum.c");
}
