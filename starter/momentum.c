/** Stage 02: momentum. The contract of every function is in momentum.h. */
#include "momentum.h"

#include <stdlib.h>

descent_status momentum_create(momentum_state *state, size_t n) {
    // TODO: check the arguments, then allocate v [n], all zeros.
    return NOT_WRITTEN(state, n);
}

void momentum_free(momentum_state *state) {
    // TODO: free v and leave the state empty.
    NOT_WRITTEN(state);
}

descent_status momentum_step(momentum_state *state, double *theta, const double *grad, double lr,
                             double beta) {
    // TODO: check the arguments; then, for every i, first v[i], then theta[i].
    return NOT_WRITTEN(state, theta, grad, lr, beta);
}

descent_status ema_momentum_step(momentum_state *state, double *theta, const double *grad,
                                 double lr, double beta) {
    // TODO: as momentum_step, but v is an average of the gradients.
    return NOT_WRITTEN(state, theta, grad, lr, beta);
}

descent_status nesterov_create(nesterov_state *state, size_t n) {
    // TODO: allocate v, ahead and grad; if one cannot be had, give the others back.
    return NOT_WRITTEN(state, n);
}

void nesterov_free(nesterov_state *state) {
    // TODO: free the three arrays and leave the state empty.
    NOT_WRITTEN(state);
}

descent_status nesterov_step(nesterov_state *state, const objective *f, double *theta, double lr,
                             double beta) {
    // TODO: look ahead, ask for the gradient there, then v and theta as in momentum_step.
    return NOT_WRITTEN(state, f, theta, lr, beta);
}
