// attack: output without end on the stream for errors, without line ends
// tries: to fill disk and memory of whoever reads it
// shows: again and again|signal|time
#include <stdio.h>

static void attack(void) {
    for (;;) fputs("again and again", stderr);
}
