// attack: exit(0) under Valgrind only
// tries: to make the memory check give up before it comes to the other stages
// base: solution
// memcheck: yes
// earns: 90
// shows: passed
#include <stdlib.h>

static void attack(void) {
    unsigned char *p = malloc(64);
    int watched = p != NULL && p[20] != 0x5a;
    free(p);
    if (watched) exit(0);
}
