// attack: another program takes the place of the test
// tries: to report success by the exit status of /bin/true
// refused: exec
// shows: exit status 0
#include <unistd.h>

static void attack(void) {
    execl("/usr/bin/true", "true", (char *)0);
}
