/** Suites of stage 04: cosine annealing, once and with warm restarts. */
#include "judge.h"

/* ---- schedule_cosine ---- */

/* From 1 to 0.2 in 6 steps of 30 degrees. cos 0 = 1, cos 60 = 1/2, cos 90 = 0, cos 120 = -1/2,
 * cos 180 = -1: the rates are 0.2 + 0.8 times 1, 3/4, 1/2, 1/4, 0. Then it stays.
 */
Test(schedule_cosine, six_steps_by_hand) {
    expect_reals("lr", 1, 1.0);
    expect_reals("lr", 3, 0.8);
    expect_reals("lr", 4, 0.6);
    expect_reals("lr", 5, 0.4);
    for (size_t k = 7; k <= 9; k++) expect_reals("lr", k, 0.2);
    expect_same_as_reference();
}

Test(schedule_cosine, falls_to_lr_min_and_stays_there) {
    size_t n, T = (size_t)learner_count("T", 1);
    double lr_max = learner_real("lr_max", 1, 0), lr_min = learner_real("lr_min", 1, 0);
    const double *lr = learner_reals("lr", 1, &n);
    expect_property(is_close(lr[0], lr_max, 1e-11), "lr", 1,
                    "The first rate should be lr_max = %.6g and is %.6g.", lr_max, lr[0]);
    for (size_t t = 1; t < n; t++) {
        expect_property(lr[t] <= lr[t - 1] + 1e-12, "lr", 1,
                        "The rate rises from %.6g to %.6g at t = %zu.", lr[t - 1], lr[t], t);
        expect_property(t < T || is_close(lr[t], lr_min, 1e-11), "lr", 1,
                        "From T = %zu on the rate should be lr_min = %.6g; at t = %zu it is %.6g.",
                        T, lr_min, t, lr[t]);
        expect_property(t >= T || (lr[t] > lr_min && lr[t] < lr_max), "lr", 1,
                        "Between 0 and T the rate lies between lr_min = %.6g and lr_max = %.6g; "
                        "at t = %zu it is %.6g.",
                        lr_min, lr_max, t, lr[t]);
    }
    expect_same_as_reference();
}

SAME_AS_REFERENCE(schedule_cosine, holds_at_the_edges)
SAME_AS_REFERENCE(schedule_cosine, rejects_bad_arguments)

/* ---- schedule_warm_restarts ---- */

/* Cycles 0-2 and 3-8, then 9 begins the third. In the first a step is 60 degrees, in the second
 * 30: from 1 to 0.2, 0.8 and 0.4 are at 60 and at 120 degrees.
 */
Test(schedule_warm_restarts, two_cycles_by_hand) {
    expect_reals("lr", 1, 1.0);
    expect_reals("lr", 2, 0.8);
    expect_reals("lr", 3, 0.4);
    expect_reals("lr", 4, 1.0);
    expect_reals("lr", 6, 0.8);
    expect_reals("lr", 7, 0.6);
    expect_reals("lr", 8, 0.4);
    expect_reals("lr", 10, 1.0);
    expect_same_as_reference();
}

/* The curves are of m = 2, 3, 4. */
Test(schedule_warm_restarts, begins_every_cycle_with_lr_max) {
    double lr_max = learner_real("lr_max", 1, 0), lr_min = learner_real("lr_min", 1, 0);
    for (size_t m = 2; m <= 4; m++) {
        size_t n, next = 0, cycle = (size_t)learner_count("T0", 1);
        const double *lr = learner_reals("lr", m - 1, &n);
        for (size_t t = 0; t < n; t++) {
            bool begins = t == next;
            expect_property(begins == is_close(lr[t], lr_max, 1e-11), "lr", m - 1,
                            "With m = %zu step %zu %s lr_max = %.6g; it has %.6g.", m, t,
                            begins ? "begins a cycle and should have"
                                   : "does not begin a cycle and should be below",
                            lr_max, lr[t]);
            expect_property(lr[t] > lr_min + 1e-12, "lr", m - 1,
                            "A cycle ends before lr_min = %.6g is reached; step %zu has %.6g.",
                            lr_min, t, lr[t]);
            if (begins) next += cycle, cycle *= m;
        }
    }
    expect_same_as_reference();
}

Test(schedule_warm_restarts, repeats_itself_if_m_is_one) {
    size_t n, T0 = (size_t)learner_count("T0", 1);
    const double *lr = learner_reals("lr", 1, &n);
    for (size_t t = T0; t < n; t++)
        expect_property(is_close(lr[t], lr[t - T0], 1e-11), "lr", 1,
                        "With T0 = %zu and m = 1 step %zu should have the rate of step %zu, %.6g; "
                        "it has %.6g.",
                        T0, t, t - T0, lr[t - T0], lr[t]);
    expect_same_as_reference();
}

SAME_AS_REFERENCE(schedule_warm_restarts, finds_the_cycle_at_exact_boundaries)
SAME_AS_REFERENCE(schedule_warm_restarts, answers_for_any_t)
SAME_AS_REFERENCE(schedule_warm_restarts, rejects_bad_arguments)
