// attack: the stack above the function overwritten, frame by frame
// tries: to change the variables of the case that is running
// shows: signal
#include <string.h>

__attribute__((noinline)) static void attack(void) {
    char *here = __builtin_frame_address(0);
    memset(here, 0, 4000);
}
