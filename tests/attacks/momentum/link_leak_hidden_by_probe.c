// attack: a solution that never frees, and resets the probe's count of blocks instead
// tries: to pass the tests that count blocks
// base: solution
// calls: momentum_free nesterov_free
// earns: 86
// earns alone: 90
// refused: calls memory_begin
// shows: passed
#include <stdlib.h>

void memory_begin(void);

static void forget(void *p) {
    (void)p;
}
#define free forget

static void attack(void) {
    memory_begin();
}
