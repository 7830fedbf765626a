// attack: memory without end, all of it written to
// tries: to use up the machine's memory
// shows: tried|signal
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void attack(void) {
    size_t megabytes = 0;
    for (char *p; megabytes < 4000 && (p = malloc(1 << 20)) != NULL; megabytes++)
        memset(p, 1, 1 << 20);
    printf("tried: %zu MB\n", megabytes);
}
