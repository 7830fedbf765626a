/** Suites of stage 04: the constant rate and the three decays. */
#include "judge.h"

/* ---- schedule_constant ---- */

Test(schedule_constant, is_the_same_at_every_step) {
    for (size_t k = 1; k <= 4; k++) expect_reals("lr", k, 0.1);
    size_t n;
    const double *lr = learner_reals("lr", 5, &n);
    for (size_t t = 1; t < n; t++)
        expect_property(lr[t] == lr[0], "lr", 5,
                        "A constant rate is constant, but step 0 has %.6g and step %zu has %.6g.",
                        lr[0], t, lr[t]);
    expect_same_as_reference();
}

SAME_AS_REFERENCE(schedule_constant, rejects_bad_arguments)

/* ---- schedule_step ---- */

/* 0.1 for the steps 0-9, 0.1 * 0.3 for 10-19, 0.1 * 0.09 for 20-29, 0.1 * 0.027 from 30 on. */
Test(schedule_step, drops_by_hand) {
    const double by_hand[] = {0.1, 0.1, 0.1, 0.03, 0.03, 0.009, 0.0027};
    for (size_t k = 1; k <= 7; k++) expect_reals("lr", k, by_hand[k - 1]);
    expect_same_as_reference();
}

Test(schedule_step, holds_still_between_drops) {
    size_t n, s = (size_t)learner_count("s", 1);
    const double *lr = learner_reals("lr", 1, &n);
    for (size_t t = 1; t < n; t++) {
        bool drop_is_due = t % s == 0;
        expect_property(drop_is_due ? lr[t] < lr[t - 1] : is_close(lr[t], lr[t - 1], 1e-12), "lr",
                        1, "With s = %zu the rate %s between step %zu, %.6g, and step %zu, %.6g.",
                        s, drop_is_due ? "should drop" : "should not change", t - 1, lr[t - 1], t,
                        lr[t]);
    }
    expect_same_as_reference();
}

Test(schedule_step, answers_alike_in_any_order) {
    for (size_t k = 1; k <= 12; k += 2) {
        double once = learner_real("lr", k, 0), twice = learner_real("lr", k + 1, 0);
        expect_property(is_close(once, twice, 1e-12), "lr", k + 1,
                        "Asked twice for the same t it said %.6g and then %.6g.", once, twice);
    }
    expect_same_as_reference();
}

SAME_AS_REFERENCE(schedule_step, answers_for_any_t)
SAME_AS_REFERENCE(schedule_step, rejects_bad_arguments)

/* ---- schedule_exponential ---- */

/* 0.1, 0.1 * 0.96, 0.096 * 0.96, 0.09216 * 0.96. */
Test(schedule_exponential, four_steps_by_hand) {
    const double by_hand[] = {0.1, 0.096, 0.09216, 0.0884736};
    for (size_t k = 1; k <= 4; k++) expect_reals("lr", k, by_hand[k - 1]);
    expect_same_as_reference();
}

/* Three neighbours a, a d, a d^2: the middle one squared is the product of the others. */
Test(schedule_exponential, keeps_the_same_part_at_every_step) {
    size_t n;
    for (size_t k = 1; k <= 3; k++) {
        const double *lr = learner_reals("lr", k, &n);
        for (size_t t = 1; t + 1 < n; t++)
            expect_property(is_close(lr[t] * lr[t], lr[t - 1] * lr[t + 1], 1e-11), "lr", k,
                            "Each rate should be the same part of the one before; steps %zu to "
                            "%zu have %.6g, %.6g, %.6g.",
                            t - 1, t + 1, lr[t - 1], lr[t], lr[t + 1]);
    }
    expect_same_as_reference();
}

SAME_AS_REFERENCE(schedule_exponential, answers_for_any_t)
SAME_AS_REFERENCE(schedule_exponential, rejects_bad_arguments)

/* ---- schedule_natural_exponential ---- */

/* k = ln 2 / 4, so every 4 steps exp(-4 k) = 1/2 is left. And k = 1/2 at t = 2 leaves 1/e. */
Test(schedule_natural_exponential, halves_by_hand) {
    const double by_hand[] = {0.8, 0.4, 0.2, 0.1, 0.36787944117144233};
    for (size_t k = 1; k <= 5; k++) expect_reals("lr", k, by_hand[k - 1]);
    expect_same_as_reference();
}

SAME_AS_REFERENCE(schedule_natural_exponential, every_step_of_the_curve)
SAME_AS_REFERENCE(schedule_natural_exponential, rejects_bad_arguments)
