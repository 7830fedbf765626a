// attack: the function that is told of stubs, defined anew
// tries: to have a stub count as something that works
// base: nothing
// calls: none
// shows: .
#include "momentum.h"

void descent_stub_called(const char *function) {
    (void)function;
}
descent_status momentum_create(momentum_state *state, size_t n) {
    return NOT_WRITTEN(state, n);
}
descent_status momentum_step(momentum_state *state, double *theta, const double *grad, double lr,
                             double beta) {
    return NOT_WRITTEN(state, theta, grad, lr, beta);
}
