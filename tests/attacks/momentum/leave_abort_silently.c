// attack: a handler that turns abort into a clean end
// tries: to have the running test reported as passed by way of a call that is allowed
// refused: calls _exit
// shows: exit status 0|signal
#include <signal.h>
#include <stdlib.h>
#include <unistd.h>

static void leave(int number) {
    (void)number;
    _exit(0);
}

static void attack(void) {
    signal(SIGABRT, leave);
    abort();
}
