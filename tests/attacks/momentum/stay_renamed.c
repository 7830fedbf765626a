// attack: a hundred short-lived processes, each the child of the one before
// tries: to run away from whoever kills process after process
// refused: calls _exit
// shows: tried
#include <stdio.h>
#include <unistd.h>

static void attack(void) {
    puts("tried: to run away");
    if (fork() != 0) return;
    setsid();
    for (;;)
        if (fork() != 0) _exit(0);
}
