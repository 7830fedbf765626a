// Long double inside, with the l-functions of math.h; pointers walk over the arrays.
#include "adaptive.h"

#include <stdlib.h>

typedef long double wide;

descent_status squares_create(squares_state *state, size_t n) {
    if (state == NULL) {
        return DESCENT_E_NULL;
    }
    if (n == 0) {
        return DESCENT_E_SIZE;
    }
    double *G = (double *)calloc(n, sizeof(double));
    if (G == NULL) {
        return DESCENT_E_MEMORY;
    }
    state->n = n;
    state->G = G;
    return DESCENT_OK;
}

void squares_free(squares_state *state) {
    if (state == NULL) {
        return;
    }
    free(state->G);
    state->G = NULL;
    state->n = 0;
}

/* Told what is wrong by the first of these that holds, in the order of descent_status. */
static descent_status first_error(bool null, bool size, bool rate, bool beta, bool value) {
    const bool wrong[] = {null, size, rate, beta, value};
    static const descent_status status[] = {DESCENT_E_NULL, DESCENT_E_SIZE, DESCENT_E_RATE,
                                            DESCENT_E_BETA, DESCENT_E_VALUE};
    for (int i = 0; i < 5; i++) {
        if (wrong[i]) {
            return status[i];
        }
    }
    return DESCENT_OK;
}

static descent_status squares_step(squares_state *s, double *theta, const double *g, double lr,
                                   double beta, double eps, bool average) {
    bool null = s == NULL || s->G == NULL || theta == NULL || g == NULL;
    descent_status error = first_error(null, !null && s->n == 0, !is_positive(lr),
                                       !is_decay_rate(beta), !is_positive(eps));
    if (error != DESCENT_OK) {
        return error;
    }
    for (double *G = s->G, *end = G + s->n; G != end; ++G, ++theta, ++g) {
        wide square = (wide)*g * *g;
        wide sum = average ? beta * (wide)*G + (1.0L - beta) * square : *G + square;
        *theta = (double)(*theta - lr * (wide)*g / sqrtl(sum + eps));
        *G = (double)sum;
    }
    return DESCENT_OK;
}

descent_status adagrad_step(squares_state *state, double *theta, const double *grad, double lr,
                            double eps) {
    return squares_step(state, theta, grad, lr, 0.0, eps, false);
}

descent_status rmsprop_step(squares_state *state, double *theta, const double *grad, double lr,
                            double beta, double eps) {
    return squares_step(state, theta, grad, lr, beta, eps, true);
}

descent_status adam_create(adam_state *state, size_t n) {
    if (state == NULL) {
        return DESCENT_E_NULL;
    }
    if (n == 0) {
        return DESCENT_E_SIZE;
    }
    double *m = (double *)calloc(n, sizeof(double));
    double *v = (double *)calloc(n, sizeof(double));
    if (m == NULL || v == NULL) {
        if (m != NULL) {
            free(m);
        }
        if (v != NULL) {
            free(v);
        }
        return DESCENT_E_MEMORY;
    }
    state->n = n;
    state->m = m;
    state->v = v;
    state->t = 0;
    return DESCENT_OK;
}

void adam_free(adam_state *state) {
    if (state == NULL) {
        return;
    }
    free(state->m);
    free(state->v);
    state->m = NULL;
    state->v = NULL;
    state->n = 0;
    state->t = 0;
}

descent_status adam_step(adam_state *state, double *theta, const double *grad, double lr,
                         double beta1, double beta2, double eps) {
    return adamw_step(state, theta, grad, lr, beta1, beta2, eps, 0.0);
}

descent_status adamw_step(adam_state *state, double *theta, const double *grad, double lr,
                          double beta1, double beta2, double eps, double lambda) {
    bool null =
        state == NULL || state->m == NULL || state->v == NULL || theta == NULL || grad == NULL;
    descent_status error = first_error(null, !null && state->n == 0, !is_positive(lr),
                                       !is_decay_rate(beta1) || !is_decay_rate(beta2),
                                       !is_positive(eps) || !is_not_negative(lambda));
    if (error != DESCENT_OK) {
        return error;
    }
    const double *g = grad, *end = grad + state->n;
    double *m = state->m, *v = state->v;
    wide t = (wide)(state->t += 1);
    while (g != end) {
        wide first = beta1 * (wide)*m + (1.0L - beta1) * *g;
        wide second = beta2 * (wide)*v + (1.0L - beta2) * *g * *g;
        wide m_hat = first / (1.0L - powl(beta1, t)), v_hat = second / (1.0L - powl(beta2, t));
        *theta = (double)(*theta - lr * (m_hat / (sqrtl(v_hat) + eps) + (wide)lambda * *theta));
        *m++ = (double)first;
        *v++ = (double)second;
        ++theta;
        ++g;
    }
    return DESCENT_OK;
}
