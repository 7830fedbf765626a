// Every decay is a natural exponential with k = -log(factor); cycles counted in units of T0.
#include "schedules.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

enum { NO_SIZE = 1, NO_FACTOR = 2, NO_LOWEST = 4 };

/* The first error in the order of descent_status; `wrong` says which of the others there are. */
static descent_status judge(const double *lr, double rate, int wrong) {
    if (lr == NULL) return DESCENT_E_NULL;
    if (wrong & NO_SIZE) return DESCENT_E_SIZE;
    if (!is_positive(rate)) return DESCENT_E_RATE;
    if (wrong & (NO_FACTOR | NO_LOWEST)) return DESCENT_E_VALUE;
    return DESCENT_OK;
}

static int factor(double x) {
    return x > 0.0 && x <= 1.0 ? 0 : NO_FACTOR;
}

static int lowest(double x, double highest) {
    return x >= 0.0 && x <= highest ? 0 : NO_LOWEST;
}

/* The middle between the ends, and a swing around it. */
static double swing(double high, double low, double angle) {
    return (high + low) / 2.0 + (high - low) / 2.0 * cos(angle);
}

static double angle_of(size_t u, size_t T) {
    static const double pi = 0x1.921fb54442d18p+1;
    return (double)u * (pi / (double)T);
}

descent_status schedule_constant(double lr0, size_t t, double *lr) {
    return schedule_natural_exponential(lr0, 0.0, t, lr);
}

descent_status schedule_step(double lr0, double gamma, size_t s, size_t t, double *lr) {
    descent_status status = judge(lr, lr0, (s == 0 ? NO_SIZE : 0) | factor(gamma));
    if (status != DESCENT_OK) return status;
    return schedule_natural_exponential(lr0, -log(gamma), t / s, lr);
}

descent_status schedule_exponential(double lr0, double decay, size_t t, double *lr) {
    descent_status status = judge(lr, lr0, factor(decay));
    return status != DESCENT_OK ? status : schedule_natural_exponential(lr0, -log(decay), t, lr);
}

descent_status schedule_natural_exponential(double lr0, double k, size_t t, double *lr) {
    descent_status status = judge(lr, lr0, is_not_negative(k) ? 0 : NO_FACTOR);
    if (status == DESCENT_OK) *lr = lr0 * exp(-(k * (double)t));
    return status;
}

descent_status schedule_cosine(double lr_max, double lr_min, size_t T, size_t t, double *lr) {
    descent_status status = judge(lr, lr_max, (T == 0 ? NO_SIZE : 0) | lowest(lr_min, lr_max));
    if (status == DESCENT_OK) *lr = t > T ? lr_min : swing(lr_max, lr_min, angle_of(t, T));
    return status;
}

/* The cycle's number by counting: T0 (1 + m + m^2 + ...) steps come before it. */
descent_status schedule_warm_restarts(double lr_max, double lr_min, size_t T0, size_t m, size_t t,
                                      double *lr) {
    int wrong = (T0 == 0 || m == 0 ? NO_SIZE : 0) | lowest(lr_min, lr_max);
    descent_status status = judge(lr, lr_max, wrong);
    if (status != DESCENT_OK) return status;

    size_t whole = t / T0, before = 0, power = 1;
    if (m == 1) before = whole;
    while (power <= whole - before) {
        before += power;
        power = power > SIZE_MAX / m ? SIZE_MAX : power * m;
    }
    size_t length = power > SIZE_MAX / T0 ? SIZE_MAX : power * T0;
    *lr = swing(lr_max, lr_min, angle_of(t - before * T0, length));
    return DESCENT_OK;
}

descent_status schedule_warmup(double lr0, size_t W, size_t t, double *lr) {
    descent_status status = judge(lr, lr0, 0);
    if (status == DESCENT_OK) *lr = t < W ? lr0 / ((double)W / (double)(t + 1)) : lr0;
    return status;
}

descent_status schedule_warmup_cosine(double lr_max, double lr_min, size_t W, size_t T, size_t t,
                                      double *lr) {
    descent_status status = judge(lr, lr_max, (T > W ? 0 : NO_SIZE) | lowest(lr_min, lr_max));
    if (status != DESCENT_OK) return status;
    if (t > T) t = T;
    *lr = t < W ? lr_max * (double)(t + 1) / (double)W
                : swing(lr_max, lr_min, angle_of(t - W, T - W));
    return DESCENT_OK;
}

/* Rates by multiplying on, from a factor that was taken once. */
descent_status lr_range_test(const objective *f, const double *theta, size_t n,
                             const range_test_options *options, double *rates, double *losses,
                             size_t *count, double *suggestion) {
    descent_status status = DESCENT_OK;
    double *copy = NULL, *grad = NULL;
    if (f == NULL || f->loss == NULL || f->gradient == NULL || theta == NULL || options == NULL ||
        rates == NULL || losses == NULL || count == NULL || suggestion == NULL)
        return DESCENT_E_NULL;
    if (n == 0 || options->steps < 2) return DESCENT_E_SIZE;
    if (!is_positive(options->lr_min) || !is_positive(options->lr_max)) return DESCENT_E_RATE;
    if (options->lr_min >= options->lr_max) return DESCENT_E_VALUE;

    copy = calloc(n, sizeof *copy);
    grad = calloc(n, sizeof *grad);
    if (copy == NULL || grad == NULL) {
        status = DESCENT_E_MEMORY;
        goto out;
    }
    memcpy(copy, theta, n * sizeof *copy);

    double span = options->lr_max / options->lr_min, rate = options->lr_min;
    double ratio = pow(span, 1.0 / ((double)options->steps - 1.0));
    double start = f->loss(copy, n, f->context), least = start;
    size_t k = 0, best = options->steps;
    do {
        f->gradient(copy, n, f->context, grad);
        for (size_t i = 0; i < n; i++) copy[i] -= rate * grad[i];
        rates[k] = rate;
        losses[k] = f->loss(copy, n, f->context);
        double fall = (k == 0 ? start : losses[k - 1]) - losses[k];
        double best_fall = best == options->steps ? 0.0
                           : best == 0            ? start - losses[0]
                                                  : losses[best - 1] - losses[best];
        if (fall > best_fall) best = k;
        rate *= ratio;
        if (!isfinite(losses[k]) || losses[k] > 4.0 * least) {
            k++;
            break;
        }
        if (losses[k] < least) least = losses[k];
    } while (++k < options->steps);
    *count = k;
    *suggestion = best < options->steps ? rates[best] : 0.0;
out:
    free(copy);
    free(grad);
    return status;
}
