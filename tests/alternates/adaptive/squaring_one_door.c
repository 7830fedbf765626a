/** Another right way: powers by squaring, Adam as AdamW without decay, the decay as a factor, roots
 * as powers, zeros written by hand.
 */
#include "adaptive.h"

#include <stdint.h>
#include <stdlib.h>

static double power(double base, size_t k) {
    double r = 1.0;
    for (; k > 0; k >>= 1, base *= base)
        if (k & 1) r *= base;
    return r;
}

descent_status squares_create(squares_state *state, size_t n) {
    if (state == NULL) return DESCENT_E_NULL;
    if (n == 0) return DESCENT_E_SIZE;

    double *G = calloc(n, sizeof *G);
    if (G == NULL) return DESCENT_E_MEMORY;
    *state = (squares_state){.n = n, .G = G};
    return DESCENT_OK;
}

void squares_free(squares_state *state) {
    if (state == NULL) return;
    free(state->G);
    *state = (squares_state){0};
}

descent_status adagrad_step(squares_state *state, double *theta, const double *grad, double lr,
                            double eps) {
    if (state == NULL || state->G == NULL || theta == NULL || grad == NULL) return DESCENT_E_NULL;
    if (state->n == 0) return DESCENT_E_SIZE;
    if (!is_positive(lr)) return DESCENT_E_RATE;
    if (!is_positive(eps)) return DESCENT_E_VALUE;

    double *G = state->G;
    for (size_t i = 0; i < state->n; i++) {
        G[i] += grad[i] * grad[i];
    }
    for (size_t i = state->n; i-- > 0;) theta[i] += -lr * (grad[i] * pow(G[i] + eps, -0.5));
    return DESCENT_OK;
}

descent_status rmsprop_step(squares_state *state, double *theta, const double *grad, double lr,
                            double beta, double eps) {
    if (state == NULL || state->G == NULL || theta == NULL || grad == NULL) return DESCENT_E_NULL;
    if (state->n == 0) return DESCENT_E_SIZE;
    if (!is_positive(lr)) return DESCENT_E_RATE;
    if (!is_decay_rate(beta)) return DESCENT_E_BETA;
    if (!is_positive(eps)) return DESCENT_E_VALUE;

    double *G = state->G;
    for (size_t i = 0; i < state->n; i++) {
        G[i] = fma(1.0 - beta, grad[i] * grad[i] - G[i], G[i]);
        theta[i] = fma(-lr, grad[i] / sqrt(G[i] + eps), theta[i]);
    }
    return DESCENT_OK;
}

descent_status adam_create(adam_state *state, size_t n) {
    if (state == NULL) return DESCENT_E_NULL;
    if (n == 0) return DESCENT_E_SIZE;

    adam_state made = {.n = n};
    made.m = n > SIZE_MAX / sizeof(double) ? NULL : malloc(n * sizeof *made.m);
    made.v = made.m == NULL ? NULL : malloc(n * sizeof *made.v);
    if (made.m == NULL || made.v == NULL) {
        adam_free(&made);
        return DESCENT_E_MEMORY;
    }
    for (size_t i = 0; i < n; i++) made.m[i] = made.v[i] = 0.0;
    *state = made;
    return DESCENT_OK;
}

void adam_free(adam_state *state) {
    if (state == NULL) return;
    free(state->m);
    free(state->v);
    *state = (adam_state){0};
}

/* What adam_step and adamw_step check alike. */
static descent_status check_adam(const adam_state *state, const double *theta, const double *grad,
                                 double lr, double beta1, double beta2, double eps) {
    if (state == NULL || state->m == NULL || state->v == NULL || theta == NULL || grad == NULL)
        return DESCENT_E_NULL;
    if (state->n == 0) return DESCENT_E_SIZE;
    if (!is_positive(lr)) return DESCENT_E_RATE;
    if (!is_decay_rate(beta1) || !is_decay_rate(beta2)) return DESCENT_E_BETA;
    if (!is_positive(eps)) return DESCENT_E_VALUE;
    return DESCENT_OK;
}

/* One more gradient seen: t, m and v. */
static void update_moments(adam_state *state, const double *grad, double beta1, double beta2) {
    double *m = state->m;
    double *v = state->v;

    state->t += 1;
    for (size_t i = 0; i < state->n; i++) {
        m[i] = beta1 * m[i] + (1.0 - beta1) * grad[i];
        v[i] = beta2 * v[i] + (1.0 - beta2) * grad[i] * grad[i];
    }
}

/* Adam's direction in coordinate i: m_hat / (sqrt(v_hat) + eps). */
static double direction(const adam_state *state, size_t i, double beta1, double beta2, double eps) {
    double m_hat = state->m[i] / (1.0 - power(beta1, state->t));
    double v_hat = state->v[i] / (1.0 - power(beta2, state->t));
    return m_hat / (sqrt(v_hat) + eps);
}

descent_status adam_step(adam_state *state, double *theta, const double *grad, double lr,
                         double beta1, double beta2, double eps) {
    descent_status status = check_adam(state, theta, grad, lr, beta1, beta2, eps);
    if (status != DESCENT_OK) return status;

    return adamw_step(state, theta, grad, lr, beta1, beta2, eps, 0.0);
}

descent_status adamw_step(adam_state *state, double *theta, const double *grad, double lr,
                          double beta1, double beta2, double eps, double lambda) {
    descent_status status = check_adam(state, theta, grad, lr, beta1, beta2, eps);
    if (status != DESCENT_OK) return status;
    if (!is_not_negative(lambda)) return DESCENT_E_VALUE;

    update_moments(state, grad, beta1, beta2);
    for (size_t i = 0; i < state->n; i++) {
        double step = direction(state, i, beta1, beta2, eps);
        theta[i] = (1.0 - lr * lambda) * theta[i] - lr * step;
    }
    return DESCENT_OK;
}
