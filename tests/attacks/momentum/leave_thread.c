// attack: the only thread ends itself
// tries: to end the test with status 0 without a call of exit
// refused: calls pthread_exit
// shows: exit status 0|signal
#include <pthread.h>

static void attack(void) {
    pthread_exit(0);
}
