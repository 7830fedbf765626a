/** Suites of stage 01: the numerical gradient and the step. */
#include "judge.h"

/* At (2, -1) with h = 0.5: x^3 gives (15.625 - 3.375) / 1 = 12.25 and x y gives y = -1;
 * along y only x y counts, and its slope is x = 2.
 */
Test(numerical_gradient, cubic_by_hand) {
    expect_reals("grad", 1, 11.25, 2.0);
    expect_same_as_reference();
}

SAME_AS_REFERENCE(numerical_gradient, moves_one_parameter_at_a_time)
SAME_AS_REFERENCE(numerical_gradient, changes_nothing_on_an_error)

/* 1 - 0.1, -2 + 0.4, 0.5 - 0; then half of (2, 2, -3) is taken away. */
Test(gd_step, two_steps_by_hand) {
    expect_reals("theta", 1, 0.9, -1.6, 0.5);
    expect_reals("theta", 2, -0.1, -2.6, 2.0);
    expect_same_as_reference();
}

SAME_AS_REFERENCE(gd_step, every_step_on_telling_gradients)
SAME_AS_REFERENCE(gd_step, rejects_bad_arguments)
