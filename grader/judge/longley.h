/** What the suites of several stages ask of a run on Longley's table. */
#ifndef LONGLEY_H
#define LONGLEY_H

#include "judge.h"

/** The smallest loss there is: the certified residual sum of squares over rows * variance. */
static const double longley_lowest = 836424.055505915 / 185008826.0;

/** At the k-th time that both losses were recorded, after so many steps, the learner's method is
 *  nearer to the lowest loss than plain descent, by this factor.
 */
#define expect_ahead_of_plain_descent(k, steps, factor)                                            \
    do {                                                                                           \
        double left_ = learner_real("loss", k, 0) - longley_lowest;                                \
        double plain_ = learner_real("plain_loss", k, 0) - longley_lowest;                         \
        expect_property(left_ > -1e-9 && left_ < plain_ / (factor), "loss", k,                     \
                        "After %d steps plain descent is %.3g above the lowest loss; one part in " \
                        "%d of that should be left at most, and it is %.3g.",                      \
                        steps, plain_, factor, left_);                                             \
    } while (0)

#endif
