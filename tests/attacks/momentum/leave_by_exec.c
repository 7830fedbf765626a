// attack: another program takes the place of the test
// tries: to report success by the exit status of /bin/true
// refused: calls execl
// shows: exit status 0|failed
#include <unistd.h>

static void attack(void) {
    execl("/usr/bin/true", "true", (char *)0);
}
