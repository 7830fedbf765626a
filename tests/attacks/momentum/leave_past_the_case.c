// attack: a return out of the case, past all frames between
// tries: to reach the line that says the case came to its end, without what the case would observe
// shows: signal|failed|unfinished
#include <stdint.h>

/* The functions are compiled with frame pointers: the chain leads out. Leave from the second frame.
 */
__attribute__((noinline)) static void attack(void) {
    uintptr_t *frame = __builtin_frame_address(0);
    uintptr_t *of_function = (uintptr_t *)frame[0], *of_case = (uintptr_t *)of_function[0];
    frame[0] = of_case[0];
    frame[1] = of_case[1];
}
