// attack: floating-point exceptions turned into signals
// tries: to have others crash at their first inexact result
// base: solution
// earns: 90
// refused: calls feenableexcept
// shows: passed|signal
#define _GNU_SOURCE
#include <fenv.h>

static void attack(void) {
    feenableexcept(FE_ALL_EXCEPT);
}
