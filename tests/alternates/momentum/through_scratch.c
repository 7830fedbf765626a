// The new theta and v are worked out in heap scratch and copied over; without memory, in place.
#include "momentum.h"

#include <stdlib.h>
#include <string.h>

/* from may be to. */
static void move(double *to_v, double *to_theta, const double *v, const double *theta,
                 const double *g, size_t n, double lr, double beta, double weight) {
    for (size_t i = 0; i < n; i++) {
        to_v[i] = v[i] * beta + g[i] * weight;
        to_theta[i] = theta[i] - to_v[i] * lr;
    }
}

static descent_status step(momentum_state *state, double *theta, const double *g, double lr,
                           double beta, double weight) {
    if (!state || !state->v || !theta || !g) return DESCENT_E_NULL;
    size_t n = state->n;
    if (n == 0) return DESCENT_E_SIZE;
    if (!is_positive(lr)) return DESCENT_E_RATE;
    if (!is_decay_rate(beta)) return DESCENT_E_BETA;

    double *next_v = malloc(n * sizeof *next_v), *next_theta = malloc(n * sizeof *next_theta);
    if (next_v && next_theta) {
        move(next_v, next_theta, state->v, theta, g, n, lr, beta, weight);
        memcpy(state->v, next_v, n * sizeof *next_v);
        memcpy(theta, next_theta, n * sizeof *next_theta);
    } else {
        move(state->v, theta, state->v, theta, g, n, lr, beta, weight);
    }
    free(next_v);
    free(next_theta);
    return DESCENT_OK;
}

descent_status momentum_step(momentum_state *state, double *theta, const double *grad, double lr,
                             double beta) {
    return step(state, theta, grad, lr, beta, 1.0);
}

descent_status ema_momentum_step(momentum_state *state, double *theta, const double *grad,
                                 double lr, double beta) {
    return step(state, theta, grad, lr, beta, 1.0 - beta);
}

/* All that is made here goes through this: 0, or -1 with nothing made. */
static int make(double **arrays[], size_t count, size_t n) {
    for (size_t k = 0; k < count; k++) {
        *arrays[k] = calloc(n, sizeof(double));
        if (*arrays[k] != NULL) continue;
        while (k-- > 0) free(*arrays[k]);
        return -1;
    }
    return 0;
}

descent_status momentum_create(momentum_state *state, size_t n) {
    momentum_state s = {.n = n};
    if (!state || !n) return state ? DESCENT_E_SIZE : DESCENT_E_NULL;
    if (make((double **[]){&s.v}, 1, n)) return DESCENT_E_MEMORY;
    *state = s;
    return DESCENT_OK;
}

void momentum_free(momentum_state *state) {
    if (!state || !state->n) return;
    free(state->v);
    *state = (momentum_state){0};
}

descent_status nesterov_create(nesterov_state *state, size_t n) {
    nesterov_state s = {.n = n};
    if (!state || !n) return state ? DESCENT_E_SIZE : DESCENT_E_NULL;
    if (make((double **[]){&s.v, &s.ahead, &s.grad}, 3, n)) return DESCENT_E_MEMORY;
    *state = s;
    return DESCENT_OK;
}

void nesterov_free(nesterov_state *state) {
    if (!state || !state->n) return;
    free(state->v);
    free(state->ahead);
    free(state->grad);
    *state = (nesterov_state){0};
}

/* The look-ahead point is in memory of its own, the gradient in the state's. */
descent_status nesterov_step(nesterov_state *state, const objective *f, double *theta, double lr,
                             double beta) {
    if (!state || !state->v || !state->ahead || !state->grad || !f || !f->gradient || !theta)
        return DESCENT_E_NULL;
    momentum_state inner = {state->n, state->v};
    if (state->n == 0) return DESCENT_E_SIZE;
    if (!is_positive(lr)) return DESCENT_E_RATE;
    if (!is_decay_rate(beta)) return DESCENT_E_BETA;

    double *own = malloc(state->n * sizeof *own), *ahead = own ? own : state->ahead;
    for (size_t i = 0; i < state->n; i++) ahead[i] = theta[i] - state->v[i] * beta * lr;
    f->gradient(ahead, state->n, f->context, state->grad);
    free(own);
    return step(&inner, theta, state->grad, lr, beta, 1.0);
}
