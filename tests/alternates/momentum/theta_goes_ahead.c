// Nesterov moves theta itself to the look-ahead point and from there by -lr g; realloc(NULL, ...).
#include "momentum.h"

#include <stdint.h>
#include <stdlib.h>

static double *room(size_t n) {
    double *x = n <= SIZE_MAX / sizeof *x ? realloc(NULL, n * sizeof *x) : NULL;
    if (x)
        for (size_t i = n; i-- > 0;) x[i] = 0;
    return x;
}

static int bad_step(int any_null, size_t n, double lr, double beta) {
    return any_null               ? DESCENT_E_NULL
           : n == 0               ? DESCENT_E_SIZE
           : !is_positive(lr)     ? DESCENT_E_RATE
           : !is_decay_rate(beta) ? DESCENT_E_BETA
                                  : DESCENT_OK;
}

descent_status momentum_create(momentum_state *state, size_t n) {
    double *v;
    if (!state) return DESCENT_E_NULL;
    if (n == 0) return DESCENT_E_SIZE;
    if (!(v = room(n))) return DESCENT_E_MEMORY;
    *state = (momentum_state){.v = v, .n = n};
    return DESCENT_OK;
}

void momentum_free(momentum_state *state) {
    if (!state || !state->v) return;
    free(state->v);
    *state = (momentum_state){0};
}

/* theta in two moves: what v had makes one, the gradient the other. */
static void two_moves(double *v, double *theta, const double *g, size_t n, double lr, double beta,
                      double weight) {
    for (size_t i = 0; i < n; i++) {
        double kept = beta * v[i], added = weight * g[i];
        theta[i] -= lr * kept;
        theta[i] -= lr * added;
        v[i] = kept + added;
    }
}

descent_status momentum_step(momentum_state *state, double *theta, const double *grad, double lr,
                             double beta) {
    int bad = bad_step(!state || !state->v || !theta || !grad, state ? state->n : 0, lr, beta);
    if (!bad) two_moves(state->v, theta, grad, state->n, lr, beta, 1.0);
    return (descent_status)bad;
}

descent_status ema_momentum_step(momentum_state *state, double *theta, const double *grad,
                                 double lr, double beta) {
    int bad = bad_step(!state || !state->v || !theta || !grad, state ? state->n : 0, lr, beta);
    if (!bad) two_moves(state->v, theta, grad, state->n, lr, beta, 1.0 - beta);
    return (descent_status)bad;
}

descent_status nesterov_create(nesterov_state *state, size_t n) {
    if (!state) return DESCENT_E_NULL;
    if (n == 0) return DESCENT_E_SIZE;
    nesterov_state s = {.n = n};
    if ((s.v = room(n)) && (s.ahead = room(n)) && (s.grad = room(n))) {
        *state = s;
        return DESCENT_OK;
    }
    nesterov_free(&s);
    return DESCENT_E_MEMORY;
}

void nesterov_free(nesterov_state *state) {
    if (!state) return;
    free(state->v), free(state->ahead), free(state->grad);
    *state = (nesterov_state){0};
}

descent_status nesterov_step(nesterov_state *state, const objective *f, double *theta, double lr,
                             double beta) {
    int null = !state || !state->v || !state->ahead || !state->grad || !f || !f->gradient || !theta;
    int bad = bad_step(null, state ? state->n : 0, lr, beta);
    if (bad) return (descent_status)bad;
    size_t n = state->n;
    for (size_t i = 0; i < n; i++) {
        state->v[i] *= beta;
        theta[i] -= lr * state->v[i];
    }
    f->gradient(theta, n, f->context, state->grad);
    for (size_t i = 0; i < n; i++) {
        state->v[i] += state->grad[i];
        theta[i] -= lr * state->grad[i];
    }
    return DESCENT_OK;
}
