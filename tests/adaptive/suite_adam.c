/** Suites of stage 03: Adam and AdamW, and the state that they share. */
#include "longley.h"

/* ---- adam_create, adam_free ---- */

Test(adam_create, starts_with_zeros_at_t_0) {
    static const char *const names[] = {"a.m", "a.v"};
    for (size_t a = 0; a < 2; a++) {
        size_t n;
        const double *x = learner_reals(names[a], 1, &n);
        for (size_t i = 0; i < n; i++)
            expect_property(x[i] == 0.0, names[a], 1, "New moments are all zeros; %s[%zu] is %g.",
                            names[a], i, x[i]);
    }
    uint64_t t = learner_count("a.t", 1);
    expect_property(t == 0, "a.t", 1, "No step has been done, and t is %llu.",
                    (unsigned long long)t);
    expect_same_as_reference();
}

SAME_AS_REFERENCE(adam_create, rejects_bad_arguments)
SAME_AS_REFERENCE(adam_create, gives_back_what_it_had_when_memory_ends)

Test(adam_free, gives_back_memory_and_empties_the_state) {
    uint64_t live = learner_count("blocks_not_freed", 1);
    expect_property(live == 0, "blocks_not_freed", 1,
                    "After adam_free %llu block(s) are not freed.", (unsigned long long)live);
    expect_same_as_reference();
}

/* ---- adam_step ---- */

/* beta1 = 0.5, beta2 = 0.75, eps = 1, lr = 0.3.
 * t = 1, g = 2: m = 1, m_hat = 1 / 0.5 = 2; v = 1, v_hat = 1 / 0.25 = 4, root 2;
 *        step 0.3 * 2 / (2 + 1) = 0.2.
 * t = 2, g = 5: v = 0.75 + 6.25 = 7, v_hat = 7 / 0.4375 = 16, root 4.
 *        theta[0]: m =  0.5 + 2.5 = 3, m_hat = 3 / 0.75 = 4,   step 0.3 * 4 / 5 = 0.24;
 *        theta[1]: m = -0.5 + 2.5 = 2, m_hat = 2 / 0.75 = 8/3, step 0.3 * 8/3 / 5 = 0.16.
 */
Test(adam_step, two_steps_by_hand) {
    expect_reals("m", 1, 1.0, -1.0);
    expect_reals("v", 1, 1.0, 1.0);
    expect_reals("theta", 1, 0.8, -1.8);
    expect_reals("m", 2, 3.0, 2.0);
    expect_reals("v", 2, 7.0, 7.0);
    expect_reals("theta", 2, 0.56, -1.96);
    expect_same_as_reference();
}

Test(adam_step, first_step_is_the_same_for_every_scale) {
    for (size_t k = 1; k <= 3; k++)
        for (size_t i = 0; i < 3; i++) {
            double taken = learner_real("step_over_lr", k, i);
            expect_property(is_close(taken, 1.0, 1e-6), "step_over_lr", k,
                            "After one gradient m_hat is g and v_hat is g^2, so the first step is "
                            "lr; in theta[%zu] yours is %.6g lr.",
                            i, taken);
        }
    expect_same_as_reference();
}

/* The corrected moments of equal gradients are g and g^2 at every t. */
Test(adam_step, equal_gradients_move_it_lr_every_time) {
    for (size_t k = 2; k <= 12; k++)
        for (size_t i = 0; i < 3; i++) {
            double moved = learner_real("theta", k, i) - learner_real("theta", k - 1, i);
            expect_property(is_close(fabs(moved), 0.05, 1e-7), "theta", k,
                            "As long as the gradient stays the same a step is lr = 0.05 long; in "
                            "theta[%zu] yours is %.6g.",
                            i, fabs(moved));
        }
    expect_same_as_reference();
}

/* m is g and v is g^2 of this step alone. g = 4, eps = 1: the step is 0.25 * 4 / (4 + 1) = 0.2. */
Test(adam_step, betas_zero_forget_everything) {
    expect_reals("m", 1, 4.0, -4.0);
    expect_reals("v", 1, 16.0, 16.0);
    expect_reals("theta", 1, 0.8, -1.8);
    expect_reals("m", 2, 0.0, 4.0);
    expect_reals("v", 2, 0.0, 16.0);
    expect_reals("theta", 2, 0.8, -2.0);
    expect_same_as_reference();
}

