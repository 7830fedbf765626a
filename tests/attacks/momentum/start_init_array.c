// attack: a function pointer in the section .init_array
// tries: to run before main without the word constructor
// calls: none
// refused: section of its own
// alone: other stages may be lost with it
// shows: .
#include <unistd.h>

static void early(void) {
    _exit(0);
}
__attribute__((section(".init_array"), used)) static void (*const entry)(void) = early;
