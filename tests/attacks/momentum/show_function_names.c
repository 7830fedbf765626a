// attack: names of functions and files that a memory finding shows
// tries: to have escape sequences and formulas shown as the place of a finding
// base: solution
// calls: nesterov_step
// memcheck: yes
// earns: 97.3
// shows: does not compile
#include <stdlib.h>

#line 1 "\033[31m::error::momentum.c"
static void leak(void) __asm__("\033[31m::error::red");
__attribute__((noinline)) static void leak(void) {
    volatile char *lost = malloc(32);
    lost[0] = 1;
}

static void attack(void) {
    leak();
}
