/** Suites of stage 01: passes over the data. */
#include "judge.h"

/* Five rows x = 1, y = 3, from w = b = 0. The error w + b - 3 begins at -3; the gradient is twice
 * the error for w and for b, so with lr = 1/8 an update halves the error.
 */
static void expect_halvings(size_t updates) {
    double error = -3.0;
    for (size_t k = 1; k <= updates; k++) {
        double each = (3.0 + error) / 2.0;
        expect_reals("asked_at", k, each, each);
        error /= 2.0;
    }
    double each = (3.0 + error) / 2.0;
    expect_reals("theta", 1, each, each);
}

Test(batch_epoch, makes_one_update_with_all_rows) {
    expect_counts("m", 1, 5);
    expect_halvings(1);
    expect_same_as_reference();
}

/* NIST certifies intercept and slope to 15 digits; at 1000 the line is their sum. */
Test(batch_epoch, finds_the_certified_line_of_norris) {
    expect_reals_within(1e-9, "intercept_slope_and_y_at_1000", 1, -0.262323073774029,
                        1.00211681802045, 1001.854494946675971);
    expect_same_as_reference();
}

SAME_AS_REFERENCE(batch_epoch, changes_nothing_on_an_error)

/* 5 = 2 + 2 + 1; then 23 = 4 * 5 + 3, in each of three epochs. */
Test(minibatch_epoch, last_batch_holds_what_is_left) {
    expect_counts("m", 1, 2);
    expect_counts("m", 2, 2);
    expect_counts("m", 3, 1);
    expect_halvings(3);
    expect_counts("updates", 1, 3);
    for (size_t k = 1; k <= 15; k++) expect_counts("m", 3 + k, k % 5 == 0 ? 3 : 5);
    for (size_t k = 2; k <= 4; k++) expect_counts("updates", k, 5);
    expect_same_as_reference();
}

/* The cuts: 20 by 5, 6 by 3, 9 by 9, 10, 64 and SIZE_MAX, 4 by 1, 1 by 1 and 3, 7 by 3, 12 by 10
 * and 8 by 7.
 */
Test(minibatch_epoch, no_batch_is_empty_or_too_large) {
    static const uint64_t updates[] = {4, 2, 1, 1, 1, 1, 4, 1, 1, 3, 2, 2};
    for (size_t k = 1; k <= 12; k++) expect_counts("updates", k, updates[k - 1]);
    expect_same_as_reference();
}

/* Two of 3628800 orders are equal by chance once in that many runs. */
Test(minibatch_epoch, carries_order_and_generator_on) {
    for (size_t k = 2; k <= 4; k++) {
        size_t n, same = 0;
        const uint64_t *now = learner_counts("order", k, &n);
        const uint64_t *before = learner_counts("order", k - 1, &n);
        for (size_t i = 0; i < n; i++) same += now[i] == before[i];
        expect_property(same < n, "order", k,
                        "Every epoch shuffles anew; epoch %zu has the order of the one before.", k);
    }
    expect_same_as_reference();
}

/* At theta = 0 every row costs log 2. */
Test(minibatch_epoch, trains_a_classifier) {
    expect_reals("loss_before", 1, 0.69314718055994531);
    double after = learner_real("loss_after", 1, 0);
    expect_property(after < 0.69, "loss_after", 1,
                    "Ten epochs should lower the loss from log 2 = 0.693; it is %.6g.", after);
    expect_same_as_reference();
}

/* Eight rows by 3 are three updates; an error at call k leaves k - 1. */
Test(minibatch_epoch, ends_at_an_error_of_the_gradient) {
    for (size_t k = 1; k <= 3; k++) expect_counts("updates", k, k - 1);
    expect_counts("updates", 4, 3);
    expect_same_as_reference();
}

SAME_AS_REFERENCE(minibatch_epoch, changes_nothing_on_an_error)

/* Five equal rows, then three epochs of eleven. */
Test(stochastic_epoch, takes_every_row_once) {
    for (size_t k = 1; k <= 5; k++) expect_counts("m", k, 1);
    expect_halvings(5);
    expect_counts("updates", 1, 5);
    for (size_t first = 6; first <= 28; first += 11)
        for (uint64_t row = 0; row < 11; row++) {
            size_t taken = 0;
            for (size_t k = first; k < first + 11; k++) taken += learner_count("rows", k) == row;
            expect_property(taken == 1, "rows", first,
                            "An epoch takes every row once; row %llu was taken %zu times.",
                            (unsigned long long)row, taken);
        }
    expect_same_as_reference();
}

SAME_AS_REFERENCE(stochastic_epoch, changes_nothing_on_an_error)
