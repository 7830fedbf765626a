// attack: a million different errors in the memory check
// tries: to fill Valgrind's log
// base: solution
// calls: momentum_step
// memcheck: yes
// earns: 97
// shows: errors
#include <stdlib.h>

static volatile char sink;

static void attack(void) {
    volatile char *p = malloc(8);
    for (int i = 0; i < 3000; i++) sink = p[8 + i % 16];
    free((void *)p);
    volatile char *lost = malloc(8);
    lost[0] = 1;
}
