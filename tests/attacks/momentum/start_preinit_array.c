// attack: a function pointer in the section .preinit_array
// tries: to run even before constructors
// calls: none
// refused: section of its own
// alone: other stages may be lost with it
// shows: .
#include <unistd.h>

static void early(void) {
    _exit(0);
}
__attribute__((section(".preinit_array"), used)) static void (*const entry)(void) = early;
