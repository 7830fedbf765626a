// AdamW is a decay by the factor 1 - lr lambda, then a call of adam_step; fma() throughout.
#include "adaptive.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

static void *cleared(size_t n, size_t size) {
    void *p = n <= SIZE_MAX / size ? realloc(NULL, n * size) : NULL;
    return p == NULL ? NULL : memset(p, 0, n * size);
}

descent_status squares_create(squares_state *state, size_t n) {
    if (state == NULL) return DESCENT_E_NULL;
    if (n == 0) return DESCENT_E_SIZE;
    squares_state s = {.n = n, .G = cleared(n, sizeof(double))};
    if (s.G == NULL) return DESCENT_E_MEMORY;
    *state = s;
    return DESCENT_OK;
}

void squares_free(squares_state *state) {
    if (state == NULL) return;
    free(state->G);
    memset(state, 0, sizeof *state);
    state->G = NULL;
}

static descent_status usable(const void *state, const double *first, const double *second,
                             const double *theta, const double *grad) {
    return state && first && second && theta && grad ? DESCENT_OK : DESCENT_E_NULL;
}

/* G <- keep G + add g^2 and the step, one rounding for each. */
static void step(squares_state *s, double *theta, const double *g, double lr, double keep,
                 double add, double eps) {
    for (double *G = s->G; G < s->G + s->n; G++, g++, theta++) {
        *G = fma(keep, *G, add * *g * *g);
        *theta = fma(-lr, *g / sqrt(*G + eps), *theta);
    }
}

descent_status adagrad_step(squares_state *state, double *theta, const double *grad, double lr,
                            double eps) {
    const double *G = state == NULL ? NULL : state->G;
    if (usable(state, G, G, theta, grad) != DESCENT_OK) return DESCENT_E_NULL;
    if (state->n == 0) return DESCENT_E_SIZE;
    if (!is_positive(lr)) return DESCENT_E_RATE;
    if (!is_positive(eps)) return DESCENT_E_VALUE;
    step(state, theta, grad, lr, 1.0, 1.0, eps);
    return DESCENT_OK;
}

descent_status rmsprop_step(squares_state *state, double *theta, const double *grad, double lr,
                            double beta, double eps) {
    const double *G = state == NULL ? NULL : state->G;
    if (usable(state, G, G, theta, grad) != DESCENT_OK) return DESCENT_E_NULL;
    if (state->n == 0) return DESCENT_E_SIZE;
    if (!is_positive(lr)) return DESCENT_E_RATE;
    if (!is_decay_rate(beta)) return DESCENT_E_BETA;
    if (!is_positive(eps)) return DESCENT_E_VALUE;
    step(state, theta, grad, lr, beta, 1.0 - beta, eps);
    return DESCENT_OK;
}

descent_status adam_create(adam_state *state, size_t n) {
    if (state == NULL) return DESCENT_E_NULL;
    if (n == 0) return DESCENT_E_SIZE;
    adam_state s = {.n = n};
    if ((s.m = cleared(n, sizeof *s.m)) == NULL) return DESCENT_E_MEMORY;
    if ((s.v = cleared(n, sizeof *s.v)) == NULL) return free(s.m), DESCENT_E_MEMORY;
    *state = s;
    return DESCENT_OK;
}

void adam_free(adam_state *state) {
    adam_state empty = {0};
    if (state == NULL) return;
    free(state->m);
    free(state->v);
    *state = empty;
}

static descent_status check(const adam_state *s, const double *theta, const double *grad, double lr,
                            double beta1, double beta2, double eps) {
    if (s == NULL || usable(s, s->m, s->v, theta, grad) != DESCENT_OK) return DESCENT_E_NULL;
    if (s->n == 0) return DESCENT_E_SIZE;
    if (!is_positive(lr)) return DESCENT_E_RATE;
    if (!is_decay_rate(beta1) || !is_decay_rate(beta2)) return DESCENT_E_BETA;
    return is_positive(eps) ? DESCENT_OK : DESCENT_E_VALUE;
}

descent_status adam_step(adam_state *state, double *theta, const double *grad, double lr,
                         double beta1, double beta2, double eps) {
    descent_status status = check(state, theta, grad, lr, beta1, beta2, eps);
    if (status != DESCENT_OK) return status;
    double t = (double)++state->t;
    double c1 = 1.0 - pow(beta1, t), c2 = 1.0 - exp(t * log(beta2));
    for (size_t i = 0; i < state->n; i++) {
        double *m = &state->m[i], *v = &state->v[i], g = grad[i];
        *m = fma(beta1, *m, g - beta1 * g);
        *v = fma(beta2, *v, (1.0 - beta2) * g * g);
        theta[i] = fma(-lr / c1, *m / (sqrt(*v / c2) + eps), theta[i]);
    }
    return DESCENT_OK;
}

descent_status adamw_step(adam_state *state, double *theta, const double *grad, double lr,
                          double beta1, double beta2, double eps, double lambda) {
    descent_status status = check(state, theta, grad, lr, beta1, beta2, eps);
    if (status != DESCENT_OK) return status;
    if (!is_not_negative(lambda)) return DESCENT_E_VALUE;
    double keep = fma(-lr, lambda, 1.0);
    for (size_t i = 0; i < state->n; i++) theta[i] *= keep;
    return adam_step(state, theta, grad, lr, beta1, beta2, eps);
}
