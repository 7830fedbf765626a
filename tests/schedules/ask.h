/** How the cases of stage 04 ask a schedule for rates.
 *
 *  Every schedule has the signature status f(parameters..., t, &lr), and `format` shows its
 *  parameters to a reader. So one pair of macros asks them all. They name their parameters more
 *  than once: no random draws as arguments.
 */
#ifndef ASK_H
#define ASK_H

#include "probe.h"

/* What *lr holds before the call: no schedule gives such a rate. */
static const double not_set = -1.0;

/* What a learning rate must not be, and a factor that is kept (gamma, decay), and a lowest rate. */
enum { NOT_RATES = 5, NOT_FACTORS = 7, NOT_LOWEST = 5 };
static const double not_rates[NOT_RATES] = {0.0, -0.1, NAN, INFINITY, -INFINITY};
static const double not_factors[NOT_FACTORS] = {0.0,      -0.5,      1.0001,       NAN,
                                                INFINITY, -INFINITY, 1.0 + 0x1p-52};
static const double not_lowest[NOT_LOWEST] = {-0.01, 0.6, NAN, INFINITY, -INFINITY}; /* max 0.5 */

/* Rates that are unusual, and right all the same; and a step that single words and ints lose. */
enum { UNUSUAL_RATES = 3 };
static const double unusual_rates[UNUSUAL_RATES] = {1e-10, 3.0, 1000.0};
/* Asked last in a case, for large ones make the tolerance wide. */
enum { EXTREME_RATES = 4 };
static const double extreme_rates[EXTREME_RATES] = {1e-310, 1e-20, 1e7, 1e280};
static const size_t beyond_int = ((size_t)1 << 32) + 3;

/* One rate: the status, and what *lr is afterwards, be it set or not. */
#define ASK(at, function, format, ...)                                                             \
    do {                                                                                           \
        double lr_ = not_set;                                                                      \
        size_t t_ = (at);                                                                          \
        note_call(#function "(" format ", t = %zu, &lr)", __VA_ARGS__, t_);                        \
        record_status(#function, function(__VA_ARGS__, t_, &lr_));                                 \
        record_real("lr", lr_);                                                                    \
    } while (0)

/* The same without a place for the rate. */
#define ASK_NOWHERE(at, function, format, ...)                                                     \
    do {                                                                                           \
        size_t t_ = (at);                                                                          \
        note_call(#function "(" format ", t = %zu, NULL)", __VA_ARGS__, t_);                       \
        record_status(#function, function(__VA_ARGS__, t_, NULL));                                 \
    } while (0)

/* The rates of t = 0 ... steps-1, so that lr[t] is the rate of step t; then, out of order, three of
 * them again: what was asked before must not matter.
 */
#define CURVE(steps, function, format, ...)                                                        \
    do {                                                                                           \
        size_t n_ = (steps);                                                                       \
        double *curve_ = block(n_, not_set), *again_ = block(3, not_set);                          \
        const size_t times_[] = {n_ - 1, n_ / 2, 1};                                               \
        descent_status status_ = DESCENT_OK;                                                       \
        note_call(#function "(" format ", t, &lr) for t = 0 ... %zu", __VA_ARGS__, n_ - 1);        \
        for (size_t t_ = 0; t_ < n_ && status_ == DESCENT_OK; t_++)                                \
            status_ = function(__VA_ARGS__, t_, &curve_[t_]);                                      \
        record_status(#function, status_);                                                         \
        record_reals("lr", curve_, n_);                                                            \
        note_call(#function "(" format ", t, &lr) once more for t = %zu, %zu, 1", __VA_ARGS__,     \
                  times_[0], times_[1]);                                                           \
        for (size_t i_ = 0; i_ < 3 && status_ == DESCENT_OK; i_++)                                 \
            status_ = function(__VA_ARGS__, times_[i_], &again_[i_]);                              \
        record_status(#function, status_);                                                         \
        record_reals("lr_again", again_, 3);                                                       \
    } while (0)

#endif
