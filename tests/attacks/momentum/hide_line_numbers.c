// attack: #line directives that name a file of the probe
// tries: to have what Valgrind finds counted as the grader's own
// base: solution
// calls: nesterov_step
// memcheck: yes
// earns: 97.3
// shows: leaks|errors
#include <stdlib.h>
#line 77 "grader/probe/inputs.c"
static void attack(void) {
    volatile char *lost = malloc(32);
    lost[0] = 1;
}
