// attack: a fork bomb
// tries: to use up the machine's processes
// refused: calls fork
// shows: tried
#include <stdio.h>
#include <unistd.h>

static void attack(void) {
    puts("tried: a fork bomb");
    for (;;) fork();
}
