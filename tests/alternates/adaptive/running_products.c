// beta^t as a product that is built anew in each call; lanes of structs hold a parameter's numbers.
#include "adaptive.h"

#include <stdint.h>
#include <stdlib.h>

static double product(double beta, size_t t) {
    double p = 1.0;
    while (t-- > 0) p *= beta;
    return p;
}

static double *zeros(size_t n) {
    double *x = n > SIZE_MAX / sizeof(double) ? NULL : malloc(sizeof(double) * n);
    for (double *p = x; x != NULL && p < x + n; p++) *p = 0.0;
    return x;
}

descent_status squares_create(squares_state *state, size_t n) {
    double *G;
    if (state == NULL) return DESCENT_E_NULL;
    if (n == 0) return DESCENT_E_SIZE;
    if ((G = zeros(n)) == NULL) return DESCENT_E_MEMORY;
    state->n = n;
    state->G = G;
    return DESCENT_OK;
}

void squares_free(squares_state *state) {
    if (state == NULL || state->G == NULL) return;
    free(state->G);
    state->n = 0;
    state->G = NULL;
}

static descent_status squares(squares_state *s, double *theta, const double *grad, double lr,
                              double keep, double add, double eps) {
    for (size_t i = 0; i < s->n; i++) {
        s->G[i] = keep * s->G[i] + add * grad[i] * grad[i];
        theta[i] -= lr * (grad[i] / sqrt(s->G[i] + eps));
    }
    return DESCENT_OK;
}

descent_status adagrad_step(squares_state *state, double *theta, const double *grad, double lr,
                            double eps) {
    if (state == NULL) return DESCENT_E_NULL;
    if (state->G == NULL || theta == NULL || grad == NULL) return DESCENT_E_NULL;
    if (state->n == 0) return DESCENT_E_SIZE;
    if (!is_positive(lr)) return DESCENT_E_RATE;
    return is_positive(eps) ? squares(state, theta, grad, lr, 1, 1, eps) : DESCENT_E_VALUE;
}

descent_status rmsprop_step(squares_state *state, double *theta, const double *grad, double lr,
                            double beta, double eps) {
    if (state == NULL) return DESCENT_E_NULL;
    if (state->G == NULL || theta == NULL || grad == NULL) return DESCENT_E_NULL;
    if (state->n == 0) return DESCENT_E_SIZE;
    if (!is_positive(lr)) return DESCENT_E_RATE;
    if (!is_decay_rate(beta)) return DESCENT_E_BETA;
    if (!is_positive(eps)) return DESCENT_E_VALUE;
    return squares(state, theta, grad, lr, beta, 1 - beta, eps);
}

descent_status adam_create(adam_state *state, size_t n) {
    adam_state s = {0};
    if (state == NULL) return DESCENT_E_NULL;
    if ((s.n = n) == 0) return DESCENT_E_SIZE;
    if ((s.m = zeros(n)) != NULL && (s.v = zeros(n)) != NULL) {
        *state = s;
        return DESCENT_OK;
    }
    free(s.m);
    return DESCENT_E_MEMORY;
}

void adam_free(adam_state *state) {
    if (state == NULL || state->m == NULL) return;
    free(state->m);
    free(state->v);
    state->m = state->v = NULL;
    state->n = state->t = 0;
}

/* Parameter i as one record. */
typedef struct {
    double theta, g;
    struct {
        double m, v;
    };
} parameter;

static parameter updated(parameter p, double beta1, double beta2) {
    p.m = beta1 * p.m + (1 - beta1) * p.g;
    p.v = beta2 * p.v + (1 - beta2) * p.g * p.g;
    return p;
}

descent_status adam_step(adam_state *state, double *theta, const double *grad, double lr,
                         double beta1, double beta2, double eps) {
    return adamw_step(state, theta, grad, lr, beta1, beta2, eps, 0);
}

descent_status adamw_step(adam_state *state, double *theta, const double *grad, double lr,
                          double beta1, double beta2, double eps, double lambda) {
    if (state == NULL || theta == NULL || grad == NULL) return DESCENT_E_NULL;
    if (state->m == NULL || state->v == NULL) return DESCENT_E_NULL;
    if (state->n == 0) return DESCENT_E_SIZE;
    if (!is_positive(lr)) return DESCENT_E_RATE;
    if (!is_decay_rate(beta1)) return DESCENT_E_BETA;
    if (!is_decay_rate(beta2)) return DESCENT_E_BETA;
    if (!is_positive(eps)) return DESCENT_E_VALUE;
    if (!is_not_negative(lambda)) return DESCENT_E_VALUE;
    state->t++;
    double power1 = product(beta1, state->t), power2 = product(beta2, state->t);
    for (size_t i = 0; i < state->n; i++) {
        parameter p = {theta[i], grad[i], {state->m[i], state->v[i]}};
        p = updated(p, beta1, beta2);
        double m_hat = p.m / (1 - power1), v_hat = p.v / (1 - power2);
        p.theta -= lr * (m_hat / (sqrt(v_hat) + eps)) + lr * lambda * p.theta;
        theta[i] = p.theta, state->m[i] = p.m, state->v[i] = p.v;
    }
    return DESCENT_OK;
}
