// attack: a function pointer in the old section .ctors
// tries: to run before main under a name that is out of use
// calls: none
// refused: section of its own
// alone: other stages may be lost with it
// shows: .
#include <unistd.h>

static void early(void) {
    _exit(0);
}
__attribute__((section(".ctors"), used)) static void (*const entry)(void) = early;
