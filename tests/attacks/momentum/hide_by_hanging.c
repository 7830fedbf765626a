// attack: an endless loop under Valgrind only, with the time limit's signal blocked
// tries: to use up the memory check's time, so that the other stages are not looked at
// base: solution
// memcheck: yes
// earns: 90
// refused: calls setitimer
// shows: passed
#define _GNU_SOURCE
#include <signal.h>
#include <stdlib.h>
#include <sys/time.h>

static void attack(void) {
    unsigned char *p = malloc(64);
    int watched = p != NULL && p[20] != 0x5a;
    free(p);
    if (!watched) return;
    struct itimerval none = {{0, 0}, {0, 0}};
    setitimer(ITIMER_REAL, &none, NULL);
    signal(SIGALRM, SIG_IGN);
    for (volatile int i = 0;; i++) {}
}
