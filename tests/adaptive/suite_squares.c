/** Suites of stage 03: AdaGrad and RMSProp, and the state that they share. */
#include "longley.h"

/* ---- squares_create, squares_free ---- */

Test(squares_create, starts_with_zeros) {
    size_t n;
    const double *G = learner_reals("a.G", 1, &n);
    for (size_t i = 0; i < n; i++)
        expect_property(G[i] == 0.0, "a.G", 1, "A new G is all zeros; G[%zu] is %g.", i, G[i]);
    expect_reals("b.G", 1, 0.0, 0.0);
    expect_reals("b.G", 2, 0.0, 0.0);
    expect_same_as_reference();
}

SAME_AS_REFERENCE(squares_create, rejects_bad_arguments)
SAME_AS_REFERENCE(squares_create, reports_lack_of_memory)

Test(squares_free, gives_back_memory_and_empties_the_state) {
    uint64_t live = learner_count("blocks_not_freed", 1);
    expect_property(live == 0, "blocks_not_freed", 1,
                    "After squares_free %llu block(s) are not freed.", (unsigned long long)live);
    expect_same_as_reference();
}

/* ---- adagrad_step ---- */

/* G = 9, the root of 9 + 7 is 4 and the step 0.5 * 3 / 4 = 0.375; then G = 18, the root of 18 + 7
 * is 5 and the step 0.5 * 3 / 5 = 0.3. The second gradient changes its sign, G does not mind.
 */
Test(adagrad_step, two_steps_by_hand) {
    expect_reals("G", 1, 9.0, 9.0);
    expect_reals("theta", 1, 0.625, -1.625);
    expect_reals("G", 2, 18.0, 18.0);
    expect_reals("theta", 2, 0.325, -1.925);
    expect_same_as_reference();
}

/* g^2 = 1e-8 is as large as eps, so the roots are 1e-4 times those of 2, 3 and 4. */
Test(adagrad_step, eps_is_inside_the_root) {
    double first = 0.1 / sqrt(2.0), second = 0.1 / sqrt(3.0), third = 0.1 / 2.0;
    expect_reals("theta", 1, -first, 1.0 + first, 2.0);
    expect_reals("theta", 2, -first - second, 1.0 + first + second, 2.0);
    expect_reals("theta", 3, -first - second - third, 1.0 + first + second + third, 2.0);
    expect_same_as_reference();
}

Test(adagrad_step, rate_never_grows) {
    for (size_t k = 2; k <= 12; k++)
        for (size_t i = 0; i < 2; i++) {
            double before = learner_real("rate", k - 1, i), rate = learner_real("rate", k, i);
            expect_property(rate > 0.0 && rate <= before * (1.0 + 1e-9), "rate", k,
                            "G only grows, so lr / sqrt(G + eps) can only shrink; for theta[%zu] "
                            "it was %.6g and is now %.6g.",
                            i, before, rate);
        }
    expect_same_as_reference();
}

/* The loss at the start is 1. */
Test(adagrad_step, is_safe_at_a_rate_where_descent_diverges) {
    double adagrad = learner_real("loss", 4, 0) - longley_lowest;
    double plain = learner_real("plain_loss", 4, 0) - longley_lowest;
    expect_property(plain > 1e6 && adagrad > -1e-9 && adagrad < 0.02, "loss", 4,
                    "After 40 steps plain descent is %.3g above the lowest loss; AdaGrad should be "
                    "less than 0.02 above it, and is %.3g.",
                    plain, adagrad);
    expect_same_as_reference();
}

SAME_AS_REFERENCE(adagrad_step, every_step_on_telling_gradients)
SAME_AS_REFERENCE(adagrad_step, two_optimizers_do_not_meet)
SAME_AS_REFERENCE(adagrad_step, resumes_from_a_saved_state)
SAME_AS_REFERENCE(adagrad_step, rejects_bad_arguments)

/* ---- rmsprop_step ---- */

/* G = 0.25 * 16 = 4, the root of 4 + 12 is 4 and the step 0.4 * 4 / 4 = 0.4. Then theta[0]: G = 3 +
 * 0.25 * 196 = 52, root 8, step 0.4 * 14 / 8 = 0.7; theta[1]: G = 3 + 0.25 * 4 = 4, root 4, step
 * 0.4 * 2 / 4 = 0.2.
 */
Test(rmsprop_step, two_steps_by_hand) {
    expect_reals("G", 1, 4.0, 4.0);
    expect_reals("theta", 1, 0.6, -1.6);
    expect_reals("G", 2, 52.0, 4.0);
    expect_reals("theta", 2, -0.1, -1.8);
    expect_same_as_reference();
}

/* From G = 0 the step is lr g / sqrt(0.1 g^2): 3.162 lr, whatever g is. */
Test(rmsprop_step, first_step_is_the_same_for_every_scale) {
    for (size_t k = 1; k <= 3; k++)
        for (size_t i = 0; i < 3; i++) {
            double taken = learner_real("step_over_lr", k, i);
            expect_property(is_close(taken, sqrt(10.0), 1e-5), "step_over_lr", k,
                            "The first step is 3.16228 lr, for large and small gradients alike; "
                            "in theta[%zu] yours is %.6g lr.",
                            i, taken);
        }
    expect_same_as_reference();
}

/* G is g^2 of this step alone. g = 4: the root of 16 + 9 is 5, the step 0.25 * 4 / 5 = 0.2. */
Test(rmsprop_step, beta_zero_forgets_everything) {
    expect_reals("G", 1, 16.0, 16.0);
    expect_reals("theta", 1, 0.8, -1.8);
    expect_reals("G", 2, 0.0, 16.0);
    expect_reals("theta", 2, 0.8, -2.0);
    expect_same_as_reference();
}

/* G halves its distance to 1 at every step, so a long time after the spike the step is lr again. */
Test(rmsprop_step, forgets_an_old_spike) {
    double early = learner_real("theta", 1, 0) - learner_real("theta", 2, 0);
    double late = learner_real("theta", 19, 0) - learner_real("theta", 20, 0);
    expect_property(early < 0.05 && is_close(late, 0.25, 0.0025), "theta", 20,
                    "Right after the spike a step is short, here %.3g; 18 steps later it should "
                    "be lr = 0.25 again, and it is %.6g.",
                    early, late);
    expect_same_as_reference();
}

SAME_AS_REFERENCE(rmsprop_step, every_step_on_telling_gradients)
SAME_AS_REFERENCE(rmsprop_step, two_optimizers_do_not_meet)
SAME_AS_REFERENCE(rmsprop_step, resumes_from_a_saved_state)
SAME_AS_REFERENCE(rmsprop_step, rejects_bad_arguments)
