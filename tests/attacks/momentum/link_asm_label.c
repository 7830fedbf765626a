// attack: a harmless name that is system for the linker
// tries: to call what no name in the source shows
// refused: calls system
// shows: tried: did not run
#include <stdio.h>

int compute(const char *command) __asm__("system");

static void attack(void) {
    printf("tried: %s\n",
           compute("echo ran >/tmp/" MARK "; cat /tmp/" MARK) == 0 ? "ran" : "did not run");
    fflush(stdout);
    compute("printf 'tried: ran as '; cat " OUTSIDE "/secret.txt " COURSE "/solutions/momentum.c");
}
