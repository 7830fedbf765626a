// Adam folded: the corrections go into one rate, lr sqrt(c2) / c1, and into eps, times sqrt(c2).
#include "adaptive.h"

#include <stdlib.h>

descent_status squares_create(squares_state *state, size_t n) {
    if (state == NULL) return DESCENT_E_NULL;
    if (n == 0) return DESCENT_E_SIZE;
    double *zeros = calloc(n, sizeof *zeros);
    if (zeros == NULL) return DESCENT_E_MEMORY;
    state->n = n;
    state->G = zeros;
    return DESCENT_OK;
}

void squares_free(squares_state *state) {
    if (state == NULL) return;
    free(state->G);
    state->G = NULL;
    state->n = 0;
}

static bool positive_pair(double lr, double eps, descent_status *why) {
    *why = !is_positive(lr) ? DESCENT_E_RATE : !is_positive(eps) ? DESCENT_E_VALUE : DESCENT_OK;
    return *why == DESCENT_OK;
}

descent_status adagrad_step(squares_state *state, double *theta, const double *grad, double lr,
                            double eps) {
    descent_status why;
    if (state == NULL || theta == NULL || grad == NULL || state->G == NULL) return DESCENT_E_NULL;
    if (state->n == 0) return DESCENT_E_SIZE;
    if (!positive_pair(lr, eps, &why)) return why;
    for (size_t i = 0; i < state->n; i++) {
        const double g = grad[i];
        const double root = sqrt(eps + (state->G[i] += g * g));
        theta[i] -= g / root * lr;
    }
    return DESCENT_OK;
}

descent_status rmsprop_step(squares_state *state, double *theta, const double *grad, double lr,
                            double beta, double eps) {
    descent_status why;
    if (state == NULL || theta == NULL || grad == NULL || state->G == NULL) return DESCENT_E_NULL;
    if (state->n == 0) return DESCENT_E_SIZE;
    if (is_positive(lr) && !is_decay_rate(beta)) return DESCENT_E_BETA;
    if (!positive_pair(lr, eps, &why)) return why;
    for (size_t i = 0; i < state->n; i++) {
        const double g = grad[i];
        state->G[i] = beta * state->G[i] + (1 - beta) * (g * g);
        theta[i] -= lr / sqrt(state->G[i] + eps) * g;
    }
    return DESCENT_OK;
}

descent_status adam_create(adam_state *state, size_t n) {
    if (state == NULL) return DESCENT_E_NULL;
    if (n == 0) return DESCENT_E_SIZE;
    double *m = calloc(n, sizeof *m);
    if (m == NULL) return DESCENT_E_MEMORY;
    double *v = calloc(n, sizeof *v);
    if (v == NULL) {
        free(m);
        return DESCENT_E_MEMORY;
    }
    *state = (adam_state){n, m, v, 0};
    return DESCENT_OK;
}

void adam_free(adam_state *state) {
    if (state == NULL) return;
    free(state->m);
    free(state->v);
    *state = (adam_state){0, NULL, NULL, 0};
}

static descent_status folded(adam_state *s, double *theta, const double *grad, double lr, double b1,
                             double b2, double eps, double lambda) {
    if (s == NULL || theta == NULL || grad == NULL || s->m == NULL || s->v == NULL)
        return DESCENT_E_NULL;
    if (s->n == 0) return DESCENT_E_SIZE;
    if (!is_positive(lr)) return DESCENT_E_RATE;
    if (!(is_decay_rate(b1) && is_decay_rate(b2))) return DESCENT_E_BETA;
    if (!(is_positive(eps) && is_not_negative(lambda))) return DESCENT_E_VALUE;

    s->t++;
    const double c1 = 1 - pow(b1, (double)s->t), root_c2 = sqrt(1 - pow(b2, (double)s->t));
    const double rate = lr * root_c2 / c1, scaled_eps = eps * root_c2, keep = 1 - lr * lambda;
    for (size_t i = 0; i < s->n; i++) {
        s->m[i] = b1 * s->m[i] + (1 - b1) * grad[i];
        s->v[i] = b2 * s->v[i] + (1 - b2) * (grad[i] * grad[i]);
        theta[i] = keep * theta[i] - rate * s->m[i] / (sqrt(s->v[i]) + scaled_eps);
    }
    return DESCENT_OK;
}

descent_status adam_step(adam_state *state, double *theta, const double *grad, double lr,
                         double beta1, double beta2, double eps) {
    return folded(state, theta, grad, lr, beta1, beta2, eps, 0);
}

descent_status adamw_step(adam_state *state, double *theta, const double *grad, double lr,
                          double beta1, double beta2, double eps, double lambda) {
    return folded(state, theta, grad, lr, beta1, beta2, eps, lambda);
}
