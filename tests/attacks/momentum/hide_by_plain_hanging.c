// attack: an endless loop under Valgrind only, without any forbidden call
// tries: to use up the memory check's time, so that the other stages are not looked at
// base: solution
// memcheck: yes
// earns: 90
// shows: passed
#include <stdlib.h>

static void attack(void) {
    unsigned char *p = malloc(64);
    int watched = p != NULL && p[20] != 0x5a;
    free(p);
    if (!watched) return;
    for (volatile int i = 0;; i++) {}
}
