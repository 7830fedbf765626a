/** Suites of stage 04: the learning-rate range test. */
#include "judge.h"

/* The run-th range test of the case made `count` updates. */
#define expect_count(run, count)                                                                   \
    do {                                                                                           \
        size_t got_ = (size_t)learner_count("count", run);                                         \
        expect_property(got_ == (count), "count", run, "This run makes %zu update(s), not %zu.",   \
                        (size_t)(count), got_);                                                    \
    } while (0)

/* It suggested the rate of update k. */
#define expect_suggestion(run, k)                                                                  \
    do {                                                                                           \
        double rate_ = learner_real("rates", run, k);                                              \
        double got_ = learner_real("suggestion", run, 0);                                          \
        expect_property(is_close(got_, rate_, 1e-12), "suggestion", run,                           \
                        "The suggestion is the rate of update k = %zu, %.6g, not %.6g.",           \
                        (size_t)(k), rate_, got_);                                                 \
    } while (0)

/* L = theta^2 / 2 from theta = 10, so L_start = 50 and each update multiplies theta by 1 - rate:
 * 10 * 0.8 = 8, 8 * 0.6 = 4.8, 4.8 * 0.2 = 0.96, 0.96 * -0.6 = -0.576.
 * The loss falls by 18, 20.48, 11.0592, 0.294912: most at the second update.
 */
Test(lr_range_test, four_updates_by_hand) {
    expect_reals("rates", 1, 0.2, 0.4, 0.8, 1.6);
    expect_reals("losses", 1, 32.0, 11.52, 0.4608, 0.165888);
    expect_count(1, 4);
    expect_reals("suggestion", 1, 0.4);
    expect_same_as_reference();
}

/* With rates this small the loss falls in proportion to the rate, so most at the last update. */
Test(lr_range_test, rates_go_in_equal_ratios_from_end_to_end) {
    double low = learner_real("ends", 1, 0), high = learner_real("ends", 1, 1);
    for (size_t run = 1; run <= 2; run++) {
        size_t n;
        const double *rates = learner_reals("rates", run, &n);
        expect_property(is_close(rates[0], low, 1e-13) && is_close(rates[n - 1], high, 1e-13),
                        "rates", run,
                        "The rates go from lr_min = %.6g to lr_max = %.6g; yours from %.6g to "
                        "%.6g.",
                        low, high, rates[0], rates[n - 1]);
        for (size_t k = 1; k + 1 < n; k++)
            expect_property(is_close(rates[k] * rates[k], rates[k - 1] * rates[k + 1], 1e-15),
                            "rates", run,
                            "Rates in equal ratios: each squared is the product of its "
                            "neighbours; updates %zu to %zu have %.6g, %.6g, %.6g.",
                            k - 1, k + 1, rates[k - 1], rates[k], rates[k + 1]);
        expect_count(run, n);
        expect_suggestion(run, n - 1);
    }
    expect_same_as_reference();
}

SAME_AS_REFERENCE(lr_range_test, every_update_on_a_random_quadratic)

/* As by hand above, and on with the rate 3.2: -0.576 * -2.2 = 1.2672, L = 0.80289792. That is more
 * than 4 * 0.165888, so two of the seven entries stay as they were.
 */
Test(lr_range_test, stops_when_the_loss_explodes) {
    expect_reals("rates", 1, 0.2, 0.4, 0.8, 1.6, 3.2, -1.0, -1.0);
    expect_reals("losses", 1, 32.0, 11.52, 0.4608, 0.165888, 0.80289792, -1.0, -1.0);
    expect_count(1, 5);
    expect_reals("suggestion", 1, 0.4);
    expect_count(2, 1);
    expect_reals("suggestion", 2, 0.0);
    expect_same_as_reference();
}

/* Losses 8 | 2 5 7 8 9 3 1: the lowest is 2, and 8 is not above 4 * 2, but 9 is.
 * Losses 1 | 3 3 5 2: the lowest is L_start itself.
 */
Test(lr_range_test, measures_an_explosion_from_the_lowest_loss) {
    expect_count(1, 5);
    expect_count(2, 3);
    expect_same_as_reference();
}

/* 10 | 6 16 7 4: falls of 4, -10, 9, 3, so k = 2, though 7 is not even a new low.
 * 20 | 18 10 9 12 4 3: falls of 2, 8, 1, -3, 8, 1, so the first 8, k = 1.
 * 30 | 10 8 7 6 and 9 | 8 7 6 2: most at the very first and at the very last update.
 */
Test(lr_range_test, suggests_the_rate_of_the_largest_fall) {
    expect_suggestion(1, 2);
    expect_suggestion(2, 1);
    expect_suggestion(3, 0);
    expect_suggestion(4, 3);
    expect_same_as_reference();
}

Test(lr_range_test, suggests_nothing_if_no_update_helped) {
    for (size_t run = 1; run <= 4; run++) expect_reals("suggestion", run, 0.0);
    expect_same_as_reference();
}

/* 8 | 4 3 NaN, 8 | 7 3 inf, 8 | NaN: the update that broke the loss is the last one. */
Test(lr_range_test, stops_at_a_loss_that_is_not_finite) {
    expect_count(1, 3);
    expect_suggestion(1, 0);
    expect_count(2, 3);
    expect_suggestion(2, 1);
    expect_count(3, 1);
    expect_reals("suggestion", 3, 0.0);
    expect_same_as_reference();
}

Test(lr_range_test, gives_back_memory_when_it_ends) {
    for (size_t k = 1; k <= 5; k++) {
        uint64_t live = learner_count("blocks_not_freed", k);
        expect_property(live == 0, "blocks_not_freed", k,
                        "After the call %llu block(s) are not freed.", (unsigned long long)live);
    }
    expect_same_as_reference();
}

SAME_AS_REFERENCE(lr_range_test, rejects_bad_arguments)

/* The largest curvature of this loss is 9.2068 (power iteration), so gradient descent is stable
 * for rates below 2 / 9.2068 = 0.2172.
 */
Test(lr_range_test, suggests_a_stable_rate_on_longley) {
    double suggestion = learner_real("suggestion", 1, 0);
    expect_property(suggestion > 0.0 && suggestion < 0.2172, "suggestion", 1,
                    "A rate to use is above 0 and below 2 / (largest curvature) = 0.2172; "
                    "suggested is %.6g.",
                    suggestion);
    expect_same_as_reference();
}
