// attack: every test kills itself, in the memory check too
// tries: to make the memory check start again and again until it gives up on the other stages
// memcheck: yes
// refused: calls getpid
// shows: signal 9|failed
#include <signal.h>
#include <unistd.h>

static void attack(void) {
    kill(getpid(), SIGKILL);
}
