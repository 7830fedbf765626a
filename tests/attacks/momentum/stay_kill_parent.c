// attack: kill(getppid(), SIGKILL)
// tries: to end the process that writes the trace, and with it the other stages
// refused: calls getppid
// shows: tried
#include <signal.h>
#include <stdio.h>
#include <unistd.h>

static void attack(void) {
    puts("tried: to kill the parent");
    kill(getppid(), SIGKILL);
}
