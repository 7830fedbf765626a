// attack: numbers that no format likes: infinities, NaN with a payload, denormals
// tries: to break whoever reads the trace or writes the result
// base: nothing
// calls: none
// shows: failed
#include "momentum.h"

#include <stdlib.h>
#include <string.h>

descent_status momentum_create(momentum_state *state, size_t n) {
    static const unsigned long bits[] = {0x7ff0000000000000, 0xfff8dead0000beef, 1,
                                         0x8000000000000000};
    if (n == 0 || n > 1000) return (descent_status)0x7fffffff;
    *state = (momentum_state){.n = n, .v = malloc(n * sizeof(double))};
    for (size_t i = 0; i < n && state->v != NULL; i++)
        memcpy(&state->v[i], &bits[i % 4], sizeof(double));
    return DESCENT_OK;
}
descent_status momentum_step(momentum_state *state, double *theta, const double *grad, double lr,
                             double beta) {
    (void)grad, (void)lr, (void)beta;
    for (size_t i = 0; i < state->n; i++) theta[i] = state->v[i] * 1e300;
    return (descent_status)(-2147483647 - 1);
}
