// attack: a function pointer in the section .init_array
// tries: to run before main without the word constructor
// calls: none
// refused: init_array
// shows: verdict|not come|did not|no record|unfinished|before
#include <unistd.h>

static void early(void) {
    _exit(0);
}
__attribute__((section(".init_array"), used)) static void (*const entry)(void) = early;
