// attack: every test stops itself with SIGSTOP
// tries: to have the grader wait for ever
// refused: calls raise
// shows: time|failed
#include <signal.h>

static void attack(void) {
    raise(SIGSTOP);
}
