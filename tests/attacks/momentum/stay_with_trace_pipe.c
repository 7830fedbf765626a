// attack: a grandchild that holds the pipe of the trace open
// tries: to have the grader wait for an end of file that never comes
// refused: calls _exit
// shows: tried
#define _GNU_SOURCE
#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>

static void attack(void) {
    char path[64];
    snprintf(path, sizeof path, "/proc/%d/fd/1", (int)getppid());
    puts("tried: to hold the pipe");
    if (fork() != 0) return;
    setsid();
    open(path, O_WRONLY);
    if (fork() != 0) _exit(0);
    for (;;) pause();
}
