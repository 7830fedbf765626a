// attack: kill(getppid(), SIGSTOP)
// tries: to stop the process that guards the time limit, for ever
// refused: calls getppid
// shows: tried
#include <signal.h>
#include <stdio.h>
#include <unistd.h>

static void attack(void) {
    puts("tried: to stop the parent");
    kill(getppid(), SIGSTOP);
    for (;;) pause();
}
