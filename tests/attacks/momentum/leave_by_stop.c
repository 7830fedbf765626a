// attack: every test stops itself with SIGSTOP
// tries: to have the grader wait for ever
// refused: raise
// shows: still running|time limit|endless
#include <signal.h>

static void attack(void) {
    raise(SIGSTOP);
}
