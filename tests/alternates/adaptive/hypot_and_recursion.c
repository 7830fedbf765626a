// sqrt(G + eps) as a hypot, halves instead of loops, helpers that are not static, and a main.
#include "adaptive.h"

#include <stdio.h>
#include <stdlib.h>

typedef struct {
    double lr, beta1, beta2, eps, lambda, c1, c2;
} settings;

double max(double a, double b);
double norm(double a, double b);
void swap(double **a, double **b);
void halves(double *theta, double *m, double *v, const double *g, size_t n, const settings *s);
void squares(double *theta, double *G, const double *g, size_t n, const settings *s);
descent_status test(bool null, size_t n, const settings *s);
int main(int argc, char **argv);

double max(double a, double b) {
    return a > b ? a : b;
}

double norm(double a, double b) {
    return hypot(a, b);
}

void swap(double **a, double **b) {
    double *c = *a;
    *a = *b;
    *b = c;
}

descent_status test(bool null, size_t n, const settings *s) {
    if (null) return DESCENT_E_NULL;
    if (n == 0) return DESCENT_E_SIZE;
    if (!is_positive(s->lr)) return DESCENT_E_RATE;
    if (!is_decay_rate(s->beta1) || !is_decay_rate(s->beta2)) return DESCENT_E_BETA;
    if (!is_positive(s->eps) || !is_not_negative(s->lambda)) return DESCENT_E_VALUE;
    return DESCENT_OK;
}

descent_status squares_create(squares_state *state, size_t n) {
    if (state == NULL) return DESCENT_E_NULL;
    if (n == 0) return DESCENT_E_SIZE;
    double *fresh = calloc(n, sizeof *fresh);
    if (fresh == NULL) return DESCENT_E_MEMORY;
    state->n = n;
    swap(&state->G, &fresh);
    return DESCENT_OK;
}

void squares_free(squares_state *state) {
    double *G = NULL;
    if (state == NULL) return;
    swap(&state->G, &G);
    state->n = 0;
    free(G);
}

/* c1 and c2 say how much of G and of g^2 goes into the new G. */
void squares(double *theta, double *G, const double *g, size_t n, const settings *s) {
    if (n > 1) {
        squares(theta + n / 2, G + n / 2, g + n / 2, n - n / 2, s);
        squares(theta, G, g, n / 2, s);
    } else {
        *G = s->c1 * *G + s->c2 * *g * *g;
        *theta -= s->lr * *g / norm(sqrt(*G), sqrt(s->eps));
    }
}

descent_status adagrad_step(squares_state *state, double *theta, const double *grad, double lr,
                            double eps) {
    settings s = {.lr = lr, .eps = eps, .c1 = 1.0, .c2 = 1.0};
    bool null = state == NULL || state->G == NULL || theta == NULL || grad == NULL;
    descent_status status = test(null, null ? 0 : state->n, &s);
    if (status == DESCENT_OK) squares(theta, state->G, grad, state->n, &s);
    return status;
}

descent_status rmsprop_step(squares_state *state, double *theta, const double *grad, double lr,
                            double beta, double eps) {
    settings s = {.lr = lr, .beta2 = beta, .eps = eps, .c1 = beta, .c2 = 1.0 - beta};
    bool null = state == NULL || state->G == NULL || theta == NULL || grad == NULL;
    descent_status status = test(null, null ? 0 : state->n, &s);
    if (status == DESCENT_OK) squares(theta, state->G, grad, state->n, &s);
    return status;
}

descent_status adam_create(adam_state *state, size_t n) {
    squares_state m, v;
    if (state == NULL) return DESCENT_E_NULL;
    m.G = v.G = NULL;
    descent_status status = squares_create(&m, n);
    if (status != DESCENT_OK) return status;
    status = squares_create(&v, n);
    if (status != DESCENT_OK) {
        squares_free(&m);
        return status;
    }
    *state = (adam_state){.n = n, .m = m.G, .v = v.G, .t = 0};
    return status;
}

void adam_free(adam_state *state) {
    if (state == NULL) return;
    free(state->m);
    free(state->v);
    *state = (adam_state){0};
}

/* c1 and c2 are 1 / (1 - beta^t). */
void halves(double *theta, double *m, double *v, const double *g, size_t n, const settings *s) {
    if (n == 0) return;
    if (n > 1) {
        halves(theta, m, v, g, n / 2, s);
        halves(theta + n / 2, m + n / 2, v + n / 2, g + n / 2, n - n / 2, s);
        return;
    }
    m[0] = s->beta1 * m[0] + (1.0 - s->beta1) * g[0];
    v[0] = max(0.0, s->beta2 * v[0] + (1.0 - s->beta2) * g[0] * g[0]);
    double decayed = theta[0] - s->lr * s->lambda * theta[0];
    theta[0] = decayed - s->lr * (m[0] * s->c1) / (s->eps + sqrt(v[0] * s->c2));
}

descent_status adamw_step(adam_state *state, double *theta, const double *grad, double lr,
                          double beta1, double beta2, double eps, double lambda) {
    settings s = {lr, beta1, beta2, eps, lambda, 0.0, 0.0};
    bool null =
        state == NULL || state->m == NULL || state->v == NULL || theta == NULL || grad == NULL;
    descent_status status = test(null, null ? 0 : state->n, &s);
    if (status != DESCENT_OK) return status;
    state->t += 1;
    s.c1 = 1.0 / (1.0 - pow(beta1, (double)state->t));
    s.c2 = 1.0 / (1.0 - pow(beta2, (double)state->t));
    halves(theta, state->m, state->v, grad, state->n, &s);
    return DESCENT_OK;
}

descent_status adam_step(adam_state *state, double *theta, const double *grad, double lr,
                         double beta1, double beta2, double eps) {
    return adamw_step(state, theta, grad, lr, beta1, beta2, eps, 0.0);
}

int main(int argc, char **argv) {
    double theta = 1.0, grad = argc > 1 ? atof(argv[1]) : 2.0;
    adam_state s;
    if (adam_create(&s, 1) != DESCENT_OK) return 1;
    for (int k = 0; k < 3; k++) {
        adam_step(&s, &theta, &grad, 0.1, 0.9, 0.999, 1e-8);
        printf("%s: theta = %g\n", argv[0], theta);
    }
    adam_free(&s);
    return 0;
}
