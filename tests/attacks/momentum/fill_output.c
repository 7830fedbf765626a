// attack: output without end
// tries: to fill disk and memory of whoever reads it
// shows: again and again
#include <stdio.h>

static void attack(void) {
    for (;;) puts("again and again and again and again and again");
}
