// As few formulas as possible: most schedules call another one; one block for theta and gradient.
#include "schedules.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

static const double pi = 3.141592653589793;

descent_status schedule_step(double lr0, double gamma, size_t s, size_t t, double *lr) {
    if (lr == NULL) return DESCENT_E_NULL;
    if (s == 0) return DESCENT_E_SIZE;
    if (!is_positive(lr0)) return DESCENT_E_RATE;
    if (!is_positive(gamma) || gamma > 1.0) return DESCENT_E_VALUE;
    *lr = lr0 * pow(gamma, (double)(t / s));
    return DESCENT_OK;
}

descent_status schedule_exponential(double lr0, double decay, size_t t, double *lr) {
    return schedule_step(lr0, decay, 1, t, lr);
}

descent_status schedule_constant(double lr0, size_t t, double *lr) {
    return schedule_exponential(lr0, 1.0, t, lr);
}

descent_status schedule_natural_exponential(double lr0, double k, size_t t, double *lr) {
    double wanted;
    if (lr == NULL) return DESCENT_E_NULL;
    descent_status status = schedule_constant(lr0, t, &wanted);
    if (status == DESCENT_OK && !is_not_negative(k)) status = DESCENT_E_VALUE;
    if (status == DESCENT_OK) *lr = wanted * exp((double)t * -k);
    return status;
}

descent_status schedule_warmup(double lr0, size_t W, size_t t, double *lr) {
    descent_status status = schedule_constant(lr0, t, lr);
    if (status == DESCENT_OK && t < W) *lr *= (double)(t + 1) / (double)W;
    return status;
}

/* All cosines come here. */
descent_status schedule_warmup_cosine(double lr_max, double lr_min, size_t W, size_t T, size_t t,
                                      double *lr) {
    if (lr == NULL) return DESCENT_E_NULL;
    if (T <= W) return DESCENT_E_SIZE;
    if (!is_positive(lr_max)) return DESCENT_E_RATE;
    if (!is_not_negative(lr_min) || lr_min > lr_max) return DESCENT_E_VALUE;
    if (t < W) return schedule_warmup(lr_max, W, t, lr);
    if (t < T)
        *lr =
            lr_min + 0.5 * (lr_max - lr_min) * (1.0 + cos((double)(t - W) / (double)(T - W) * pi));
    else
        *lr = lr_min;
    return DESCENT_OK;
}

descent_status schedule_cosine(double lr_max, double lr_min, size_t T, size_t t, double *lr) {
    return schedule_warmup_cosine(lr_max, lr_min, 0, T, t, lr);
}

descent_status schedule_warm_restarts(double lr_max, double lr_min, size_t T0, size_t m, size_t t,
                                      double *lr) {
    if (lr == NULL) return DESCENT_E_NULL;
    if (m == 0) return DESCENT_E_SIZE;
    if (m == 1 && T0 > 0) t %= T0;
    if (T0 == 0 || t < T0) return schedule_cosine(lr_max, lr_min, T0, t, lr);
    return schedule_warm_restarts(lr_max, lr_min, T0 > SIZE_MAX / m ? SIZE_MAX : T0 * m, m, t - T0,
                                  lr);
}

/* One block holds the copy of theta and, behind it, the gradient. */
descent_status lr_range_test(const objective *f, const double *theta, size_t n,
                             const range_test_options *options, double *rates, double *losses,
                             size_t *count, double *suggestion) {
    if (f == NULL || f->loss == NULL || f->gradient == NULL) return DESCENT_E_NULL;
    if (theta == NULL || options == NULL || rates == NULL) return DESCENT_E_NULL;
    if (losses == NULL || count == NULL || suggestion == NULL) return DESCENT_E_NULL;
    if (n == 0 || options->steps <= 1) return DESCENT_E_SIZE;
    double low = options->lr_min, high = options->lr_max;
    if (!is_positive(low) || !is_positive(high)) return DESCENT_E_RATE;
    if (!(low < high)) return DESCENT_E_VALUE;

    double *both = n > SIZE_MAX / 2 ? NULL : calloc(2 * n, sizeof *both);
    if (both == NULL) return DESCENT_E_MEMORY;
    double *copy = both, *grad = both + n;
    memcpy(copy, theta, n * sizeof *copy);
    double previous = f->loss(copy, n, f->context), lowest = previous, most = 0.0;
    *suggestion = 0.0;
    for (*count = 0; *count < options->steps;) {
        double part = (double)*count / (double)(options->steps - 1);
        double rate = pow(low, 1.0 - part) * pow(high, part);
        f->gradient(copy, n, f->context, grad);
        for (size_t i = 0; i < n; i++) copy[i] -= rate * grad[i];
        double loss = f->loss(copy, n, f->context);
        rates[*count] = rate;
        losses[*count] = loss;
        ++*count;
        if (previous - loss > most) {
            most = previous - loss;
            *suggestion = rate;
        }
        if (!isfinite(loss) || loss / 4.0 > lowest) break;
        lowest = fmin(loss, lowest);
        previous = loss;
    }
    free(both);
    return DESCENT_OK;
}
