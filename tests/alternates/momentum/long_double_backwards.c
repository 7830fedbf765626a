// Long double inside, and pointers that walk from the last parameter to the first.
#include "momentum.h"

#include <stdlib.h>

typedef long double wide;

descent_status momentum_create(momentum_state *state, size_t n) {
    if (state == NULL)
        return DESCENT_E_NULL;
    else if (n == 0)
        return DESCENT_E_SIZE;
    else {
        double *const v = calloc(n, sizeof *v);
        if (v == NULL) return DESCENT_E_MEMORY;
        state->n = n;
        state->v = v;
        return DESCENT_OK;
    }
}

void momentum_free(momentum_state *state) {
    if (state != NULL) {
        if (state->v != NULL) free(state->v);
        state->v = NULL;
        state->n = 0;
    }
}

/* From behind the last parameter down to `first`. */
static void walk(const double *first, double *theta, double *v, const double *g, wide lr, wide beta,
                 wide weight) {
    while (theta != first) {
        --theta, --v, --g;
        wide velocity = beta * (wide)*v + weight * (wide)*g;
        *theta = (double)((wide)*theta - lr * velocity);
        *v = (double)velocity;
    }
}

static descent_status check(const momentum_state *s, const double *theta, const double *grad,
                            double lr, double beta) {
    descent_status status = DESCENT_OK; /* the later check is the more important one */
    if (!(beta >= 0.0 && beta < 1.0)) status = DESCENT_E_BETA;
    if (!(lr > 0.0 && lr <= 1.7976931348623157e308)) status = DESCENT_E_RATE;
    if (s != NULL && s->n == 0) status = DESCENT_E_SIZE;
    if (s == NULL || s->v == NULL || theta == NULL || grad == NULL) status = DESCENT_E_NULL;
    return status;
}

descent_status momentum_step(momentum_state *state, double *theta, const double *grad, double lr,
                             double beta) {
    descent_status status = check(state, theta, grad, lr, beta);
    if (status == DESCENT_OK)
        walk(theta, theta + state->n, state->v + state->n, grad + state->n, lr, beta, 1.0L);
    return status;
}

descent_status ema_momentum_step(momentum_state *state, double *theta, const double *grad,
                                 double lr, double beta) {
    descent_status status = check(state, theta, grad, lr, beta);
    if (status == DESCENT_OK)
        walk(theta, theta + state->n, state->v + state->n, grad + state->n, lr, beta, 1.0L - beta);
    return status;
}

descent_status nesterov_create(nesterov_state *state, size_t n) {
    if (state == NULL) return DESCENT_E_NULL;
    if (n == 0) return DESCENT_E_SIZE;
    double *v = calloc(n, sizeof *v);
    if (v == NULL) return DESCENT_E_MEMORY;
    double *ahead = calloc(n, sizeof *ahead);
    if (ahead == NULL) {
        free(v);
        return DESCENT_E_MEMORY;
    }
    double *grad = calloc(n, sizeof *grad);
    if (grad == NULL) {
        free(v);
        free(ahead);
        return DESCENT_E_MEMORY;
    }
    state->n = n;
    state->v = v;
    state->ahead = ahead;
    state->grad = grad;
    return DESCENT_OK;
}

void nesterov_free(nesterov_state *state) {
    if (state == NULL || state->n == 0) return;
    free(state->v);
    free(state->ahead);
    free(state->grad);
    state->v = state->ahead = state->grad = NULL;
    state->n = 0;
}

descent_status nesterov_step(nesterov_state *state, const objective *f, double *theta, double lr,
                             double beta) {
    if (state == NULL || state->ahead == NULL || f == NULL || f->gradient == NULL)
        return DESCENT_E_NULL;
    const momentum_state velocity = {state->n, state->v};
    descent_status status = check(&velocity, theta, state->grad, lr, beta);
    if (status != DESCENT_OK) return status;
    size_t n = state->n;
    for (size_t i = n; i > 0; i--)
        state->ahead[i - 1] =
            (double)((wide)theta[i - 1] - (wide)lr * (wide)beta * (wide)state->v[i - 1]);
    f->gradient(state->ahead, n, f->context, state->grad);
    walk(theta, theta + n, state->v + n, state->grad + n, lr, beta, 1.0L);
    return DESCENT_OK;
}
