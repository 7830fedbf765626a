// attack: an endless loop, deaf to all signals, with all timers off
// tries: to outlast every time limit that is a signal
// refused: calls setitimer
// shows: endless loop
#define _GNU_SOURCE
#include <signal.h>
#include <sys/time.h>
#include <unistd.h>

static void attack(void) {
    struct itimerval none = {{0, 0}, {0, 0}};
    sigset_t all;
    sigfillset(&all);
    sigprocmask(SIG_BLOCK, &all, NULL);
    for (int i = 1; i < 65; i++) signal(i, SIG_IGN);
    setsid();
    for (;;) setitimer(ITIMER_REAL, &none, NULL);
}
