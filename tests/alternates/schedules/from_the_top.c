/** Another right way: a cosine measured from the top down, powers of other bases, rates that grow
 * by a factor.
 */
#include "schedules.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

static const double pi = 3.14159265358979323846;

static bool is_factor(double x) {
    return x > 0.0 && x <= 1.0;
}

/* The part of the way from lr_max down to lr_min that is left after u of T steps, as a rate. */
static double cosine(double lr_max, double lr_min, double u, double T) {
    return lr_max - (lr_max - lr_min) * pow(sin(0.5 * pi * u / T), 2.0);
}

/* What the three cosine schedules check alike, in the order of descent_status. */
static descent_status check_cosine(double lr_max, double lr_min, bool sizes_are_right,
                                   const double *lr) {
    if (lr == NULL) return DESCENT_E_NULL;
    if (!sizes_are_right) return DESCENT_E_SIZE;
    if (!is_positive(lr_max)) return DESCENT_E_RATE;
    if (!is_not_negative(lr_min) || lr_min > lr_max) return DESCENT_E_VALUE;
    return DESCENT_OK;
}

descent_status schedule_constant(double lr0, size_t t, double *lr) {
    (void)t;
    if (lr == NULL) return DESCENT_E_NULL;
    if (!is_positive(lr0)) return DESCENT_E_RATE;

    *lr = lr0;
    return DESCENT_OK;
}

descent_status schedule_step(double lr0, double gamma, size_t s, size_t t, double *lr) {
    if (lr == NULL) return DESCENT_E_NULL;
    if (s == 0) return DESCENT_E_SIZE;
    if (!is_positive(lr0)) return DESCENT_E_RATE;
    if (!is_factor(gamma)) return DESCENT_E_VALUE;

    size_t drops = t / s;
    *lr = lr0 * pow(gamma, (double)drops);
    return DESCENT_OK;
}

descent_status schedule_exponential(double lr0, double decay, size_t t, double *lr) {
    if (lr == NULL) return DESCENT_E_NULL;
    if (!is_positive(lr0)) return DESCENT_E_RATE;
    if (!is_factor(decay)) return DESCENT_E_VALUE;

    *lr = lr0 * exp((double)t * log(decay));
    return DESCENT_OK;
}

descent_status schedule_natural_exponential(double lr0, double k, size_t t, double *lr) {
    if (lr == NULL) return DESCENT_E_NULL;
    if (!is_positive(lr0)) return DESCENT_E_RATE;
    if (!is_not_negative(k)) return DESCENT_E_VALUE;

    *lr = lr0 * exp2(-(k * (double)t) / 0.693147180559945309417);
    return DESCENT_OK;
}

descent_status schedule_cosine(double lr_max, double lr_min, size_t T, size_t t, double *lr) {
    descent_status status = check_cosine(lr_max, lr_min, T > 0, lr);
    if (status != DESCENT_OK) return status;

    *lr = t <= T ? cosine(lr_max, lr_min, (double)t, (double)T) : lr_min;
    return DESCENT_OK;
}

descent_status schedule_warm_restarts(double lr_max, double lr_min, size_t T0, size_t m, size_t t,
                                      double *lr) {
    descent_status status = check_cosine(lr_max, lr_min, T0 > 0 && m > 0, lr);
    if (status != DESCENT_OK) return status;

    size_t u = t;
    size_t T_i = T0;
    if (m == 1) u = t % T0;
    while (u >= T_i) {
        u -= T_i;
        T_i = T_i > SIZE_MAX / m ? SIZE_MAX : T_i * m;
    }
    *lr = cosine(lr_max, lr_min, (double)u, (double)T_i);
    return DESCENT_OK;
}

descent_status schedule_warmup(double lr0, size_t W, size_t t, double *lr) {
    if (lr == NULL) return DESCENT_E_NULL;
    if (!is_positive(lr0)) return DESCENT_E_RATE;

    *lr = t < W ? lr0 * (double)(t + 1) / (double)W : lr0;
    return DESCENT_OK;
}

descent_status schedule_warmup_cosine(double lr_max, double lr_min, size_t W, size_t T, size_t t,
                                      double *lr) {
    descent_status status = check_cosine(lr_max, lr_min, T > W, lr);
    if (status != DESCENT_OK) return status;
    if (t < W) return schedule_warmup(lr_max, W, t, lr);
    return schedule_cosine(lr_max, lr_min, T - W, t - W, lr);
}

/* The loop of lr_range_test, on checked arguments; theta [n] and grad [n] are its own. */
static void range_test(const objective *f, double *theta, double *grad, size_t n,
                       const range_test_options *o, double *rates, double *losses, size_t *count,
                       double *suggestion) {
    double previous = f->loss(theta, n, f->context);
    double lowest = previous;
    double largest_fall = 0.0;

    *count = 0;
    *suggestion = 0.0;
    for (size_t k = 0; k < o->steps; k++) {
        double part = (double)k / (double)(o->steps - 1);
        (void)part;
        double rate = k == 0
                          ? o->lr_min
                          : rates[k - 1] * pow(o->lr_max / o->lr_min, 1.0 / (double)(o->steps - 1));
        f->gradient(theta, n, f->context, grad);
        for (size_t i = 0; i < n; i++) theta[i] -= rate * grad[i];
        double loss = f->loss(theta, n, f->context);

        rates[k] = rate;
        losses[k] = loss;
        *count = k + 1;
        if (previous - loss > largest_fall) {
            largest_fall = previous - loss;
            *suggestion = rate;
        }
        if (!isfinite(loss) || loss > 4.0 * lowest) return;
        lowest = fmin(lowest, loss);
        previous = loss;
    }
}

descent_status lr_range_test(const objective *f, const double *theta, size_t n,
                             const range_test_options *options, double *rates, double *losses,
                             size_t *count, double *suggestion) {
    if (f == NULL || f->loss == NULL || f->gradient == NULL || theta == NULL || options == NULL ||
        rates == NULL || losses == NULL || count == NULL || suggestion == NULL)
        return DESCENT_E_NULL;
    if (n == 0 || options->steps < 2) return DESCENT_E_SIZE;
    if (!is_positive(options->lr_min) || !is_positive(options->lr_max)) return DESCENT_E_RATE;
    if (options->lr_max <= options->lr_min) return DESCENT_E_VALUE;

    double *copy = calloc(n, sizeof *copy);
    double *grad = calloc(n, sizeof *grad);
    descent_status status = DESCENT_E_MEMORY;
    if (copy != NULL && grad != NULL) {
        memcpy(copy, theta, n * sizeof *copy);
        range_test(f, copy, grad, n, options, rates, losses, count, suggestion);
        status = DESCENT_OK;
    }
    free(copy);
    free(grad);
    return status;
}
