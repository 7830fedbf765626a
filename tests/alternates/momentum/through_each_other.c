// EMA is the heavy ball on (1 - beta) g, one parameter at a time; Nesterov ends with it too.
#include "momentum.h"

#include <stdlib.h>

descent_status momentum_create(momentum_state *state, size_t n) {
    if (!state) return DESCENT_E_NULL;
    if (!n) return DESCENT_E_SIZE;
    double *zeros = calloc(n, sizeof(double));
    if (!zeros) return DESCENT_E_MEMORY;
    state->v = zeros;
    state->n = n;
    return DESCENT_OK;
}

void momentum_free(momentum_state *state) {
    if (!state) return;
    free(state->v);
    state->v = NULL;
    state->n = 0;
}

descent_status momentum_step(momentum_state *state, double *theta, const double *grad, double lr,
                             double beta) {
    if (!state || !state->v || !theta || !grad) return DESCENT_E_NULL;
    if (!state->n) return DESCENT_E_SIZE;
    if (!is_positive(lr)) return DESCENT_E_RATE;
    if (!is_decay_rate(beta)) return DESCENT_E_BETA;
    for (size_t i = 0; i < state->n; ++i)
        theta[i] -= lr * (state->v[i] = grad[i] + beta * state->v[i]);
    return DESCENT_OK;
}

descent_status ema_momentum_step(momentum_state *state, double *theta, const double *grad,
                                 double lr, double beta) {
    if (!state || !state->v || !theta || !grad) return DESCENT_E_NULL;
    if (!state->n) return DESCENT_E_SIZE;
    descent_status status = DESCENT_OK;
    for (size_t i = 0; i < state->n && status == DESCENT_OK; ++i) {
        momentum_state one = {1, state->v + i};
        double scaled = (1.0 - beta) * grad[i];
        status = momentum_step(&one, theta + i, &scaled, lr, beta);
    }
    return status;
}

descent_status nesterov_create(nesterov_state *state, size_t n) {
    momentum_state parts[3] = {{0}};
    if (!state) return DESCENT_E_NULL;
    for (int i = 0; i < 3; ++i) {
        descent_status status = momentum_create(&parts[i], n);
        if (status == DESCENT_OK) continue;
        while (i > 0) momentum_free(&parts[--i]);
        return status;
    }
    *state = (nesterov_state){n, parts[0].v, parts[1].v, parts[2].v};
    return DESCENT_OK;
}

void nesterov_free(nesterov_state *state) {
    if (!state) return;
    momentum_free(&(momentum_state){state->n, state->v});
    momentum_free(&(momentum_state){state->n, state->ahead});
    momentum_free(&(momentum_state){state->n, state->grad});
    *state = (nesterov_state){0, NULL, NULL, NULL};
}

descent_status nesterov_step(nesterov_state *state, const objective *f, double *theta, double lr,
                             double beta) {
    if (!state || !state->v || !state->ahead || !state->grad || !f || !f->gradient || !theta)
        return DESCENT_E_NULL;
    if (!state->n) return DESCENT_E_SIZE;
    if (!is_positive(lr)) return DESCENT_E_RATE;
    if (!is_decay_rate(beta)) return DESCENT_E_BETA;
    for (size_t i = 0; i < state->n; ++i) state->ahead[i] = theta[i] - lr * (beta * state->v[i]);
    f->gradient(state->ahead, state->n, f->context, state->grad);
    momentum_state heavy = {state->n, state->v};
    return momentum_step(&heavy, theta, state->grad, lr, beta);
}
