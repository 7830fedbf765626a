/** Suites of stage 04: linear warm-up, alone and before cosine annealing. */
#include "judge.h"

/* ---- schedule_warmup ---- */

/* Quarters of 0.1, then 0.1. */
Test(schedule_warmup, four_steps_by_hand) {
    const double by_hand[] = {0.025, 0.05, 0.075, 0.1, 0.1, 0.1, 0.1};
    for (size_t k = 1; k <= 7; k++) expect_reals("lr", k, by_hand[k - 1]);
    expect_same_as_reference();
}

Test(schedule_warmup, climbs_to_lr0_and_no_further) {
    size_t n, W = (size_t)learner_count("W", 1);
    double lr0 = learner_real("lr0", 1, 0);
    const double *lr = learner_reals("lr", 1, &n);
    expect_property(lr[0] > 0.0, "lr", 1, "The first rate is %.6g: that update would do nothing.",
                    lr[0]);
    for (size_t t = 1; t < n; t++) {
        expect_property(t >= W || lr[t] > lr[t - 1], "lr", 1,
                        "On the ramp each rate is above the one before; at t = %zu %.6g follows "
                        "%.6g.",
                        t, lr[t], lr[t - 1]);
        expect_property(lr[t] <= lr0 + 1e-11, "lr", 1, "At t = %zu %.6g is above lr0 = %.6g.", t,
                        lr[t], lr0);
        expect_property(t + 1 < W || is_close(lr[t], lr0, 1e-11), "lr", 1,
                        "From the last step of the ramp on, t = %zu, the rate is lr0 = %.6g; at "
                        "t = %zu it is %.6g.",
                        W - 1, lr0, t, lr[t]);
    }
    expect_same_as_reference();
}

SAME_AS_REFERENCE(schedule_warmup, rejects_bad_arguments)

/* ---- schedule_warmup_cosine ---- */

/* Quarters of 1 for the steps 0-3; then 6 steps of 30 degrees from 1 to 0.2, as in
 * schedule_cosine: step 4 has 1 again, 6, 7 and 8 have 0.8, 0.6 and 0.4, and from 10 on 0.2.
 */
Test(schedule_warmup_cosine, ramp_and_cosine_by_hand) {
    for (size_t k = 1; k <= 4; k++) expect_reals("lr", k, 0.25 * (double)k);
    expect_reals("lr", 5, 1.0);
    expect_reals("lr", 7, 0.8);
    expect_reals("lr", 8, 0.6);
    expect_reals("lr", 9, 0.4);
    for (size_t k = 11; k <= 13; k++) expect_reals("lr", k, 0.2);
    expect_same_as_reference();
}

Test(schedule_warmup_cosine, is_continuous_at_the_hand_over) {
    size_t n, W = (size_t)learner_count("W", 1), T = (size_t)learner_count("T", 1);
    double lr_max = learner_real("lr_max", 1, 0), lr_min = learner_real("lr_min", 1, 0);
    const double *lr = learner_reals("lr", 1, &n);
    for (size_t t = W - 1; t <= W; t++)
        expect_property(is_close(lr[t], lr_max, 1e-11), "lr", 1,
                        "Ramp and cosine meet at lr_max = %.6g, in the steps %zu and %zu; step %zu "
                        "has %.6g.",
                        lr_max, W - 1, W, t, lr[t]);
    for (size_t t = 0; t < n; t++) {
        expect_property(lr[t] > 0.0 && lr[t] <= lr_max + 1e-11, "lr", 1,
                        "Every rate is above 0 and at most lr_max = %.6g; step %zu has %.6g.",
                        lr_max, t, lr[t]);
        expect_property(t < T || is_close(lr[t], lr_min, 1e-11), "lr", 1,
                        "From T = %zu on the rate should be lr_min = %.6g; at t = %zu it is %.6g.",
                        T, lr_min, t, lr[t]);
    }
    expect_same_as_reference();
}

SAME_AS_REFERENCE(schedule_warmup_cosine, holds_at_the_edges)
SAME_AS_REFERENCE(schedule_warmup_cosine, rejects_bad_arguments)
