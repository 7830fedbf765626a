// attack: ptrace on the parent
// tries: to write into the process that writes the trace
// refused: calls getppid
// shows: tried
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/ptrace.h>
#include <sys/wait.h>
#include <unistd.h>

static void attack(void) {
    pid_t parent = getppid();
    long done = ptrace(PTRACE_ATTACH, parent, 0, 0);
    printf("tried: %s\n", done == 0 ? "attached" : strerror(errno));
    if (done != 0) return;
    waitpid(parent, NULL, 0);
    ptrace(PTRACE_KILL, parent, 0, 0);
    kill(parent, SIGKILL);
}
