// beta^t by squaring, kept in a static table under beta and t so that no two optimizers meet in it.
#include "adaptive.h"

#include <stdlib.h>

enum { SLOTS = 8 };

static struct {
    double beta, power;
    size_t t; /* 0: the slot is empty */
} slots[SLOTS];

static double by_squaring(double base, size_t exponent) {
    double result = 1.0;
    for (; exponent > 0; exponent /= 2, base *= base)
        if (exponent % 2 == 1) result *= base;
    return result;
}

static double power(double beta, size_t t) {
    static size_t next;
    for (size_t i = 0; i < SLOTS; i++)
        if (slots[i].t == t && slots[i].beta == beta) return slots[i].power;
    size_t i = next++ % SLOTS;
    slots[i].beta = beta;
    slots[i].t = t;
    slots[i].power = by_squaring(beta, t);
    return slots[i].power;
}

#define CHECK(bad, status)                                                                         \
    do {                                                                                           \
        if (bad) return (status);                                                                  \
    } while (0)

descent_status squares_create(squares_state *state, size_t n) {
    CHECK(!state, DESCENT_E_NULL);
    CHECK(!n, DESCENT_E_SIZE);
    double *G = calloc(n, sizeof *G);
    CHECK(!G, DESCENT_E_MEMORY);
    *state = (squares_state){n, G};
    return DESCENT_OK;
}

void squares_free(squares_state *state) {
    if (state) {
        free(state->G);
        *state = (squares_state){0, NULL};
    }
}

descent_status adagrad_step(squares_state *state, double *theta, const double *grad, double lr,
                            double eps) {
    CHECK(!state || !state->G || !theta || !grad, DESCENT_E_NULL);
    CHECK(!state->n, DESCENT_E_SIZE);
    CHECK(!is_positive(lr), DESCENT_E_RATE);
    CHECK(!is_positive(eps), DESCENT_E_VALUE);
    for (size_t i = state->n; i > 0;) {
        --i;
        state->G[i] = state->G[i] + grad[i] * grad[i];
        theta[i] = theta[i] - lr * grad[i] * pow(state->G[i] + eps, -0.5);
    }
    return DESCENT_OK;
}

descent_status rmsprop_step(squares_state *state, double *theta, const double *grad, double lr,
                            double beta, double eps) {
    CHECK(!state || !state->G || !theta || !grad, DESCENT_E_NULL);
    CHECK(!state->n, DESCENT_E_SIZE);
    CHECK(!is_positive(lr), DESCENT_E_RATE);
    CHECK(!is_decay_rate(beta), DESCENT_E_BETA);
    CHECK(!is_positive(eps), DESCENT_E_VALUE);
    double rest = 1.0 - beta;
    for (size_t i = state->n; i > 0;) {
        --i;
        state->G[i] = state->G[i] * beta + grad[i] * grad[i] * rest;
        theta[i] = theta[i] - lr * grad[i] * pow(state->G[i] + eps, -0.5);
    }
    return DESCENT_OK;
}

descent_status adam_create(adam_state *state, size_t n) {
    CHECK(!state, DESCENT_E_NULL);
    CHECK(!n, DESCENT_E_SIZE);
    double *m = calloc(n, sizeof *m), *v = calloc(n, sizeof *v);
    if (m && v) {
        state->n = n;
        state->m = m;
        state->v = v;
        state->t = 0;
        return DESCENT_OK;
    }
    free(m);
    free(v);
    return DESCENT_E_MEMORY;
}

void adam_free(adam_state *state) {
    if (state) {
        free(state->m);
        free(state->v);
        *state = (adam_state){.m = NULL, .v = NULL};
    }
}

/* The step of Adam from a theta that has decayed beforehand. */
static descent_status adam(adam_state *s, double *theta, const double *grad, double lr, double b1,
                           double b2, double eps, double lambda) {
    CHECK(!s || !s->m || !s->v || !theta || !grad, DESCENT_E_NULL);
    CHECK(!s->n, DESCENT_E_SIZE);
    CHECK(!is_positive(lr), DESCENT_E_RATE);
    CHECK(!is_decay_rate(b1) || !is_decay_rate(b2), DESCENT_E_BETA);
    CHECK(!is_positive(eps) || !is_not_negative(lambda), DESCENT_E_VALUE);
    size_t t = s->t += 1;
    for (size_t i = s->n; i > 0;) {
        --i;
        theta[i] *= 1.0 - lr * lambda;
        s->m[i] = s->m[i] * b1 + grad[i] * (1.0 - b1);
        s->v[i] = s->v[i] * b2 + grad[i] * grad[i] * (1.0 - b2);
        double m_hat = s->m[i] / (1.0 - power(b1, t)), v_hat = s->v[i] / (1.0 - power(b2, t));
        theta[i] -= lr * m_hat / (sqrt(v_hat) + eps);
    }
    return DESCENT_OK;
}

descent_status adam_step(adam_state *state, double *theta, const double *grad, double lr,
                         double beta1, double beta2, double eps) {
    return adam(state, theta, grad, lr, beta1, beta2, eps, 0.0);
}

descent_status adamw_step(adam_state *state, double *theta, const double *grad, double lr,
                          double beta1, double beta2, double eps, double lambda) {
    return adam(state, theta, grad, lr, beta1, beta2, eps, lambda);
}
