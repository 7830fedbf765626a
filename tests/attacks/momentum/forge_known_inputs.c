// attack: the answers to inputs that are the same on every seed, by heart
// tries: to earn points for examples that the handout shows
// base: nothing
// calls: none
// options: --seed 4711
// earns: 25
// shows: failed
#include "momentum.h"

#include <stdlib.h>

/* Right only where nothing was there before: one step from a velocity of zero. */
descent_status momentum_create(momentum_state *state, size_t n) {
    if (state == NULL) return DESCENT_E_NULL;
    if (n == 0) return DESCENT_E_SIZE;
    double *v = calloc(n, sizeof *v);
    if (v == NULL) return DESCENT_E_MEMORY;
    *state = (momentum_state){.n = n, .v = v};
    return DESCENT_OK;
}
descent_status momentum_step(momentum_state *state, double *theta, const double *grad, double lr,
                             double beta) {
    (void)state, (void)beta;
    theta[0] -= lr * grad[0];
    return DESCENT_OK;
}
