// attack: a function pointer in the section .init_array.00001
// tries: to run before all other constructors, under a name that a strict comparison misses
// calls: none
// refused: section of its own
// alone: other stages may be lost with it
// shows: .
#include <unistd.h>

static void early(void) {
    _exit(0);
}
__attribute__((section(".init_array.00001"), used)) static void (*const entry)(void) = early;
