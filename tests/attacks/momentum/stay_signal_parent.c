// attack: a rain of signals on the parent
// tries: to break the parent's wait for its child
// refused: calls getppid
// shows: failed|signal
#include <signal.h>
#include <sys/types.h>
#include <unistd.h>

static void attack(void) {
    pid_t parent = getppid();
    for (int i = 0; i < 20000; i++) kill(parent, SIGALRM);
    for (int i = 1; i < 65; i++)
        if (i != SIGKILL && i != SIGSTOP) kill(parent, i);
}
