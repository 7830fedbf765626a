// The heavy ball is the EMA on g / (1 - beta), and the EMA is written as v += (1 - beta)(g - v).
#include "momentum.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

enum { PIECE = 4 };

static descent_status look(const double *v, const double *theta, const double *grad, size_t n,
                           double lr, double beta) {
    if (v == NULL) return DESCENT_E_NULL;
    if (theta == NULL) return DESCENT_E_NULL;
    if (grad == NULL) return DESCENT_E_NULL;
    if (n < 1) return DESCENT_E_SIZE;
    if (!is_positive(lr)) return DESCENT_E_RATE;
    return is_decay_rate(beta) ? DESCENT_OK : DESCENT_E_BETA;
}

static double *zeros(size_t n) {
    if (n > SIZE_MAX / sizeof(double)) return NULL;
    double *x = malloc(n * sizeof(double));
    if (x != NULL) memset(x, 0, n * sizeof(double));
    return x;
}

descent_status momentum_create(momentum_state *state, size_t n) {
    if (state == NULL) return DESCENT_E_NULL;
    if (n == 0) return DESCENT_E_SIZE;
    momentum_state fresh = {n, zeros(n)};
    if (fresh.v == NULL) return DESCENT_E_MEMORY;
    memcpy(state, &fresh, sizeof fresh);
    return DESCENT_OK;
}

void momentum_free(momentum_state *state) {
    if (state != NULL) {
        free(state->v);
        memset(state, 0, sizeof *state);
        state->v = NULL;
    }
}

descent_status ema_momentum_step(momentum_state *state, double *theta, const double *grad,
                                 double lr, double beta) {
    if (state == NULL) return DESCENT_E_NULL;
    descent_status checked = look(state->v, theta, grad, state->n, lr, beta);
    if (checked != DESCENT_OK) return checked;
    const double weight = 1.0 - beta;
    for (size_t i = 0; i != state->n; i++) {
        state->v[i] += weight * (grad[i] - state->v[i]);
        theta[i] -= lr * state->v[i];
    }
    return DESCENT_OK;
}

/* In pieces, so that a small array holds the larger gradients. */
descent_status momentum_step(momentum_state *state, double *theta, const double *grad, double lr,
                             double beta) {
    if (state == NULL) return DESCENT_E_NULL;
    descent_status checked = look(state->v, theta, grad, state->n, lr, beta);
    for (size_t at = 0; checked == DESCENT_OK && at < state->n; at += PIECE) {
        double larger[PIECE];
        momentum_state piece = {state->n - at < PIECE ? state->n - at : PIECE, state->v + at};
        for (size_t i = 0; i < piece.n; i++) larger[i] = grad[at + i] / (1.0 - beta);
        checked = ema_momentum_step(&piece, theta + at, larger, lr, beta);
    }
    return checked;
}

descent_status nesterov_create(nesterov_state *state, size_t n) {
    if (state == NULL) return DESCENT_E_NULL;
    if (n == 0) return DESCENT_E_SIZE;
    double *v = zeros(n), *ahead = NULL, *grad = NULL;
    if (v != NULL) ahead = zeros(n);
    if (ahead != NULL) grad = zeros(n);
    if (grad == NULL) {
        free(ahead);
        free(v);
        return DESCENT_E_MEMORY;
    }
    *state = (nesterov_state){.n = n, .v = v, .ahead = ahead, .grad = grad};
    return DESCENT_OK;
}

void nesterov_free(nesterov_state *state) {
    if (state == NULL || state->v == NULL) return;
    free(state->grad);
    free(state->ahead);
    free(state->v);
    *state = (nesterov_state){.n = 0};
}

descent_status nesterov_step(nesterov_state *state, const objective *f, double *theta, double lr,
                             double beta) {
    if (state == NULL || f == NULL || f->gradient == NULL) return DESCENT_E_NULL;
    if (state->ahead == NULL) return DESCENT_E_NULL;
    descent_status checked = look(state->v, theta, state->grad, state->n, lr, beta);
    if (checked != DESCENT_OK) return checked;
    double *v = state->v, *ahead = state->ahead;
    memcpy(ahead, theta, state->n * sizeof *ahead);
    for (size_t i = 0; i < state->n; i++) ahead[i] -= beta * lr * v[i];
    f->gradient(ahead, state->n, f->context, state->grad);
    for (size_t i = 0; i < state->n; i++) v[i] *= beta;
    for (size_t i = 0; i < state->n; i++) v[i] += state->grad[i];
    for (size_t i = 0; i < state->n; i++) theta[i] -= lr * v[i];
    return DESCENT_OK;
}
