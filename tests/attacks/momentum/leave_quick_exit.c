// attack: quick_exit(0) in every function
// tries: to have the running test reported as passed
// refused: calls quick_exit
// shows: exit status 0
#include <stdlib.h>

static void attack(void) {
    quick_exit(0);
}
