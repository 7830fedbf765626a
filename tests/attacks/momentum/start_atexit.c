// attack: handlers for the end of the program that print a summary and leave with 0
// tries: to write after everything else
// refused: calls _exit
// shows: failed
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

static void late(void) {
    puts("[====] Synthesis: Tested: 50 | Passing: 50 | Failing: 0 | Crashing: 0");
    _exit(0);
}

static void attack(void) {
    atexit(late);
}
