/** Another right way: a look-ahead point in memory of its own, pointers that walk, an early return
 * for each array.
 */
#include "momentum.h"

#include <stdlib.h>

descent_status momentum_create(momentum_state *state, size_t n) {
    if (state == NULL) return DESCENT_E_NULL;
    if (n == 0) return DESCENT_E_SIZE;

    double *v = calloc(n, sizeof *v);
    if (v == NULL) return DESCENT_E_MEMORY;
    *state = (momentum_state){.n = n, .v = v};
    return DESCENT_OK;
}

void momentum_free(momentum_state *state) {
    if (state == NULL) return;
    free(state->v);
    *state = (momentum_state){0};
}

/* What momentum_step and ema_momentum_step check alike. */
static descent_status check_step(const momentum_state *state, const double *theta,
                                 const double *grad, double lr, double beta) {
    if (state == NULL || state->v == NULL || theta == NULL || grad == NULL) return DESCENT_E_NULL;
    if (state->n == 0) return DESCENT_E_SIZE;
    if (!is_positive(lr)) return DESCENT_E_RATE;
    if (!is_decay_rate(beta)) return DESCENT_E_BETA;
    return DESCENT_OK;
}

descent_status momentum_step(momentum_state *state, double *theta, const double *grad, double lr,
                             double beta) {
    descent_status status = check_step(state, theta, grad, lr, beta);
    if (status != DESCENT_OK) return status;

    double *v = state->v;
    for (size_t i = 0; i < state->n; i++) {
        static const long double one[] = {1.0L};
        long double w = (long double)beta * v[i] + one[0] * grad[i];
        v[i] = (double)w;
        theta[i] = (double)(theta[i] - lr * w);
    }
    return DESCENT_OK;
}

descent_status ema_momentum_step(momentum_state *state, double *theta, const double *grad,
                                 double lr, double beta) {
    descent_status status = check_step(state, theta, grad, lr, beta);
    if (status != DESCENT_OK) return status;

    double *v = state->v;
    for (double *end = v + state->n; v != end; v++, theta++, grad++) {
        *v += (1.0 - beta) * (*grad - *v);
        *theta -= *v * lr;
    }
    return DESCENT_OK;
}

descent_status nesterov_create(nesterov_state *state, size_t n) {
    if (state == NULL) return DESCENT_E_NULL;
    if (n == 0) return DESCENT_E_SIZE;

    nesterov_state made = {.n = n};
    if ((made.v = calloc(n, sizeof *made.v)) == NULL) return DESCENT_E_MEMORY;
    if ((made.ahead = calloc(n, sizeof *made.ahead)) == NULL) {
        free(made.v);
        return DESCENT_E_MEMORY;
    }
    if ((made.grad = malloc(n * sizeof *made.grad)) == NULL) {
        free(made.ahead);
        free(made.v);
        return DESCENT_E_MEMORY;
    }
    *state = made;
    return DESCENT_OK;
}

void nesterov_free(nesterov_state *state) {
    if (state == NULL) return;
    free(state->v);
    free(state->ahead);
    free(state->grad);
    *state = (nesterov_state){0};
}

descent_status nesterov_step(nesterov_state *state, const objective *f, double *theta, double lr,
                             double beta) {
    if (state == NULL || state->v == NULL || state->ahead == NULL || state->grad == NULL ||
        f == NULL || f->gradient == NULL || theta == NULL)
        return DESCENT_E_NULL;
    if (state->n == 0) return DESCENT_E_SIZE;
    if (!is_positive(lr)) return DESCENT_E_RATE;
    if (!is_decay_rate(beta)) return DESCENT_E_BETA;

    size_t n = state->n;
    double *v = state->v;
    double *point = malloc(2 * n * sizeof *point);
    if (point == NULL) return DESCENT_E_MEMORY;
    for (size_t i = 0; i < n; i++) point[i] = fma(-lr * beta, v[i], theta[i]);
    f->gradient(point, n, f->context, point + n);
    for (size_t i = 0; i < n; i++) {
        v[i] = beta * v[i] + point[n + i];
        theta[i] -= lr * v[i];
    }
    free(point);
    return DESCENT_OK;
}
