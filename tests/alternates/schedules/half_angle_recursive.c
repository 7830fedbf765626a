// (1 + cos x) / 2 as cos^2(x / 2), powers by squaring, cycles and range test by recursion; main.
#include "schedules.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

double power(double base, size_t exponent);
double norm(double x);
double helper(double lr_max, double lr_min, size_t u, size_t T);
double cycle(double lr_max, double lr_min, size_t T, size_t m, size_t t);
int main(void);

double power(double base, size_t exponent) {
    if (exponent == 0) return 1.0;
    double root = power(base, exponent / 2);
    return exponent % 2 == 0 ? root * root : root * root * base;
}

double norm(double x) {
    return x * x;
}

double helper(double lr_max, double lr_min, size_t u, size_t T) {
    const double pi = 4.0 * atan(1.0);
    double left = norm(cos(0.5 * pi * ((double)u / (double)T)));
    return left * lr_max + (1.0 - left) * lr_min;
}

double cycle(double lr_max, double lr_min, size_t T, size_t m, size_t t) {
    if (t < T) return helper(lr_max, lr_min, t, T);
    if (m == 1) return cycle(lr_max, lr_min, T, m, t % T);
    return cycle(lr_max, lr_min, T > SIZE_MAX / m ? SIZE_MAX : T * m, m, t - T);
}

static descent_status wrong(const double *lr, bool size, double rate, bool value) {
    return lr == NULL           ? DESCENT_E_NULL
           : size               ? DESCENT_E_SIZE
           : !is_positive(rate) ? DESCENT_E_RATE
           : value              ? DESCENT_E_VALUE
                                : DESCENT_OK;
}

#define NO_FACTOR(x) (!((x) > 0.0) || (x) > 1.0)
#define NO_LOWEST(x, highest) (!((x) >= 0.0) || !((x) <= (highest)))

descent_status schedule_constant(double lr0, size_t t, double *lr) {
    (void)t;
    descent_status status = wrong(lr, false, lr0, false);
    if (status == DESCENT_OK) *lr = lr0;
    return status;
}

descent_status schedule_step(double lr0, double gamma, size_t s, size_t t, double *lr) {
    descent_status status = wrong(lr, s == 0, lr0, NO_FACTOR(gamma));
    if (status == DESCENT_OK) *lr = power(gamma, t / s) * lr0;
    return status;
}

descent_status schedule_exponential(double lr0, double decay, size_t t, double *lr) {
    descent_status status = wrong(lr, false, lr0, NO_FACTOR(decay));
    if (status == DESCENT_OK) *lr = power(decay, t) * lr0;
    return status;
}

descent_status schedule_natural_exponential(double lr0, double k, size_t t, double *lr) {
    descent_status status = wrong(lr, false, lr0, !is_not_negative(k));
    if (status == DESCENT_OK) *lr = exp(k * -(double)t) * lr0;
    return status;
}

descent_status schedule_cosine(double lr_max, double lr_min, size_t T, size_t t, double *lr) {
    descent_status status = wrong(lr, T == 0, lr_max, NO_LOWEST(lr_min, lr_max));
    if (status == DESCENT_OK) *lr = t >= T ? lr_min : helper(lr_max, lr_min, t, T);
    return status;
}

descent_status schedule_warm_restarts(double lr_max, double lr_min, size_t T0, size_t m, size_t t,
                                      double *lr) {
    descent_status status = wrong(lr, T0 == 0 || m == 0, lr_max, NO_LOWEST(lr_min, lr_max));
    if (status == DESCENT_OK) *lr = cycle(lr_max, lr_min, T0, m, t);
    return status;
}

descent_status schedule_warmup(double lr0, size_t W, size_t t, double *lr) {
    descent_status status = wrong(lr, false, lr0, false);
    if (status == DESCENT_OK) *lr = t >= W ? lr0 : lr0 / (double)W * (double)(t + 1);
    return status;
}

descent_status schedule_warmup_cosine(double lr_max, double lr_min, size_t W, size_t T, size_t t,
                                      double *lr) {
    descent_status status = wrong(lr, T <= W, lr_max, NO_LOWEST(lr_min, lr_max));
    if (status != DESCENT_OK) return status;
    return t < W ? schedule_warmup(lr_max, W, t, lr)
                 : schedule_cosine(lr_max, lr_min, T - W, t - W, lr);
}

typedef struct {
    const objective *f;
    const range_test_options *o;
    size_t n;
    double *theta, *grad, *rates, *losses;
    double largest_fall, suggestion;
} search;

/* Update k and those after it; the number of updates in all. */
static size_t search_on(search *s, size_t k, double previous, double lowest) {
    double ratio = s->o->lr_max / s->o->lr_min;
    double rate = s->o->lr_min * pow(ratio, (double)k / (double)(s->o->steps - 1));
    s->f->gradient(s->theta, s->n, s->f->context, s->grad);
    for (size_t i = s->n; i-- > 0;) s->theta[i] -= rate * s->grad[i];
    double loss = s->f->loss(s->theta, s->n, s->f->context);
    s->rates[k] = rate;
    s->losses[k] = loss;
    if (previous - loss > s->largest_fall) {
        s->largest_fall = previous - loss;
        s->suggestion = rate;
    }
    if (k + 1 == s->o->steps || !isfinite(loss) || loss > 4.0 * lowest) return k + 1;
    return search_on(s, k + 1, loss, loss < lowest ? loss : lowest);
}

descent_status lr_range_test(const objective *f, const double *theta, size_t n,
                             const range_test_options *options, double *rates, double *losses,
                             size_t *count, double *suggestion) {
    if (f == NULL || theta == NULL || options == NULL || rates == NULL || losses == NULL ||
        count == NULL || suggestion == NULL || f->loss == NULL || f->gradient == NULL)
        return DESCENT_E_NULL;
    const double low = options->lr_min, high = options->lr_max;
    if (n < 1 || options->steps < 2) return DESCENT_E_SIZE;
    if (!is_positive(low) || !is_positive(high)) return DESCENT_E_RATE;
    if (high <= low) return DESCENT_E_VALUE;

    search s = {f,      options, n, calloc(n, sizeof(double)), calloc(n, sizeof(double)), rates,
                losses, 0,       0};
    if (s.theta == NULL || s.grad == NULL) {
        free(s.grad);
        free(s.theta);
        return DESCENT_E_MEMORY;
    }
    memmove(s.theta, theta, n * sizeof *theta);
    double start = f->loss(s.theta, n, f->context);
    *count = search_on(&s, 0, start, start);
    *suggestion = s.suggestion;
    free(s.grad);
    free(s.theta);
    return DESCENT_OK;
}

int main(void) {
    for (size_t t = 0; t < 20; t++) {
        double lr = 0.0;
        schedule_warm_restarts(1.0, 0.1, 3, 2, t, &lr);
        printf("%zu %g\n", t, lr);
    }
    return 0;
}
