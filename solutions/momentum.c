/** Stage 02: momentum. The contract of every function is in momentum.h. */
#include "momentum.h"

#include <stdlib.h>

descent_status momentum_create(momentum_state *state, size_t n) {
    // BEGIN SOLUTION: check the arguments, then allocate v [n], all zeros.
    if (state == NULL) return DESCENT_E_NULL;
    if (n == 0) return DESCENT_E_SIZE;

    double *v = calloc(n, sizeof *v);
    if (v == NULL) return DESCENT_E_MEMORY;
    *state = (momentum_state){.n = n, .v = v};
    return DESCENT_OK;
    // END SOLUTION: return NOT_WRITTEN(state, n);
}

void momentum_free(momentum_state *state) {
    // BEGIN SOLUTION: free v and leave the state empty.
    if (state == NULL) return;
    free(state->v);
    *state = (momentum_state){0};
    // END SOLUTION: NOT_WRITTEN(state);
}

// BEGIN SOLUTION
/* What momentum_step and ema_momentum_step check alike. */
static descent_status check_step(const momentum_state *state, const double *theta,
                                 const double *grad, double lr, double beta) {
    if (state == NULL || state->v == NULL || theta == NULL || grad == NULL) return DESCENT_E_NULL;
    if (state->n == 0) return DESCENT_E_SIZE;
    if (!is_positive(lr)) return DESCENT_E_RATE;
    if (!is_decay_rate(beta)) return DESCENT_E_BETA;
    return DESCENT_OK;
}

// END SOLUTION
descent_status momentum_step(momentum_state *state, double *theta, const double *grad, double lr,
                             double beta) {
    // BEGIN SOLUTION: check the arguments; then, for every i, first v[i], then theta[i].
    descent_status status = check_step(state, theta, grad, lr, beta);
    if (status != DESCENT_OK) return status;

    double *v = state->v;
    for (size_t i = 0; i < state->n; i++) {
        v[i] = beta * v[i] + grad[i];
        theta[i] -= lr * v[i];
    }
    return DESCENT_OK;
    // END SOLUTION: return NOT_WRITTEN(state, theta, grad, lr, beta);
}

descent_status ema_momentum_step(momentum_state *state, double *theta, const double *grad,
                                 double lr, double beta) {
    // BEGIN SOLUTION: as momentum_step, but v is an average of the gradients.
    descent_status status = check_step(state, theta, grad, lr, beta);
    if (status != DESCENT_OK) return status;

    double *v = state->v;
    for (size_t i = 0; i < state->n; i++) {
        v[i] = beta * v[i] + (1.0 - beta) * grad[i];
        theta[i] -= lr * v[i];
    }
    return DESCENT_OK;
    // END SOLUTION: return NOT_WRITTEN(state, theta, grad, lr, beta);
}

descent_status nesterov_create(nesterov_state *state, size_t n) {
    // BEGIN SOLUTION: allocate v, ahead and grad; if one cannot be had, give the others back.
    if (state == NULL) return DESCENT_E_NULL;
    if (n == 0) return DESCENT_E_SIZE;

    nesterov_state made = {.n = n};
    made.v = calloc(n, sizeof *made.v);
    made.ahead = calloc(n, sizeof *made.ahead);
    made.grad = calloc(n, sizeof *made.grad);
    if (made.v == NULL || made.ahead == NULL || made.grad == NULL) {
        nesterov_free(&made);
        return DESCENT_E_MEMORY;
    }
    *state = made;
    return DESCENT_OK;
    // END SOLUTION: return NOT_WRITTEN(state, n);
}

void nesterov_free(nesterov_state *state) {
    // BEGIN SOLUTION: free the three arrays and leave the state empty.
    if (state == NULL) return;
    free(state->v);
    free(state->ahead);
    free(state->grad);
    *state = (nesterov_state){0};
    // END SOLUTION: NOT_WRITTEN(state);
}

descent_status nesterov_step(nesterov_state *state, const objective *f, double *theta, double lr,
                             double beta) {
    // BEGIN SOLUTION: look ahead, ask for the gradient there, then v and theta as in momentum_step.
    if (state == NULL || state->v == NULL || state->ahead == NULL || state->grad == NULL ||
        f == NULL || f->gradient == NULL || theta == NULL)
        return DESCENT_E_NULL;
    if (state->n == 0) return DESCENT_E_SIZE;
    if (!is_positive(lr)) return DESCENT_E_RATE;
    if (!is_decay_rate(beta)) return DESCENT_E_BETA;

    size_t n = state->n;
    double *v = state->v;
    for (size_t i = 0; i < n; i++) state->ahead[i] = theta[i] - lr * beta * v[i];
    f->gradient(state->ahead, n, f->context, state->grad);
    for (size_t i = 0; i < n; i++) {
        v[i] = beta * v[i] + state->grad[i];
        theta[i] -= lr * v[i];
    }
    return DESCENT_OK;
    // END SOLUTION: return NOT_WRITTEN(state, f, theta, lr, beta);
}
