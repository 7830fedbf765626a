/** Suites of stage 01: minimize. */
#include "judge.h"

#include "gradient_descent.h"

/* The k-th run of the case. */
#define expect_run(k, updates, reason)                                                             \
    do {                                                                                           \
        expect_counts("result.reason", k, reason);                                                 \
        expect_counts("result.updates", k, updates);                                               \
    } while (0)

/* From (3, 4) with lr = 1/2 the norm of the gradient is 5, 5/2, 5/4, 5/8, 5/16, 5/32: after four
 * updates it equals a tolerance of 5/16 and is not smaller. Five updates leave theta = (3, 4) / 32
 * and a loss of 1 + 25/2048. 5 / 2^k is below 1e-6 from k = 23 on.
 */
Test(minimize, stops_when_the_gradient_is_small) {
    expect_run(1, 5, STOP_GRADIENT);
    expect_reals("theta", 1, 3.0 / 32.0, 4.0 / 32.0);
    expect_reals("result.loss", 1, 1.0 + 25.0 / 2048.0);
    expect_run(2, 5, STOP_GRADIENT);
    expect_run(3, 23, STOP_GRADIENT);
    expect_counts("result.reason", 4, STOP_GRADIENT);
    expect_same_as_reference();
}

/* The loss falls from 13.5 to 1 + 12.5 / 4^k, in update k by 37.5 / 4^k: in the third by just the
 * tolerance, in the fourth by less. A rising loss has not settled, one that stands still has.
 */
Test(minimize, stops_when_the_loss_has_settled) {
    expect_run(1, 4, STOP_LOSS);
    expect_reals("theta", 1, 3.0 / 16.0, 4.0 / 16.0);
    expect_run(2, 13, STOP_LOSS);
    expect_run(3, 6, STOP_MAXIMUM);
    expect_run(4, 1, STOP_LOSS);
    expect_reals("theta", 4, -3.0, -4.0);
    expect_counts("result.reason", 5, STOP_LOSS);
    expect_same_as_reference();
}

Test(minimize, every_step_on_a_coupled_quadratic) {
    for (size_t k = 1; k <= 12; k++) expect_run(k, k, STOP_MAXIMUM);
    expect_same_as_reference();
}

Test(minimize, ends_at_the_first_test_that_applies) {
    expect_run(1, 0, STOP_GRADIENT);
    expect_run(2, 1, STOP_MAXIMUM);
    expect_run(3, 1, STOP_GRADIENT);
    expect_run(4, 1, STOP_LOSS);
    expect_run(5, 1, STOP_LOSS);
    expect_same_as_reference();
}

/* x = 4 jumps to 4 - 8 (1 - 1/4) = -2, where the logarithm is a NaN; x = -1 and x = 0 are bad from
 * the start. theta[1] loses half of the largest double at each update and is -infinity after the
 * third; then a NaN, which is not small, takes it along at once. With lr = 3 theta is (-2)^k, and
 * its square overflows at k = 512.
 */
Test(minimize, reports_divergence) {
    expect_run(1, 1, STOP_DIVERGED);
    expect_reals("theta", 1, -2.0);
    expect_reals("result.loss", 1, NAN);
    expect_run(2, 0, STOP_DIVERGED);
    expect_reals("theta", 2, -1.0);
    expect_run(3, 0, STOP_DIVERGED);
    expect_reals("result.loss", 3, INFINITY);
    expect_run(4, 3, STOP_DIVERGED);
    expect_reals("theta", 4, 0.125, -INFINITY);
    expect_run(5, 1, STOP_DIVERGED);
    expect_reals("theta", 5, 0.5, NAN);
    expect_run(6, 512, STOP_DIVERGED);
    expect_reals("theta", 6, 0x1p512);
    expect_same_as_reference();
}

/* The smallest loss there is: the certified residual sum of squares over rows * variance. */
Test(minimize, crawls_on_longley) {
    static const double lowest = 836424.055505915 / 185008826.0;
    expect_run(1, 2000, STOP_MAXIMUM);
    double above = learner_real("result.loss", 1, 0) - lowest;
    expect_property(above > 0.1 * lowest && above < lowest, "result.loss", 1,
                    "After 2000 updates the loss should still be a tenth or more above its lowest "
                    "value %.6g; it is above by %.6g.",
                    lowest, above);
    expect_same_as_reference();
}

SAME_AS_REFERENCE(minimize, changes_nothing_on_an_error)
