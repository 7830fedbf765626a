// attack: kill(-1, SIGKILL)
// tries: to kill every process that it may kill, the grader among them
// refused: calls kill
// shows: tried
#include <signal.h>
#include <stdio.h>

static void attack(void) {
    puts("tried: to kill all");
    kill(-1, SIGKILL);
}
