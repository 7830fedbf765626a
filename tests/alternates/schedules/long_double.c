// Long double inside: powl, expl, cosl, and pi as acosl(-1).
#include "schedules.h"

#include <stdint.h>
#include <stdlib.h>

typedef long double wide;

static double wide_cosine(double lr_max, double lr_min, size_t u, size_t T) {
    wide angle = acosl(-1.0L) * ((wide)u / (wide)T);
    return (double)(lr_min + ((wide)lr_max - lr_min) * 0.5L * (1.0L + cosl(angle)));
}

descent_status schedule_constant(double lr0, size_t t, double *lr) {
    (void)t;
    if (lr == NULL)
        return DESCENT_E_NULL;
    else if (!is_positive(lr0))
        return DESCENT_E_RATE;
    *lr = lr0;
    return DESCENT_OK;
}

descent_status schedule_step(double lr0, double gamma, size_t s, size_t t, double *lr) {
    if (lr == NULL)
        return DESCENT_E_NULL;
    else if (s == 0)
        return DESCENT_E_SIZE;
    else if (!is_positive(lr0))
        return DESCENT_E_RATE;
    else if (!(gamma > 0.0 && gamma <= 1.0))
        return DESCENT_E_VALUE;
    *lr = (double)(lr0 * powl(gamma, (wide)(t / s)));
    return DESCENT_OK;
}

descent_status schedule_exponential(double lr0, double decay, size_t t, double *lr) {
    if (lr == NULL)
        return DESCENT_E_NULL;
    else if (!is_positive(lr0))
        return DESCENT_E_RATE;
    else if (!(decay > 0.0 && decay <= 1.0))
        return DESCENT_E_VALUE;
    *lr = (double)(lr0 * powl(decay, (wide)t));
    return DESCENT_OK;
}

descent_status schedule_natural_exponential(double lr0, double k, size_t t, double *lr) {
    if (lr == NULL)
        return DESCENT_E_NULL;
    else if (!is_positive(lr0))
        return DESCENT_E_RATE;
    else if (!is_not_negative(k))
        return DESCENT_E_VALUE;
    *lr = (double)(lr0 * expl(-(wide)k * (wide)t));
    return DESCENT_OK;
}

static descent_status cosine_error(double lr_max, double lr_min, const double *lr) {
    if (lr == NULL)
        return DESCENT_E_NULL;
    else if (!is_positive(lr_max))
        return DESCENT_E_RATE;
    else if (!is_not_negative(lr_min) || lr_max < lr_min)
        return DESCENT_E_VALUE;
    return DESCENT_OK;
}

descent_status schedule_cosine(double lr_max, double lr_min, size_t T, size_t t, double *lr) {
    descent_status error = cosine_error(lr_max, lr_min, lr);
    if (error != DESCENT_E_NULL && T == 0) error = DESCENT_E_SIZE;
    if (error != DESCENT_OK) return error;
    *lr = wide_cosine(lr_max, lr_min, t < T ? t : T, T);
    return DESCENT_OK;
}

descent_status schedule_warm_restarts(double lr_max, double lr_min, size_t T0, size_t m, size_t t,
                                      double *lr) {
    descent_status error = cosine_error(lr_max, lr_min, lr);
    if (error != DESCENT_E_NULL && (T0 == 0 || m == 0)) error = DESCENT_E_SIZE;
    if (error != DESCENT_OK) return error;
    if (m == 1) {
        *lr = wide_cosine(lr_max, lr_min, t % T0, T0);
        return DESCENT_OK;
    }
    size_t length = T0;
    for (; t >= length; length = length > SIZE_MAX / m ? SIZE_MAX : m * length) t -= length;
    *lr = wide_cosine(lr_max, lr_min, t, length);
    return DESCENT_OK;
}

descent_status schedule_warmup(double lr0, size_t W, size_t t, double *lr) {
    if (lr == NULL)
        return DESCENT_E_NULL;
    else if (!is_positive(lr0))
        return DESCENT_E_RATE;
    else if (t < W)
        *lr = (double)(((wide)t + 1) * lr0 / (wide)W);
    else
        *lr = lr0;
    return DESCENT_OK;
}

descent_status schedule_warmup_cosine(double lr_max, double lr_min, size_t W, size_t T, size_t t,
                                      double *lr) {
    descent_status error = cosine_error(lr_max, lr_min, lr);
    if (error != DESCENT_E_NULL && T <= W) error = DESCENT_E_SIZE;
    if (error != DESCENT_OK) return error;
    if (t < W) return schedule_warmup(lr_max, W, t, lr);
    *lr = t > T ? lr_min : wide_cosine(lr_max, lr_min, t - W, T - W);
    return DESCENT_OK;
}

descent_status lr_range_test(const objective *f, const double *theta, size_t n,
                             const range_test_options *options, double *rates, double *losses,
                             size_t *count, double *suggestion) {
    const void *needed[] = {f, theta, options, rates, losses, count, suggestion};
    for (size_t i = 0; i < sizeof needed / sizeof needed[0]; i++)
        if (needed[i] == NULL) return DESCENT_E_NULL;
    if (f->loss == NULL || f->gradient == NULL) return DESCENT_E_NULL;
    const range_test_options o = *options;
    if (n == 0 || o.steps < 2) return DESCENT_E_SIZE;
    if (!is_positive(o.lr_min) || !is_positive(o.lr_max)) return DESCENT_E_RATE;
    if (o.lr_max <= o.lr_min) return DESCENT_E_VALUE;

    double *copy = malloc(n * sizeof *copy);
    if (copy == NULL) return DESCENT_E_MEMORY;
    double *grad = malloc(n * sizeof *grad);
    if (grad == NULL) {
        free(copy);
        return DESCENT_E_MEMORY;
    }
    for (size_t i = 0; i < n; i++) copy[i] = theta[i];

    double before = f->loss(copy, n, f->context), lowest = before, best_fall = 0.0, best = 0.0;
    size_t k = 0;
    while (k < o.steps) {
        wide part = (wide)k / (wide)(o.steps - 1);
        rates[k] = (double)(o.lr_min * powl((wide)o.lr_max / o.lr_min, part));
        f->gradient(copy, n, f->context, grad);
        for (size_t i = 0; i < n; i++) copy[i] = (double)(copy[i] - (wide)rates[k] * grad[i]);
        losses[k] = f->loss(copy, n, f->context);
        double fall = before - losses[k];
        if (fall > best_fall) {
            best_fall = fall;
            best = rates[k];
        }
        before = losses[k++];
        if (!isfinite(before)) break;
        if (before > 4.0 * lowest) break;
        if (before < lowest) lowest = before;
    }
    *count = k;
    *suggestion = best;
    free(grad);
    free(copy);
    return DESCENT_OK;
}
