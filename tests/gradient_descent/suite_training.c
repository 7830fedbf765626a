/** Suites of stage 01: early stopping. */
#include "judge.h"

/* The k-th run of the case. theta is (1, 2, 3) and every epoch adds 10. */
#define expect_training(k, epochs, best_epoch, stopped_early)                                      \
    do {                                                                                           \
        double ten_ = 10.0 * (best_epoch);                                                         \
        expect_counts("result.epochs", k, epochs);                                                 \
        expect_counts("result.best_epoch", k, best_epoch);                                         \
        expect_counts("result.stopped_early", k, stopped_early);                                   \
        expect_reals("theta", k, ten_ + 1, ten_ + 2, ten_ + 3);                                    \
    } while (0)

/* 5, 4, 3, 3.5, 3.6: epoch 3 is the best, and two epochs without improvement use up the patience.
 */
Test(train_with_early_stopping, returns_the_best_theta_not_the_last) {
    expect_training(1, 5, 3, 1);
    expect_reals("result.best_loss", 1, 3.0);
    expect_training(2, 6, 3, 1);
    expect_same_as_reference();
}

/* 5 6 4 6 6 3 6 6 6 2: after an improvement the count begins anew. Patience 1 ends at the first 6,
 * 2 at the third, 3 at the last; 4 lives to see the 2, and goes on to the maximum of 11 epochs.
 */
Test(train_with_early_stopping, patience_counts_epochs_in_a_row) {
    expect_training(1, 2, 1, 1);
    expect_training(2, 5, 3, 1);
    expect_training(3, 9, 6, 1);
    expect_training(4, 11, 10, 0);
    expect_same_as_reference();
}

/* A plateau at 0.5: epoch 1 is the best, 2, 3 and 4 are not better. 4 3 3 2 2 2: epoch 4.
 * With min_delta 0.5, 5 4.75 4.25 4 3.75: 4.25 is below 5 - 0.5 (epoch 3), but 3.75 is not below
 * 4.25 - 0.5. Nor is 4.5 below 5 - 0.5. With 0.25, 2 1.875 1.5 1.375 1.25 1.125: 1.5 counts, 1.25
 * does not, 1.125 does.
 */
Test(train_with_early_stopping, an_improvement_exceeds_min_delta) {
    expect_training(1, 4, 1, 1);
    expect_training(2, 6, 4, 1);
    expect_training(3, 5, 3, 1);
    expect_training(4, 4, 1, 1);
    expect_training(5, 6, 6, 0);
    expect_reals("result.best_loss", 5, 1.125);
    expect_same_as_reference();
}

/* If no epoch improved, theta is what was handed in. */
Test(train_with_early_stopping, a_nan_is_no_improvement) {
    expect_training(1, 3, 0, 1);
    expect_reals("result.best_loss", 1, INFINITY);
    expect_training(2, 6, 4, 1);
    expect_training(3, 4, 2, 1);
    expect_training(4, 2, 0, 0);
    expect_same_as_reference();
}

Test(train_with_early_stopping, restores_at_the_last_epoch_too) {
    expect_training(1, 4, 2, 0);
    expect_training(2, 4, 4, 0);
    expect_training(3, 4, 2, 1);
    expect_training(4, 4, 3, 1);
    expect_training(5, 1, 1, 0);
    expect_training(6, 1, 0, 1);
    expect_same_as_reference();
}

Test(train_with_early_stopping, stops_a_real_training) {
    double best = learner_real("result.best_loss", 1, 0);
    double got = learner_real("loss_of_theta", 1, 0);
    expect_property(is_close(got, best, 1e-12 * (1 + best)), "loss_of_theta", 1,
                    "The best validation loss was %.10g; the theta that is returned has %.10g.",
                    best, got);
    expect_same_as_reference();
}

SAME_AS_REFERENCE(train_with_early_stopping, changes_nothing_on_an_error)
