// 1 - beta^t as -expm1(t log beta), averages as v += (1 - beta)(x - v), Adam through AdamW.
#include "adaptive.h"

#include <stdlib.h>
#include <string.h>

static inline double correction(double beta, size_t t) {
    return -expm1((double)t * log(beta));
}

static inline void blend(double *average, double x, double beta) {
    *average += (1.0 - beta) * (x - *average);
}

static inline double square(double x) {
    return x * x;
}

descent_status squares_create(squares_state *state, size_t n) {
    if (!state) return DESCENT_E_NULL;
    if (!n) return DESCENT_E_SIZE;
    squares_state s = {.G = calloc(n, sizeof *s.G), .n = n};
    if (!s.G) return DESCENT_E_MEMORY;
    memcpy(state, &s, sizeof s);
    return DESCENT_OK;
}

void squares_free(squares_state *state) {
    if (!state) return;
    free(state->G);
    *state = (squares_state){.G = NULL};
}

static descent_status squares_usable(const squares_state *s, const void *theta, const void *grad) {
    if (!s || !s->G || !theta || !grad) return DESCENT_E_NULL;
    return s->n ? DESCENT_OK : DESCENT_E_SIZE;
}

descent_status adagrad_step(squares_state *state, double *theta, const double *grad, double lr,
                            double eps) {
    descent_status usable = squares_usable(state, theta, grad);
    if (usable) return usable;
    if (!is_positive(lr)) return DESCENT_E_RATE;
    if (!is_positive(eps)) return DESCENT_E_VALUE;
    for (size_t i = 0; i < state->n; i++) state->G[i] += square(grad[i]);
    for (size_t i = 0; i < state->n; i++) theta[i] += -lr * grad[i] / sqrt(state->G[i] + eps);
    return DESCENT_OK;
}

descent_status rmsprop_step(squares_state *state, double *theta, const double *grad, double lr,
                            double beta, double eps) {
    descent_status usable = squares_usable(state, theta, grad);
    if (usable) return usable;
    if (!is_positive(lr)) return DESCENT_E_RATE;
    if (!is_decay_rate(beta)) return DESCENT_E_BETA;
    if (!is_positive(eps)) return DESCENT_E_VALUE;
    for (size_t i = 0; i < state->n; i++) blend(&state->G[i], square(grad[i]), beta);
    for (size_t i = 0; i < state->n; i++) theta[i] += -lr * grad[i] / sqrt(state->G[i] + eps);
    return DESCENT_OK;
}

descent_status adam_create(adam_state *state, size_t n) {
    if (!state) return DESCENT_E_NULL;
    if (!n) return DESCENT_E_SIZE;
    adam_state s = {.n = n, .m = calloc(n, sizeof *s.m), .v = calloc(n, sizeof *s.v)};
    if (!s.m || !s.v) {
        free(s.v);
        free(s.m);
        return DESCENT_E_MEMORY;
    }
    memcpy(state, &s, sizeof s);
    return DESCENT_OK;
}

void adam_free(adam_state *state) {
    if (!state) return;
    free(state->v);
    free(state->m);
    *state = (adam_state){.t = 0};
}

descent_status adam_step(adam_state *state, double *theta, const double *grad, double lr,
                         double beta1, double beta2, double eps) {
    return adamw_step(state, theta, grad, lr, beta1, beta2, eps, 0.0);
}

descent_status adamw_step(adam_state *state, double *theta, const double *grad, double lr,
                          double beta1, double beta2, double eps, double lambda) {
    if (!state || !state->m || !state->v || !theta || !grad) return DESCENT_E_NULL;
    if (!state->n) return DESCENT_E_SIZE;
    if (!is_positive(lr)) return DESCENT_E_RATE;
    if (!is_decay_rate(beta1) || !is_decay_rate(beta2)) return DESCENT_E_BETA;
    if (!is_positive(eps) || !is_not_negative(lambda)) return DESCENT_E_VALUE;

    double c1 = correction(beta1, ++state->t), c2 = correction(beta2, state->t);
    for (size_t i = 0; i < state->n; i++) blend(&state->m[i], grad[i], beta1);
    for (size_t i = 0; i < state->n; i++) blend(&state->v[i], square(grad[i]), beta2);
    for (size_t i = 0; i < state->n; i++) {
        double direction = state->m[i] / c1 / (sqrt(state->v[i] / c2) + eps);
        theta[i] -= lr * (direction + lambda * theta[i]);
    }
    return DESCENT_OK;
}
