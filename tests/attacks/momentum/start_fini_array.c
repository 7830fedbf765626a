// attack: a function pointer in the section .fini_array
// tries: to run when the program ends
// calls: none
// refused: section of its own
// shows: failed
#include <unistd.h>

static void late(void) {
    _exit(0);
}
__attribute__((section(".fini_array"), used)) static void (*const entry)(void) = late;
