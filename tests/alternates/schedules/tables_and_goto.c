// Errors from a table by goto, the cycle lengths listed in a table first, the range test backwards.
#include "schedules.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

/* What can be wrong, in the order of descent_status. */
enum { POINTER, SIZE, RATE, VALUE, KINDS };
static const descent_status errors[KINDS + 1] = {
    [POINTER] = DESCENT_E_NULL, [SIZE] = DESCENT_E_SIZE, [RATE] = DESCENT_E_RATE,
    [VALUE] = DESCENT_E_VALUE,  [KINDS] = DESCENT_OK,
};

static int first_wrong(const bool wrong[KINDS]) {
    int kind = 0;
next:
    if (kind == KINDS || wrong[kind]) return kind;
    kind++;
    goto next;
}
#define WRONG(...) first_wrong((const bool[KINDS]){__VA_ARGS__})

static const double quarter_turn = 1.5707963267948966;

/* 1 + cos(2x) = 2 - 2 sin(x)^2, with x a quarter of a turn at the end. */
static double at(double high, double low, double part) {
    double s = sin(part * quarter_turn);
    return low + (high - low) * (1.0 - s) * (1.0 + s);
}

descent_status schedule_constant(double lr0, size_t t, double *lr) {
    int wrong = WRONG([POINTER] = lr == NULL, [RATE] = !is_positive(lr0));
    if (wrong == KINDS) memcpy(lr, &lr0, sizeof lr0);
    (void)t;
    return errors[wrong];
}

/* A product for a few drops, pow for many. */
descent_status schedule_step(double lr0, double gamma, size_t s, size_t t, double *lr) {
    int wrong = WRONG([POINTER] = lr == NULL, [SIZE] = s == 0, [RATE] = !is_positive(lr0),
                      [VALUE] = !(gamma > 0.0 && gamma <= 1.0));
    if (wrong != KINDS) goto out;
    size_t drops = t / s;
    double rate = drops > 1000 ? lr0 * pow(gamma, (double)drops) : lr0;
    for (size_t k = 0; k < drops && drops <= 1000; k++) rate *= gamma;
    *lr = rate;
out:
    return errors[wrong];
}

descent_status schedule_exponential(double lr0, double decay, size_t t, double *lr) {
    int wrong = WRONG([POINTER] = lr == NULL, [RATE] = !is_positive(lr0),
                      [VALUE] = !(decay > 0.0 && decay <= 1.0));
    double half = pow(decay, 0.5 * (double)t);
    if (wrong == KINDS) *lr = half * lr0 * half;
    return errors[wrong];
}

descent_status schedule_natural_exponential(double lr0, double k, size_t t, double *lr) {
    int wrong =
        WRONG([POINTER] = lr == NULL, [RATE] = !is_positive(lr0), [VALUE] = !is_not_negative(k));
    if (wrong == KINDS) *lr = exp(log(lr0) - k * (double)t);
    return errors[wrong];
}

descent_status schedule_cosine(double lr_max, double lr_min, size_t T, size_t t, double *lr) {
    int wrong = WRONG([POINTER] = lr == NULL, [SIZE] = T == 0, [RATE] = !is_positive(lr_max),
                      [VALUE] = !is_not_negative(lr_min) || lr_min > lr_max);
    if (wrong == KINDS) *lr = t < T ? at(lr_max, lr_min, (double)t / (double)T) : lr_min;
    return errors[wrong];
}

descent_status schedule_warm_restarts(double lr_max, double lr_min, size_t T0, size_t m, size_t t,
                                      double *lr) {
    int wrong =
        WRONG([POINTER] = lr == NULL, [SIZE] = T0 == 0 || m == 0, [RATE] = !is_positive(lr_max),
              [VALUE] = !is_not_negative(lr_min) || lr_min > lr_max);
    if (wrong != KINDS) goto out;

    enum { MOST = 70 }; /* with m = 2 no more than 65 cycles begin before SIZE_MAX */
    size_t lengths[MOST] = {T0}, i = 0, u = m == 1 ? t % T0 : t;
    for (size_t k = 1; k < MOST; k++)
        lengths[k] = lengths[k - 1] > SIZE_MAX / m ? SIZE_MAX : lengths[k - 1] * m;
    while (u >= lengths[i]) u -= lengths[i++];
    *lr = at(lr_max, lr_min, (double)u / (double)lengths[i]);
out:
    return errors[wrong];
}

descent_status schedule_warmup(double lr0, size_t W, size_t t, double *lr) {
    int wrong = WRONG([POINTER] = lr == NULL, [RATE] = !is_positive(lr0));
    if (wrong != KINDS) goto out;
    *lr = lr0;
    if (t >= W) goto out;
    *lr = lr0 * (1.0 + (double)t) / (double)W;
out:
    return errors[wrong];
}

descent_status schedule_warmup_cosine(double lr_max, double lr_min, size_t W, size_t T, size_t t,
                                      double *lr) {
    int wrong = WRONG([POINTER] = lr == NULL, [SIZE] = W >= T, [RATE] = !is_positive(lr_max),
                      [VALUE] = !is_not_negative(lr_min) || lr_min > lr_max);
    if (wrong != KINDS) goto out;
    double part = t < W ? 0.0 : (double)((t < T ? t : T) - W) / (double)(T - W);
    *lr = t < W ? lr_max * (1.0 + (double)t) / (double)W : at(lr_max, lr_min, part);
out:
    return errors[wrong];
}

descent_status lr_range_test(const objective *f, const double *theta, size_t n,
                             const range_test_options *o, double *rates, double *losses,
                             size_t *count, double *suggestion) {
    double *copy = NULL, *grad = NULL;
    descent_status status = DESCENT_E_NULL;
    if (!f || !f->loss || !f->gradient || !theta || !o) goto out;
    if (!rates || !losses || !count || !suggestion) goto out;
    status = errors[WRONG([SIZE] = n == 0 || o->steps < 2,
                          [RATE] = !is_positive(o->lr_min) || !is_positive(o->lr_max),
                          [VALUE] = !(o->lr_min < o->lr_max))];
    if (status != DESCENT_OK) goto out;
    status = DESCENT_E_MEMORY;
    if (!(copy = calloc(n, sizeof *copy))) goto out;
    if (!(grad = calloc(n, sizeof *grad))) goto out;
    status = DESCENT_OK;

    memcpy(copy, theta, n * sizeof *copy);
    const double start = f->loss(copy, n, f->context);
    double lowest = start, growth = log(o->lr_max / o->lr_min) / ((double)o->steps - 1.0);
    size_t made = 0, k;
update:
    rates[made] = o->lr_min * exp((double)made * growth);
    f->gradient(copy, n, f->context, grad);
    for (size_t i = n; i > 0; i--) copy[i - 1] -= rates[made] * grad[i - 1];
    losses[made] = f->loss(copy, n, f->context);
    bool exploded = !isfinite(losses[made]) || losses[made] > 4.0 * lowest;
    lowest = losses[made] < lowest ? losses[made] : lowest;
    made++;
    if (!exploded && made < o->steps) goto update;

    *count = made;
    *suggestion = 0.0;
    double most = 0.0;
    for (k = made; k > 0; k--) {
        double fall = (k > 1 ? losses[k - 2] : start) - losses[k - 1];
        if (fall > 0.0 && fall >= most) {
            most = fall;
            *suggestion = rates[k - 1];
        }
    }
out:
    free(grad);
    free(copy);
    return status;
}
