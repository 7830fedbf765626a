// attack: a function pointer in the old section .ctors
// tries: to run before main under a name that is out of use
// calls: none
// refused: section
// shows: failed|verdict|unfinished
#include <unistd.h>

static void early(void) {
    _exit(0);
}
__attribute__((section(".ctors"), used)) static void (*const entry)(void) = early;
