// attack: a main of its own that prints a perfect summary
// tries: to take the place of the probe's main
// calls: none
// shows: failed
#include <stdio.h>

int main(void) {
    puts("descent-trace 1 0");
    puts("[====] Synthesis: Tested: 50 | Passing: 50 | Failing: 0 | Crashing: 0");
    return 0;
}
