/** Suites of stage 02: Nesterov's look-ahead. */
#include "judge.h"

SAME_AS_REFERENCE(nesterov_create, starts_with_zero_velocity)
SAME_AS_REFERENCE(nesterov_create, rejects_bad_arguments)
SAME_AS_REFERENCE(nesterov_create, gives_back_what_it_had_when_memory_ends)

Test(nesterov_free, gives_back_memory_and_empties_the_state) {
    uint64_t live = learner_count("blocks_not_freed", 1);
    expect_property(live == 0, "blocks_not_freed", 1,
                    "After nesterov_free %llu block(s) are not freed.", (unsigned long long)live);
    expect_same_as_reference();
}

/* L = theta^2 / 2, so the gradient is the point itself. Step 1: v = 1, theta = 0.9. Step 2: looks
 * at 0.9 - 0.1 * 0.9 * 1 = 0.81; v = 0.9 + 0.81 = 1.71; theta = 0.9 - 0.171 = 0.729.
 */
Test(nesterov_step, two_steps_by_hand) {
    expect_reals("theta", 1, 0.9, -1.8);
    expect_reals("v", 2, 1.71, -3.42);
    expect_reals("theta", 2, 0.729, -1.458);
    expect_same_as_reference();
}

/* theta shrinks by the factor 1 - lr = 0.75 at every step. */
Test(nesterov_step, beta_zero_is_gradient_descent) {
    expect_reals("theta", 1, 0.75, -1.5);
    expect_reals("theta", 5, 0.2373046875, -0.474609375);
    expect_same_as_reference();
}

Test(nesterov_step, is_heavy_ball_on_a_constant_gradient) {
    for (size_t k = 1; k <= 6; k++)
        for (size_t i = 0; i < 3; i++) {
            double nesterov = learner_real("theta", k, i);
            double heavy = learner_real("heavy_ball_theta", k, i);
            expect_property(is_close(nesterov, heavy, 1e-12), "theta", k,
                            "Where the gradient is the same everywhere it does not matter where "
                            "one looks: theta[%zu] should be heavy ball's %.6g and is %.6g.",
                            i, heavy, nesterov);
        }
    expect_same_as_reference();
}

Test(nesterov_step, stays_stable_where_curvature_is_high) {
    for (size_t i = 0; i < 3; i++) {
        double last = learner_real("theta", 60, i);
        expect_property(fabs(last) < 10.0, "theta", 60,
                        "With lr = 0.01 and curvature 25 the run must stay near the minimum; "
                        "theta[%zu] is %.3g.",
                        i, last);
    }
    expect_same_as_reference();
}

SAME_AS_REFERENCE(nesterov_step, asks_for_the_gradient_at_the_look_ahead_point)
SAME_AS_REFERENCE(nesterov_step, every_step_on_a_coupled_quadratic)
SAME_AS_REFERENCE(nesterov_step, every_step_on_rosenbrock)
SAME_AS_REFERENCE(nesterov_step, works_with_one_or_many_parameters)
SAME_AS_REFERENCE(nesterov_step, learning_rate_may_change)
SAME_AS_REFERENCE(nesterov_step, two_optimizers_do_not_meet)
SAME_AS_REFERENCE(nesterov_step, resumes_from_a_saved_velocity)
SAME_AS_REFERENCE(nesterov_step, rejects_bad_arguments)
