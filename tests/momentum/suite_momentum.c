/** Suites of stage 02: the heavy ball and its moving-average form. */
#include "longley.h"

/* ---- momentum_create, momentum_free ---- */

Test(momentum_create, starts_with_zero_velocity) {
    size_t n;
    const double *v = learner_reals("state.v", 1, &n);
    for (size_t i = 0; i < n; i++)
        expect_property(v[i] == 0.0, "state.v", 1, "A new velocity is all zeros; v[%zu] is %g.", i,
                        v[i]);
    expect_same_as_reference();
}

Test(momentum_create, makes_states_that_share_nothing) {
    expect_reals("b.v", 1, 0.0, 0.0, 0.0);
    expect_reals("b.v", 2, 0.0, 0.0, 0.0);
    expect_same_as_reference();
}

SAME_AS_REFERENCE(momentum_create, rejects_bad_arguments)
SAME_AS_REFERENCE(momentum_create, reports_lack_of_memory)

Test(momentum_free, gives_back_memory_and_empties_the_state) {
    uint64_t live = learner_count("blocks_not_freed", 1);
    expect_property(live == 0, "blocks_not_freed", 1,
                    "After momentum_free %llu block(s) are not freed.", (unsigned long long)live);
    expect_same_as_reference();
}

SAME_AS_REFERENCE(momentum_free, is_harmless_when_repeated)

/* ---- momentum_step ---- */

/* g = (1, -4): v = g, then 0.9 g + g = 1.9 g; theta loses 0.1 v each time. */
Test(momentum_step, two_steps_by_hand) {
    expect_reals("v", 1, 1.0, -4.0);
    expect_reals("theta", 1, 0.9, -1.6);
    expect_reals("v", 2, 1.9, -7.6);
    expect_reals("theta", 2, 0.71, -0.84);
    expect_same_as_reference();
}

Test(momentum_step, first_step_is_lr_times_gradient) {
    size_t n;
    const double *ratio = learner_reals("step_over_lr_g", 1, &n);
    for (size_t i = 0; i < n; i++)
        expect_property(
            is_close(ratio[i], 1.0, 1e-9), "step_over_lr_g", 1,
            "From v = 0 the first step is lr g; yours is %.6g times that in theta[%zu].", ratio[i],
            i);
    expect_same_as_reference();
}

Test(momentum_step, beta_zero_is_gradient_descent) {
    for (size_t k = 1; k <= 5; k++)
        for (size_t i = 0; i < 3; i++) {
            double theta = learner_real("theta", k, i), plain = learner_real("plain_theta", k, i);
            expect_property(is_close(theta, plain, 1e-11), "theta", k,
                            "With beta = 0 nothing is remembered. After step %zu plain descent has "
                            "theta[%zu] = %.6g; yours is %.6g.",
                            k, i, plain, theta);
        }
    expect_same_as_reference();
}

/* 1 + b + b^2 + ... = 1 / (1 - b) = 4 for b = 0.75: v is a sum, not an average. */
Test(momentum_step, equal_gradients_pile_up) {
    expect_reals_within(1e-9, "v", 1, 4.0, -8.0);
    expect_same_as_reference();
}

/* v halves at every step and theta goes on by lr v. */
Test(momentum_step, rolls_on_when_the_gradient_ends) {
    for (size_t k = 2; k <= 6; k++) {
        double v = learner_real("v", k, 0), before = learner_real("v", k - 1, 0);
        expect_property(is_close(v, 0.5 * before, 1e-12) && v != 0.0, "v", k,
                        "Without a gradient v is beta times the v before, %.6g; yours is %.6g.",
                        0.5 * before, v);
    }
    expect_same_as_reference();
}

Test(momentum_step, crosses_longley_where_descent_crawls) {
    expect_ahead_of_plain_descent(6, 3000, 10);
    expect_same_as_reference();
}

SAME_AS_REFERENCE(momentum_step, every_step_on_telling_gradients)
SAME_AS_REFERENCE(momentum_step, every_step_on_a_coupled_quadratic)
SAME_AS_REFERENCE(momentum_step, learning_rate_may_change)
SAME_AS_REFERENCE(momentum_step, works_with_one_or_many_parameters)
SAME_AS_REFERENCE(momentum_step, two_optimizers_do_not_meet)
SAME_AS_REFERENCE(momentum_step, resumes_from_a_saved_velocity)
SAME_AS_REFERENCE(momentum_step, leaves_the_gradient_alone)
SAME_AS_REFERENCE(momentum_step, rejects_bad_arguments)

/* ---- ema_momentum_step ---- */

/* g = (1, -4): v = 0.1 g, then 0.09 g + 0.1 g = 0.19 g; theta loses 0.1 v each time. */
Test(ema_momentum_step, two_steps_by_hand) {
    expect_reals("v", 1, 0.1, -0.4);
    expect_reals("theta", 1, 0.99, -1.96);
    expect_reals("v", 2, 0.19, -0.76);
    expect_reals("theta", 2, 0.971, -1.884);
    expect_same_as_reference();
}

/* The weights of an average add up to 1, so equal gradients average to themselves. */
Test(ema_momentum_step, equal_gradients_average_to_themselves) {
    expect_reals_within(1e-9, "v", 1, 1.0, -2.0);
    expect_same_as_reference();
}

Test(ema_momentum_step, is_heavy_ball_at_a_smaller_rate) {
    for (size_t k = 1; k <= 8; k++)
        for (size_t i = 0; i < 3; i++) {
            double ema = learner_real("theta", k, i),
                   heavy = learner_real("heavy_ball_theta", k, i);
            expect_property(is_close(ema, heavy, 1e-11), "theta", k,
                            "At rate lr it goes where momentum_step goes at lr (1 - beta): "
                            "theta[%zu] should be %.6g and is %.6g.",
                            i, heavy, ema);
        }
    expect_same_as_reference();
}

SAME_AS_REFERENCE(ema_momentum_step, beta_zero_is_gradient_descent)
SAME_AS_REFERENCE(ema_momentum_step, every_step_on_telling_gradients)
SAME_AS_REFERENCE(ema_momentum_step, every_step_on_a_coupled_quadratic)
SAME_AS_REFERENCE(ema_momentum_step, learning_rate_may_change)
SAME_AS_REFERENCE(ema_momentum_step, works_with_one_or_many_parameters)
SAME_AS_REFERENCE(ema_momentum_step, two_optimizers_do_not_meet)
SAME_AS_REFERENCE(ema_momentum_step, resumes_from_a_saved_velocity)
SAME_AS_REFERENCE(ema_momentum_step, leaves_the_gradient_alone)
SAME_AS_REFERENCE(ema_momentum_step, rejects_bad_arguments)
