/** Suites of stage 01: losses and gradients of the two linear models. */
#include "judge.h"

/* ---- Mean squared error ---- */

/* The errors are 1, -2, 0, 3: (1 + 4 + 0 + 9) / 4. */
Test(mse_loss, four_rows_by_hand) {
    expect_reals("loss", 1, 3.5);
    expect_same_as_reference();
}

/* 2/4 times: 1*1 - 2*3 + 0*0 - 3*2 = -11, then 1*2 + 2*1 = 4, then 1 - 2 + 0 + 3 = 2. */
Test(mse_gradient, four_rows_by_hand) {
    expect_reals("grad", 1, -5.5, 2.0, 1.0);
    expect_same_as_reference();
}

/* ---- Logistic regression ---- */

/* The losses of the rows are log(4/3), log(4/3), log 2, log 4: together log(128/9). */
Test(logistic_loss, four_rows_by_hand) {
    expect_reals("loss", 1, 0.25 * log(128.0 / 9.0));
    expect_same_as_reference();
}

/* s(z) - y is -1/4, 1/4, -1/2, 3/4. 1/4 times: -1/4 - 1/2 - 3/4 = -3/2, then -1/4 + 1/2 + 3/2 =
 * 7/4, then 1/4.
 */
Test(logistic_gradient, four_rows_by_hand) {
    expect_reals("grad", 1, -0.375, 0.4375, 0.0625);
    expect_same_as_reference();
}

/* Four calls for each size of z: z and label (z, 0), (-z, 1), (-z, 0), (z, 1). Then z = 900 with
 * label 0 and z = -700 with label 1, of mean 800.
 */
Test(logistic_loss, stays_finite_for_large_z) {
    for (size_t k = 1; k <= 4; k++) expect_reals("loss", k, log(2.0));
    expect_reals("loss", 5, 1.3132616875182228); /* log(1 + e) */
    expect_reals("loss", 7, 0.3132616875182228);
    expect_reals("loss", 25, 710.0);
    expect_reals("loss", 27, 0.0);
    expect_reals("loss", 33, 1e4);
    expect_reals("loss", 34, 1e4);
    expect_reals("loss", 35, 0.0);
    expect_reals("loss", 37, 800.0);
    expect_same_as_reference();
}

/* At (z, 0) and (-z, 1) the prediction is wrong by 1 once z is large, at the others by nothing. The
 * feature is 1 or -1; the gradient of the bias is the error itself.
 */
Test(logistic_gradient, stays_finite_for_large_z) {
    expect_reals("grad", 1, 0.5, 0.5);
    expect_reals("grad", 25, 1.0, 1.0);
    expect_reals("grad", 26, 1.0, -1.0);
    expect_reals("grad", 27, 0.0, 0.0);
    expect_reals("grad", 28, 0.0, 0.0);
    expect_reals("grad", 33, 1.0, 1.0);
    expect_reals("grad", 37, 1.0, 0.0);
    expect_same_as_reference();
}

/* ---- All four ---- */

/* Observation 1 is of all rows, 2 of all rows twice: a mean does not notice. */
static void expect_a_mean(const char *name, size_t n) {
    for (size_t i = 0; i < n; i++) {
        double once = learner_real(name, 1, i), twice = learner_real(name, 2, i);
        expect_property(is_close(twice, once, tolerance_for(fabs(once))), name, 2,
                        "With every row twice in the batch a mean stays what it was, %.10g; "
                        "yours becomes %.10g.",
                        once, twice);
    }
    expect_same_as_reference();
}

Test(mse_loss, averages_over_the_rows_of_the_batch) {
    expect_a_mean("loss", 1);
}

Test(mse_gradient, averages_over_the_rows_of_the_batch) {
    expect_a_mean("grad", 4);
}

Test(logistic_loss, averages_over_the_rows_of_the_batch) {
    expect_a_mean("loss", 1);
}

Test(logistic_gradient, averages_over_the_rows_of_the_batch) {
    expect_a_mean("grad", 4);
}

/* The loss is a quadratic in theta, so central differences of it are exact. */
Test(mse_gradient, is_the_slope_of_mse_loss) {
    for (size_t i = 0; i < 4; i++) {
        double got = learner_real("grad", 1, i), want = learner_real("differences", 1, i);
        expect_property(is_close(got, want, 1e-10), "grad", 1,
                        "Your loss rises by %.8g for each unit of theta[%zu]; your gradient says "
                        "%.8g.",
                        want, i, got);
    }
    expect_same_as_reference();
}

SAME_AS_REFERENCE(mse_loss, rejects_bad_arguments)
SAME_AS_REFERENCE(mse_gradient, rejects_bad_arguments)
SAME_AS_REFERENCE(logistic_loss, rejects_bad_arguments)
SAME_AS_REFERENCE(logistic_gradient, rejects_bad_arguments)
