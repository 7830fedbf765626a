// attack: the heap overwritten on both sides of what malloc returned
// tries: to change the inputs of the case and the allocator's own marks
// memcheck: yes
// shows: .
#include <stdlib.h>

static void attack(void) {
    volatile char *p = malloc(16);
    for (int i = -64; i < 4096; i++) p[i] = 0;
}
