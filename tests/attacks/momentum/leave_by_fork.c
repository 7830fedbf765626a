// attack: every function goes on in a child while the parent ends with 0
// tries: to confuse who is to write the end of the case
// refused: calls fork
// shows: exit status 0
#include <stdlib.h>
#include <unistd.h>

static void attack(void) {
    if (fork() != 0) exit(0);
}
