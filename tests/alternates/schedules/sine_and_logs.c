// The cosine as lr_max - d sin^2(pi t / 2T), powers as exp(t log x), cycles by their starts.
#include "schedules.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

static double half_pi(void) {
    return asin(1.0);
}

static double power(double base, double exponent) {
    return exp(exponent * log(base));
}

static double fall(double lr_max, double lr_min, double part) {
    double s = sin(half_pi() * part);
    return lr_max - (lr_max - lr_min) * s * s;
}

static bool factor(double x) {
    return isfinite(x) && x > 0 && x <= 1;
}

static bool low(double lr_min, double lr_max) {
    return is_not_negative(lr_min) && lr_min <= lr_max;
}

descent_status schedule_constant(double lr0, size_t t, double *lr) {
    if (!lr) return DESCENT_E_NULL;
    if (!is_positive(lr0)) return DESCENT_E_RATE;
    return *lr = lr0, (void)t, DESCENT_OK;
}

descent_status schedule_step(double lr0, double gamma, size_t s, size_t t, double *lr) {
    if (!lr) return DESCENT_E_NULL;
    if (!s) return DESCENT_E_SIZE;
    if (!is_positive(lr0)) return DESCENT_E_RATE;
    if (!factor(gamma)) return DESCENT_E_VALUE;
    *lr = lr0 * power(gamma, (double)((t - t % s) / s));
    return DESCENT_OK;
}

descent_status schedule_exponential(double lr0, double decay, size_t t, double *lr) {
    if (!lr) return DESCENT_E_NULL;
    if (!is_positive(lr0)) return DESCENT_E_RATE;
    if (!factor(decay)) return DESCENT_E_VALUE;
    *lr = exp(log(lr0) + (double)t * log(decay));
    return DESCENT_OK;
}

descent_status schedule_natural_exponential(double lr0, double k, size_t t, double *lr) {
    if (!lr) return DESCENT_E_NULL;
    if (!is_positive(lr0)) return DESCENT_E_RATE;
    if (!is_not_negative(k)) return DESCENT_E_VALUE;
    *lr = lr0 / exp(k * (double)t);
    return DESCENT_OK;
}

descent_status schedule_cosine(double lr_max, double lr_min, size_t T, size_t t, double *lr) {
    if (!lr) return DESCENT_E_NULL;
    if (!T) return DESCENT_E_SIZE;
    if (!is_positive(lr_max)) return DESCENT_E_RATE;
    if (!low(lr_min, lr_max)) return DESCENT_E_VALUE;
    if (t > T) t = T;
    *lr = fall(lr_max, lr_min, (double)t / (double)T);
    return DESCENT_OK;
}

descent_status schedule_warm_restarts(double lr_max, double lr_min, size_t T0, size_t m, size_t t,
                                      double *lr) {
    if (!lr) return DESCENT_E_NULL;
    if (!T0 || !m) return DESCENT_E_SIZE;
    if (!is_positive(lr_max)) return DESCENT_E_RATE;
    if (!low(lr_min, lr_max)) return DESCENT_E_VALUE;
    size_t start = m == 1 ? t - t % T0 : 0, length = T0;
    while (length <= SIZE_MAX - start && start + length <= t) {
        start = start + length;
        length = length <= SIZE_MAX / m ? length * m : SIZE_MAX;
    }
    *lr = fall(lr_max, lr_min, (double)(t - start) / (double)length);
    return DESCENT_OK;
}

descent_status schedule_warmup(double lr0, size_t W, size_t t, double *lr) {
    if (!lr) return DESCENT_E_NULL;
    if (!is_positive(lr0)) return DESCENT_E_RATE;
    *lr = lr0 * fmin(1.0, W == 0 ? 1.0 : ((double)t + 1.0) / (double)W);
    return DESCENT_OK;
}

descent_status schedule_warmup_cosine(double lr_max, double lr_min, size_t W, size_t T, size_t t,
                                      double *lr) {
    if (!lr) return DESCENT_E_NULL;
    if (W >= T) return DESCENT_E_SIZE;
    if (!is_positive(lr_max)) return DESCENT_E_RATE;
    if (!low(lr_min, lr_max)) return DESCENT_E_VALUE;
    if (t < W)
        *lr = lr_max * ((double)(t + 1) / (double)W);
    else if (t < T)
        *lr = fall(lr_max, lr_min, (double)(t - W) / (double)(T - W));
    else
        *lr = lr_min;
    return DESCENT_OK;
}

descent_status lr_range_test(const objective *f, const double *theta, size_t n,
                             const range_test_options *options, double *rates, double *losses,
                             size_t *count, double *suggestion) {
    if (!f || !f->loss || !f->gradient || !theta || !options) return DESCENT_E_NULL;
    if (!rates || !losses || !count || !suggestion) return DESCENT_E_NULL;
    if (!n || options->steps < 2) return DESCENT_E_SIZE;
    if (!is_positive(options->lr_min)) return DESCENT_E_RATE;
    if (!is_positive(options->lr_max)) return DESCENT_E_RATE;
    if (!(options->lr_max > options->lr_min)) return DESCENT_E_VALUE;
    double *x = malloc(n * sizeof *x), *g = malloc(n * sizeof *g);
    if (!x || !g) return free(x), free(g), DESCENT_E_MEMORY;
    memcpy(x, theta, n * sizeof *x);

    double from = log(options->lr_min), to = log(options->lr_max),
           last = (double)options->steps - 1;
    double start = f->loss(x, n, f->context), lowest = start;
    size_t k = 0;
    for (bool stop = false; !stop && k < options->steps; k++) {
        rates[k] = exp(from + (to - from) * (double)k / last);
        f->gradient(x, n, f->context, g);
        for (size_t i = 0; i < n; i++) x[i] = x[i] - rates[k] * g[i];
        losses[k] = f->loss(x, n, f->context);
        stop = !(losses[k] <= 4 * lowest) || !isfinite(losses[k]);
        if (losses[k] < lowest) lowest = losses[k];
    }
    *count = k;
    *suggestion = 0;
    double most = 0;
    for (k = 0; k < *count; k++) {
        double falls = (k > 0 ? losses[k - 1] : start) - losses[k];
        if (falls > most) most = falls, *suggestion = rates[k];
    }
    free(x);
    free(g);
    return DESCENT_OK;
}
