// attack: _exit(0) in every function
// tries: to have the running test reported as passed, past any handler
// refused: calls _exit
// shows: exit status 0
#include <unistd.h>

static void attack(void) {
    _exit(0);
}
