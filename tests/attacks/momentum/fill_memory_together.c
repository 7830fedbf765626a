// attack: twenty processes, each with a hundred megabytes
// tries: to use up the machine's memory though each process stays below its limit
// refused: calls fork
// shows: tried
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static void attack(void) {
    puts("tried: all together");
    fflush(stdout);
    for (int i = 0; i < 20; i++) {
        if (fork() != 0) continue;
        char *p = malloc(100 << 20);
        if (p != NULL) memset(p, 1, 100 << 20);
        for (;;) pause();
    }
    for (;;) pause();
}
