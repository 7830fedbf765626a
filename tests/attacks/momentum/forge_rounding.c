// attack: another rounding mode, left behind
// tries: to change the arithmetic of whoever calculates next
// base: solution
// earns: 90
// shows: .
#include <fenv.h>

static void attack(void) {
    fesetround(FE_UPWARD);
}
