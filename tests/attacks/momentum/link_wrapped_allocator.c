// attack: the wrapped allocator, defined anew and gone round
// tries: to leak without being counted
// refused: calls __real_malloc
// shows: .
#include <stddef.h>

void *__real_malloc(size_t bytes);
void *__wrap_malloc(size_t bytes);
void *__wrap_malloc(size_t bytes) {
    return __real_malloc(bytes);
}
void __wrap_free(void *p);
void __wrap_free(void *p) {
    (void)p;
}

static void attack(void) {
    volatile char *p = __real_malloc(64);
    if (p != NULL) p[0] = 1;
}
