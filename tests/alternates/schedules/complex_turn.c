// The cosine as the real part of a complex exponential; powers from a table of squares; exp2, log2.
#include "schedules.h"

#include <complex.h>
#include <stdint.h>
#include <stdlib.h>

enum { BITS = 64 };

/* base^(1, 2, 4, 8, ...) as far as the exponent needs them. */
static double power(double base, size_t exponent) {
    double squares[BITS] = {base}, result = 1.0;
    for (int b = 1; b < BITS; b++) squares[b] = squares[b - 1] * squares[b - 1];
    for (int b = BITS - 1; b >= 0; b--)
        if ((uint64_t)exponent >> b & 1) result *= squares[b];
    return result;
}

static double turn(double high, double low, double part) {
    const double complex half_turn = I * carg(-1.0);
    double weight = 0.5 + 0.5 * creal(cexp(part * half_turn));
    return fma(weight, high, (1.0 - weight) * low);
}

typedef struct {
    size_t u, T;
} place;

/* Step t is step u of a cycle of T steps. */
static place find(size_t T0, size_t m, size_t t) {
    place p = {t, T0};
    if (m == 1) p.u = t % T0;
    for (;;) {
        if (p.u < p.T) return p;
        p.u -= p.T;
        if (p.T > SIZE_MAX / m)
            p.T = SIZE_MAX;
        else
            p.T *= m;
    }
}

#define REQUIRE(condition, status)                                                                 \
    if (!(condition)) return DESCENT_E_##status

descent_status schedule_constant(double lr0, size_t t, double *lr) {
    REQUIRE(lr != NULL, NULL);
    REQUIRE(is_positive(lr0), RATE);
    *lr = t > 0 ? lr0 : lr0 + 0.0;
    return DESCENT_OK;
}

descent_status schedule_step(double lr0, double gamma, size_t s, size_t t, double *lr) {
    REQUIRE(lr != NULL, NULL);
    REQUIRE(s != 0, SIZE);
    REQUIRE(is_positive(lr0), RATE);
    REQUIRE(gamma > 0.0 && gamma <= 1.0, VALUE);
    *lr = lr0 * power(gamma, t / s);
    return DESCENT_OK;
}

descent_status schedule_exponential(double lr0, double decay, size_t t, double *lr) {
    REQUIRE(lr != NULL, NULL);
    REQUIRE(is_positive(lr0), RATE);
    REQUIRE(decay > 0.0 && decay <= 1.0, VALUE);
    *lr = lr0 * exp2((double)t * log2(decay));
    return DESCENT_OK;
}

descent_status schedule_natural_exponential(double lr0, double k, size_t t, double *lr) {
    REQUIRE(lr != NULL, NULL);
    REQUIRE(is_positive(lr0), RATE);
    REQUIRE(is_not_negative(k), VALUE);
    *lr = lr0 * (1.0 + expm1(-k * (double)t));
    return DESCENT_OK;
}

descent_status schedule_cosine(double lr_max, double lr_min, size_t T, size_t t, double *lr) {
    REQUIRE(lr != NULL, NULL);
    REQUIRE(T != 0, SIZE);
    REQUIRE(is_positive(lr_max), RATE);
    REQUIRE(is_not_negative(lr_min) && lr_min <= lr_max, VALUE);
    *lr = turn(lr_max, lr_min, fmin((double)t / (double)T, 1.0));
    return DESCENT_OK;
}

descent_status schedule_warm_restarts(double lr_max, double lr_min, size_t T0, size_t m, size_t t,
                                      double *lr) {
    REQUIRE(lr != NULL, NULL);
    REQUIRE(T0 != 0 && m != 0, SIZE);
    REQUIRE(is_positive(lr_max), RATE);
    REQUIRE(is_not_negative(lr_min) && lr_min <= lr_max, VALUE);
    place p = find(T0, m, t);
    *lr = turn(lr_max, lr_min, (double)p.u / (double)p.T);
    return DESCENT_OK;
}

descent_status schedule_warmup(double lr0, size_t W, size_t t, double *lr) {
    REQUIRE(lr != NULL, NULL);
    REQUIRE(is_positive(lr0), RATE);
    *lr = lr0;
    if (t < W) *lr *= (double)(t + 1) / (double)W;
    return DESCENT_OK;
}

descent_status schedule_warmup_cosine(double lr_max, double lr_min, size_t W, size_t T, size_t t,
                                      double *lr) {
    REQUIRE(lr != NULL, NULL);
    REQUIRE(T > W, SIZE);
    REQUIRE(is_positive(lr_max), RATE);
    REQUIRE(is_not_negative(lr_min) && lr_min <= lr_max, VALUE);
    *lr = lr_min;
    if (t < W) *lr = (double)(t + 1) * (lr_max / (double)W);
    if (t >= W && t <= T) *lr = turn(lr_max, lr_min, (double)(t - W) / (double)(T - W));
    return DESCENT_OK;
}

/* Rates and losses are kept in memory of its own and handed over at the end. */
descent_status lr_range_test(const objective *f, const double *theta, size_t n,
                             const range_test_options *options, double *rates, double *losses,
                             size_t *count, double *suggestion) {
    REQUIRE(f && f->loss && f->gradient && theta && options, NULL);
    REQUIRE(rates && losses && count && suggestion, NULL);
    size_t steps = options->steps, made = 0;
    REQUIRE(n > 0 && steps > 1, SIZE);
    REQUIRE(is_positive(options->lr_min) && is_positive(options->lr_max), RATE);
    REQUIRE(options->lr_max > options->lr_min, VALUE);

    double *x = calloc(n, sizeof *x), *g = calloc(n, sizeof *g);
    double *used = calloc(steps, sizeof *used), *seen = calloc(steps + 1, sizeof *seen);
    bool room = x && g && used && seen;
    if (room) {
        double doublings = log2(options->lr_max / options->lr_min), lowest;
        for (size_t i = 0; i < n; i++) x[i] = theta[i];
        lowest = seen[0] = f->loss(x, n, f->context);
        for (bool on = true; on && made < steps;) {
            used[made] = options->lr_min * exp2(doublings * ((double)made / (double)(steps - 1)));
            f->gradient(x, n, f->context, g);
            for (size_t i = 0; i < n; i++) x[i] += g[i] * -used[made];
            double loss = seen[++made] = f->loss(x, n, f->context);
            on = isfinite(loss) && loss <= 4.0 * lowest;
            lowest = fmin(lowest, loss);
        }
        size_t best = made;
        for (size_t k = made; k-- > 0;)
            if (seen[k] > seen[k + 1] &&
                (best == made || seen[k] - seen[k + 1] >= seen[best] - seen[best + 1]))
                best = k;
        *suggestion = best < made ? used[best] : 0.0;
        *count = made;
        for (size_t k = 0; k < made; k++) rates[k] = used[k], losses[k] = seen[k + 1];
    }
    free(x), free(g), free(used), free(seen);
    return room ? DESCENT_OK : DESCENT_E_MEMORY;
}
