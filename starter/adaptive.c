/** Stage 03: adaptive methods. The contract of every function is in adaptive.h. */
#include "adaptive.h"

#include <stdlib.h>

descent_status squares_create(squares_state *state, size_t n) {
    // TODO: check the arguments, then allocate G [n], all zeros.
    return NOT_WRITTEN(state, n);
}

void squares_free(squares_state *state) {
    // TODO: free G and leave the state empty.
    NOT_WRITTEN(state);
}

descent_status adagrad_step(squares_state *state, double *theta, const double *grad, double lr,
                            double eps) {
    // TODO: check the arguments; then, for every i, first G[i], then theta[i].
    return NOT_WRITTEN(state, theta, grad, lr, eps);
}

descent_status rmsprop_step(squares_state *state, double *theta, const double *grad, double lr,
                            double beta, double eps) {
    // TODO: as adagrad_step, but G is an average of the squared gradients.
    return NOT_WRITTEN(state, theta, grad, lr, beta, eps);
}

descent_status adam_create(adam_state *state, size_t n) {
    // TODO: allocate m and v; if one cannot be had, give the other back.
    return NOT_WRITTEN(state, n);
}

void adam_free(adam_state *state) {
    // TODO: free m and v and leave the state empty.
    NOT_WRITTEN(state);
}

descent_status adam_step(adam_state *state, double *theta, const double *grad, double lr,
                         double beta1, double beta2, double eps) {
    // TODO: check the arguments; t once; then m, v, their corrected values, and theta.
    return NOT_WRITTEN(state, theta, grad, lr, beta1, beta2, eps);
}

descent_status adamw_step(adam_state *state, double *theta, const double *grad, double lr,
                          double beta1, double beta2, double eps, double lambda) {
    // TODO: as adam_step, and the decay, which reads the old theta.
    return NOT_WRITTEN(state, theta, grad, lr, beta1, beta2, eps, lambda);
}
