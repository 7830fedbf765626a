// attack: a test ends its whole process group and the one above
// tries: to have the grader killed along with it
// refused: calls getpgid
// shows: signal 9|failed
#include <signal.h>
#include <unistd.h>

static void attack(void) {
    killpg(getpgid(getppid()), SIGTERM);
    killpg(getpgid(getppid()), SIGKILL);
    killpg(0, SIGKILL);
}