/* The root of v_hat is 1e-8, as large as eps, so every step is lr / 2 = 0.05. */
Test(adam_step, eps_is_outside_the_root) {
    expect_reals("theta", 1, -0.05, 1.05, 2.0);
    expect_reals("theta", 2, -0.10, 1.10, 2.0);
    expect_reals("theta", 3, -0.15, 1.15, 2.0);
    expect_same_as_reference();
}

Test(adam_step, crosses_longley_where_descent_crawls) {
    expect_ahead_of_plain_descent(4, 2000, 3);
    expect_same_as_reference();
}

SAME_AS_REFERENCE(adam_step, every_step_on_telling_gradients)
SAME_AS_REFERENCE(adam_step, learning_rate_may_change)
SAME_AS_REFERENCE(adam_step, two_optimizers_do_not_meet)
SAME_AS_REFERENCE(adam_step, resumes_from_a_saved_state)
SAME_AS_REFERENCE(adam_step, rejects_bad_arguments)

/* ---- adamw_step ---- */

/* The steps of adam_step/two_steps_by_hand, and lr lambda = 0.3 * 0.5 = 0.15 of the old theta:
 * 1 - 0.2 - 0.15 = 0.65, 0.65 - 0.24 - 0.0975 = 0.3125;
 * -2 + 0.2 + 0.3 = -1.5, -1.5 - 0.16 + 0.225 = -1.435.
 */
Test(adamw_step, two_steps_by_hand) {
    expect_reals("m", 1, 1.0, -1.0);
    expect_reals("v", 1, 1.0, 1.0);
    expect_reals("theta", 1, 0.65, -1.5);
    expect_reals("m", 2, 3.0, 2.0);
    expect_reals("v", 2, 7.0, 7.0);
    expect_reals("theta", 2, 0.3125, -1.435);
    expect_same_as_reference();
}

Test(adamw_step, lambda_zero_is_adam) {
    for (size_t k = 1; k <= 8; k++)
        for (size_t i = 0; i < 3; i++) {
            double adamw = learner_real("theta", k, i), adam = learner_real("adam_theta", k, i);
            expect_property(is_close(adamw, adam, 1e-12), "theta", k,
                            "Without decay it goes where adam_step goes: theta[%zu] should be "
                            "%.6g and is %.6g.",
                            i, adam, adamw);
        }
    expect_same_as_reference();
}

/* Each step keeps 1 - lr lambda = 1 - 0.5 * 0.25 = 0.875 of a weight, whatever its sign. */
Test(adamw_step, shrinks_weights_without_gradient) {
    double random = learner_real("theta", 1, 3);
    expect_reals("theta", 1, 1.75, -1.75, 0.0, random);
    expect_reals("theta", 2, 1.53125, -1.53125, 0.0, 0.875 * random);
    expect_reals("theta", 3, 1.33984375, -1.33984375, 0.0, 0.765625 * random);
    expect_same_as_reference();
}

/* m = 0.1 g, 0.19 g and 0.271 g; v = 0.01 g^2, 0.0199 g^2 and 0.029701 g^2; no theta in them. */
Test(adamw_step, decay_stays_out_of_the_moments) {
    expect_reals("m", 1, 0.1, 0.1, -0.2);
    expect_reals("v", 1, 0.01, 0.01, 0.04);
    expect_reals("m", 3, 0.271, 0.271, -0.542);
    expect_reals("v", 3, 0.029701, 0.029701, 0.118804);
    expect_same_as_reference();
}

SAME_AS_REFERENCE(adamw_step, every_step_on_telling_gradients)
SAME_AS_REFERENCE(adamw_step, learning_rate_may_change)
SAME_AS_REFERENCE(adamw_step, two_optimizers_do_not_meet)
SAME_AS_REFERENCE(adamw_step, resumes_from_a_saved_state)
SAME_AS_REFERENCE(adamw_step, rejects_bad_arguments)
