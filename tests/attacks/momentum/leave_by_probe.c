// attack: the probe runs itself again, with what it prints going into the trace's pipe
// tries: to append a second trace, in which this stage does not hang
// refused: calls dup2
// shows: tried
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

static void attack(void) {
    char path[64];
    snprintf(path, sizeof path, "/proc/%d/fd/1", (int)getppid());
    int out = open(path, O_WRONLY);
    puts(out < 0 ? "tried: no way to the trace" : "tried: writing to the trace");
    if (out >= 0 && getenv("AGAIN") == NULL) {
        dup2(out, 1);
        char *environment[] = {"AGAIN=1", NULL};
        execle("/proc/self/exe", "probe", "0", (char *)0, environment);
    }
}
