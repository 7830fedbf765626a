// attack: a daemon that waits for the report and writes to it
// tries: to outlive the grading
// refused: calls _exit
// shows: tried
#define _GNU_SOURCE
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/prctl.h>
#include <unistd.h>

static void attack(void) {
    puts("tried: a daemon");
    if (fork() != 0) return;
    setsid();
    prctl(PR_SET_PDEATHSIG, 0);
    if (fork() != 0) _exit(0);
    prctl(PR_SET_NAME, "descent-daemon");
    for (int i = 1; i < 65; i++) signal(i, SIG_IGN);
    for (int fd = 0; fd < 64; fd++) close(fd);
    for (;;) {
        sleep(1);
        int file = open("/tmp/" MARK, O_CREAT | O_WRONLY, 0666);
        if (file >= 0) close(file);
    }
}
