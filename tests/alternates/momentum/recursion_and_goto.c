// Halves instead of loops, goto for cleaning up, helpers that are not static, and a main.
#include "momentum.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

double *helper(size_t n);
descent_status check(int pointers, size_t n, double lr, double beta);
void update(double *theta, double *v, const double *g, size_t n, double lr, double beta, double w);
void copy_ahead(double *to, const double *theta, const double *v, size_t n, double reach);
int main(void);

double *helper(size_t n) {
    return (double *)calloc(n, sizeof(double));
}

descent_status check(int pointers, size_t n, double lr, double beta) {
    descent_status status = DESCENT_E_NULL;
    if (!pointers) goto out;
    status = DESCENT_E_SIZE;
    if (n == 0) goto out;
    status = DESCENT_E_RATE;
    if (!is_positive(lr)) goto out;
    status = DESCENT_E_BETA;
    if (!is_decay_rate(beta)) goto out;
    status = DESCENT_OK;
out:
    return status;
}

void update(double *theta, double *v, const double *g, size_t n, double lr, double beta, double w) {
    size_t half = n / 2;
    if (n == 1) {
        *v = beta * *v + w * *g;
        *theta = *theta - lr * *v;
        return;
    }
    update(theta, v, g, half, lr, beta, w);
    update(theta + half, v + half, g + half, n - half, lr, beta, w);
}

void copy_ahead(double *to, const double *theta, const double *v, size_t n, double reach) {
    if (n == 0) return;
    *to = *theta - reach * *v;
    copy_ahead(to + 1, theta + 1, v + 1, n - 1, reach);
}

descent_status momentum_create(momentum_state *state, size_t n) {
    descent_status status = DESCENT_E_NULL;
    double *v;
    if (state == NULL) goto out;
    status = DESCENT_E_SIZE;
    if (n == 0) goto out;
    status = DESCENT_E_MEMORY;
    v = helper(n);
    if (v == NULL) goto out;
    state->v = v;
    state->n = n;
    status = DESCENT_OK;
out:
    return status;
}

void momentum_free(momentum_state *state) {
    if (state == NULL) goto nothing;
    free(state->v);
    memcpy(state, &(momentum_state){0}, sizeof *state);
nothing:
    return;
}

descent_status momentum_step(momentum_state *state, double *theta, const double *grad, double lr,
                             double beta) {
    size_t n = state == NULL ? 0 : state->n;
    descent_status status = check(state && state->v && theta && grad, n, lr, beta);
    if (status == DESCENT_OK) update(theta, state->v, grad, n, lr, beta, 1);
    return status;
}

descent_status ema_momentum_step(momentum_state *state, double *theta, const double *grad,
                                 double lr, double beta) {
    size_t n = state == NULL ? 0 : state->n;
    descent_status status = check(state && state->v && theta && grad, n, lr, beta);
    if (status == DESCENT_OK) update(theta, state->v, grad, n, lr, beta, 1 - beta);
    return status;
}

descent_status nesterov_create(nesterov_state *state, size_t n) {
    double *v, *ahead, *grad;
    if (state == NULL) return DESCENT_E_NULL;
    if (n == 0) return DESCENT_E_SIZE;
    if ((v = helper(n)) == NULL) goto no_v;
    /* What is in the workspaces does not matter before a step. */
    if ((ahead = malloc(n * sizeof *ahead)) == NULL) goto no_ahead;
    if ((grad = malloc(n * sizeof *grad)) == NULL) goto no_grad;
    state->n = n;
    state->v = v;
    state->ahead = ahead;
    state->grad = grad;
    return DESCENT_OK;
no_grad:
    free(ahead);
no_ahead:
    free(v);
no_v:
    return DESCENT_E_MEMORY;
}

void nesterov_free(nesterov_state *state) {
    if (state != NULL) {
        free(state->v);
        free(state->ahead);
        free(state->grad);
        memcpy(state, &(nesterov_state){0}, sizeof *state);
    }
}

descent_status nesterov_step(nesterov_state *state, const objective *f, double *theta, double lr,
                             double beta) {
    size_t n = state == NULL ? 0 : state->n;
    int pointers = state && state->v && state->ahead && state->grad && f && f->gradient && theta;
    descent_status status = check(pointers, n, lr, beta);
    if (status != DESCENT_OK) return status;
    copy_ahead(state->ahead, theta, state->v, n, lr * beta);
    f->gradient(state->ahead, n, f->context, state->grad);
    update(theta, state->v, state->grad, n, lr, beta, 1);
    return status;
}

int main(void) {
    double theta = 1.0, grad = 2.0;
    momentum_state s;
    if (momentum_create(&s, 1) != DESCENT_OK) return EXIT_FAILURE;
    momentum_step(&s, &theta, &grad, 0.1, 0.9);
    printf("%g\n", theta);
    momentum_free(&s);
    return EXIT_SUCCESS;
}
