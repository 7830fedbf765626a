/** Stage 04: learning-rate schedules. The contract of every function is in schedules.h. */
#include "schedules.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

descent_status schedule_constant(double lr0, size_t t, double *lr) {
    // TODO: check the arguments; t does not matter.
    return NOT_WRITTEN(lr0, t, lr);
}

descent_status schedule_step(double lr0, double gamma, size_t s, size_t t, double *lr) {
    // TODO: count the drops in integers.
    return NOT_WRITTEN(lr0, gamma, s, t, lr);
}

descent_status schedule_exponential(double lr0, double decay, size_t t, double *lr) {
    // TODO: check the arguments; decay is a factor.
    return NOT_WRITTEN(lr0, decay, t, lr);
}

descent_status schedule_natural_exponential(double lr0, double k, size_t t, double *lr) {
    // TODO: check the arguments; k is a rate, not a factor.
    return NOT_WRITTEN(lr0, k, t, lr);
}

descent_status schedule_cosine(double lr_max, double lr_min, size_t T, size_t t, double *lr) {
    // TODO: half a cosine wave, and what comes after it.
    return NOT_WRITTEN(lr_max, lr_min, T, t, lr);
}

descent_status schedule_warm_restarts(double lr_max, double lr_min, size_t T0, size_t m, size_t t,
                                      double *lr) {
    // TODO: find the cycle that t lies in, and how far into it.
    return NOT_WRITTEN(lr_max, lr_min, T0, m, t, lr);
}

descent_status schedule_warmup(double lr0, size_t W, size_t t, double *lr) {
    // TODO: a ramp whose first step is not 0 and whose last is lr0.
    return NOT_WRITTEN(lr0, W, t, lr);
}

descent_status schedule_warmup_cosine(double lr_max, double lr_min, size_t W, size_t T, size_t t,
                                      double *lr) {
    // TODO: the ramp, then a cosine that starts where the ramp ends.
    return NOT_WRITTEN(lr_max, lr_min, W, T, t, lr);
}

descent_status lr_range_test(const objective *f, const double *theta, size_t n,
                             const range_test_options *options, double *rates, double *losses,
                             size_t *count, double *suggestion) {
    // TODO: check the arguments; then the loop that the header spells out, on a copy.
    return NOT_WRITTEN(f, theta, n, options, rates, losses, count, suggestion);
}
