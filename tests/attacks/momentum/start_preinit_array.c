// attack: a function pointer in the section .preinit_array
// tries: to run even before constructors
// calls: none
// refused: preinit_array
// shows: verdict|not come|did not|no record|unfinished|before
#include <unistd.h>

static void early(void) {
    _exit(0);
}
__attribute__((section(".preinit_array"), used)) static void (*const entry)(void) = early;
