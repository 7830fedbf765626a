// attack: an old version of a function, named to the linker alone
// tries: to get an allocator that the probe's --wrap does not know
// refused: asm label
// shows: undefined|failed|version
#include <stddef.h>

__asm__(".symver old_copy,memcpy@GLIBC_2.2.5");
void *old_copy(void *to, const void *from, size_t n);

static void attack(void) {
    char to[2];
    old_copy(to, "a", 2);
}
