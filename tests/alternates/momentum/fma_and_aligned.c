// Every product and sum in one rounding with fma(); arrays from aligned_alloc, set to zero by hand.
#include "momentum.h"

#include <stdint.h>
#include <stdlib.h>

enum { LINE = 64 };

static double *aligned_zeros(size_t n) {
    if (n > (SIZE_MAX - LINE) / sizeof(double)) return NULL;
    size_t bytes = (n * sizeof(double) + LINE - 1) / LINE * LINE;
    double *x = aligned_alloc(LINE, bytes);
    for (size_t i = 0; x != NULL && i < n; i++) x[i] = 0.0;
    return x;
}

descent_status momentum_create(momentum_state *state, size_t n) {
    if (NULL == state) return DESCENT_E_NULL;
    if (0 == n) return DESCENT_E_SIZE;
    double *v = aligned_zeros(n);
    if (NULL == v) return DESCENT_E_MEMORY;
    state->n = n, state->v = v;
    return DESCENT_OK;
}

void momentum_free(momentum_state *state) {
    if (NULL == state) return;
    double *v = state->v;
    state->n = 0, state->v = NULL;
    free(v);
}

/* v <- beta v + weight g for one parameter; returns theta after the step. */
static double advance(double theta, double *v, double g, double lr, double beta, double weight) {
    *v = fma(beta, *v, weight * g);
    return fma(-lr, *v, theta);
}

static descent_status step(momentum_state *s, double *theta, const double *grad, double lr,
                           double beta, bool average) {
    if (NULL == s || NULL == s->v || NULL == theta || NULL == grad) return DESCENT_E_NULL;
    if (0 == s->n) return DESCENT_E_SIZE;
    if (!is_positive(lr)) return DESCENT_E_RATE;
    if (!is_decay_rate(beta)) return DESCENT_E_BETA;
    for (size_t i = 0; i < s->n; i++)
        theta[i] = advance(theta[i], &s->v[i], grad[i], lr, beta, average ? 1.0 - beta : 1.0);
    return DESCENT_OK;
}

descent_status momentum_step(momentum_state *state, double *theta, const double *grad, double lr,
                             double beta) {
    return step(state, theta, grad, lr, beta, false);
}

descent_status ema_momentum_step(momentum_state *state, double *theta, const double *grad,
                                 double lr, double beta) {
    return step(state, theta, grad, lr, beta, true);
}

descent_status nesterov_create(nesterov_state *state, size_t n) {
    if (NULL == state) return DESCENT_E_NULL;
    if (0 == n) return DESCENT_E_SIZE;
    double *arrays[3] = {aligned_zeros(n), aligned_zeros(n), aligned_zeros(n)};
    if (arrays[0] && arrays[1] && arrays[2]) {
        *state = (nesterov_state){n, arrays[0], arrays[1], arrays[2]};
        return DESCENT_OK;
    }
    for (int i = 0; i < 3; i++) free(arrays[i]);
    return DESCENT_E_MEMORY;
}

void nesterov_free(nesterov_state *state) {
    if (NULL == state) return;
    double **arrays[] = {&state->v, &state->ahead, &state->grad};
    for (int i = 0; i < 3; i++) {
        free(*arrays[i]);
        *arrays[i] = NULL;
    }
    state->n = 0;
}

descent_status nesterov_step(nesterov_state *state, const objective *f, double *theta, double lr,
                             double beta) {
    if (NULL == state || NULL == f || NULL == theta) return DESCENT_E_NULL;
    if (NULL == state->v || NULL == state->ahead || NULL == state->grad) return DESCENT_E_NULL;
    if (NULL == f->gradient) return DESCENT_E_NULL;
    if (0 == state->n) return DESCENT_E_SIZE;
    if (!is_positive(lr)) return DESCENT_E_RATE;
    if (!is_decay_rate(beta)) return DESCENT_E_BETA;
    double reach = -lr * beta;
    for (size_t i = 0; i < state->n; i++) state->ahead[i] = fma(reach, state->v[i], theta[i]);
    f->gradient(state->ahead, state->n, f->context, state->grad);
    for (size_t i = 0; i < state->n; i++)
        theta[i] = advance(theta[i], &state->v[i], state->grad[i], lr, beta, 1.0);
    return DESCENT_OK;
}
