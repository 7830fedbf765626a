// attack: .valgrindrc and valgrind.supp written into the working folder while the tests run
// tries: to have the memory check, which comes later, read them
// base: solution
// calls: nesterov_step
// memcheck: yes
// earns: 97.3
// refused: calls fclose
// shows: leaks
#define _GNU_SOURCE
#include <stdio.h>
#include <stdlib.h>

static void attack(void) {
    static const char *const names[] = {".valgrindrc", "valgrind.supp", "/nonexistent/.valgrindrc",
                                        "./probe"};
    for (int i = 0; i < 4; i++) {
        FILE *file = fopen(names[i], "w");
        if (file == NULL) continue;
        fputs("--leak-check=no\n", file);
        fclose(file);
    }
    volatile char *lost = malloc(32);
    lost[0] = 1;
}
