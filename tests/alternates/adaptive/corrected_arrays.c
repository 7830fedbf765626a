// m_hat and v_hat are arrays of their own on the heap, filled and freed in each call.
#include "adaptive.h"

#include <stdlib.h>
#include <string.h>

descent_status squares_create(squares_state *state, size_t n) {
    descent_status status = DESCENT_OK;
    double *G = NULL;
    if (state == NULL)
        status = DESCENT_E_NULL;
    else if (n == 0)
        status = DESCENT_E_SIZE;
    else if ((G = calloc(n, sizeof(double))) == NULL)
        status = DESCENT_E_MEMORY;
    else
        *state = (squares_state){.n = n, .G = G};
    return status;
}

void squares_free(squares_state *state) {
    if (state != NULL) {
        free(state->G);
        *state = (squares_state){.n = 0, .G = NULL};
    }
}

typedef enum { SUM, AVERAGE } how;

static descent_status squared_step(squares_state *s, double *theta, const double *g, double lr,
                                   double beta, double eps, how kind) {
    if (s == NULL || s->G == NULL || theta == NULL || g == NULL) return DESCENT_E_NULL;
    if (s->n == 0) return DESCENT_E_SIZE;
    if (!is_positive(lr)) return DESCENT_E_RATE;
    if (kind == AVERAGE && !is_decay_rate(beta)) return DESCENT_E_BETA;
    if (!is_positive(eps)) return DESCENT_E_VALUE;
    for (size_t i = 0; i < s->n; i++) {
        switch (kind) {
        case SUM:
            s->G[i] += pow(g[i], 2);
            break;
        case AVERAGE:
            s->G[i] = beta * s->G[i] + (1 - beta) * pow(g[i], 2);
            break;
        }
        double slope = 1 / sqrt(s->G[i] + eps);
        theta[i] = theta[i] - lr * slope * g[i];
    }
    return DESCENT_OK;
}

descent_status adagrad_step(squares_state *state, double *theta, const double *grad, double lr,
                            double eps) {
    return squared_step(state, theta, grad, lr, 0, eps, SUM);
}

descent_status rmsprop_step(squares_state *state, double *theta, const double *grad, double lr,
                            double beta, double eps) {
    return squared_step(state, theta, grad, lr, beta, eps, AVERAGE);
}

descent_status adam_create(adam_state *state, size_t n) {
    descent_status status = DESCENT_E_MEMORY;
    double *m = NULL, *v = NULL;
    if (state == NULL) return DESCENT_E_NULL;
    if (n == 0) return DESCENT_E_SIZE;
    m = calloc(n, sizeof(double));
    if (m == NULL) goto done;
    v = calloc(n, sizeof(double));
    if (v == NULL) goto done;
    *state = (adam_state){.n = n, .m = m, .v = v};
    m = v = NULL;
    status = DESCENT_OK;
done:
    free(v);
    free(m);
    return status;
}

void adam_free(adam_state *state) {
    if (state == NULL || state->n == 0) return;
    free(state->m);
    free(state->v);
    *state = (adam_state){.n = 0, .m = NULL, .v = NULL, .t = 0};
}

static double *corrected(const double *x, size_t n, double beta, size_t t) {
    double *hat = malloc(n * sizeof *hat);
    if (hat == NULL) return NULL;
    memcpy(hat, x, n * sizeof *hat);
    for (size_t i = 0; i < n; i++) hat[i] /= 1 - pow(beta, (double)t);
    return hat;
}

/* Without the two arrays it goes on without them. */
static void move(const adam_state *s, double *theta, double lr, double beta1, double beta2,
                 double eps, double lambda) {
    double *m_hat = corrected(s->m, s->n, beta1, s->t);
    double *v_hat = corrected(s->v, s->n, beta2, s->t);
    for (size_t i = 0; i < s->n; i++) {
        double m = m_hat != NULL ? m_hat[i] : s->m[i] / (1 - pow(beta1, (double)s->t));
        double v = v_hat != NULL ? v_hat[i] : s->v[i] / (1 - pow(beta2, (double)s->t));
        double old = theta[i];
        theta[i] -= lr * m / (sqrt(v) + eps);
        theta[i] -= lr * lambda * old;
    }
    free(m_hat);
    free(v_hat);
}

descent_status adamw_step(adam_state *state, double *theta, const double *grad, double lr,
                          double beta1, double beta2, double eps, double lambda) {
    if (state == NULL || state->m == NULL || state->v == NULL || theta == NULL || grad == NULL)
        return DESCENT_E_NULL;
    if (state->n == 0) return DESCENT_E_SIZE;
    if (!is_positive(lr)) return DESCENT_E_RATE;
    if (!is_decay_rate(beta1) || !is_decay_rate(beta2)) return DESCENT_E_BETA;
    if (!is_positive(eps) || !is_not_negative(lambda)) return DESCENT_E_VALUE;
    for (size_t i = 0; i < state->n; i++) {
        state->m[i] = beta1 * state->m[i] + (1 - beta1) * grad[i];
        state->v[i] = beta2 * state->v[i] + (1 - beta2) * pow(grad[i], 2);
    }
    state->t = state->t + 1;
    move(state, theta, lr, beta1, beta2, eps, lambda);
    return DESCENT_OK;
}

descent_status adam_step(adam_state *state, double *theta, const double *grad, double lr,
                         double beta1, double beta2, double eps) {
    return adamw_step(state, theta, grad, lr, beta1, beta2, eps, 0);
}
