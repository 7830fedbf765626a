// attack: exit(0) in every function
// tries: to have the running test reported as passed
// shows: exit status 0
#include <stdlib.h>

static void attack(void) {
    exit(0);
}
