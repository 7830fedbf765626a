/** Suites of stage 01: the four reasons to stop. Every question was asked twice, so question k gave
 *  the answers 2k - 1 and 2k.
 */
#include "judge.h"

#define expect_answers(...)                                                                        \
    do {                                                                                           \
        static const int answers_[] = {__VA_ARGS__};                                               \
        for (size_t q_ = 0; q_ < sizeof answers_ / sizeof *answers_; q_++)                         \
            for (size_t a_ = 1; a_ <= 2; a_++)                                                     \
                expect_property(learner_count("stop", 2 * q_ + a_) == (uint64_t)answers_[q_],      \
                                "stop", 2 * q_ + a_, "Worked out by hand, *stop should be %s.",    \
                                answers_[q_] ? "true" : "false");                                  \
    } while (0)

/* The norm of (3, 4, 0) is 5, and 5 is not smaller than 5; nor is a NaN or an infinity small. */
Test(stop_on_gradient, compares_the_norm_with_tol) {
    expect_answers(0, 1, 0, 0, 0, 1, 0, 1, 1, 0, 1, 0, 0, 0, 0, 0);
    expect_same_as_reference();
}

SAME_AS_REFERENCE(stop_on_gradient, rejects_bad_arguments)

/* Changes, in turn: 0.25 four times, 4 twice, 0.75 twice, 0, 0.75 twice, 2, 1e-4 twice, 0.5. */
Test(stop_on_loss, compares_the_change_with_tol) {
    expect_answers(0, 1, 0, 1, 0, 0, 0, 0, 1, 0, 1, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0);
    expect_same_as_reference();
}

/* 0 of 1, 1 of 1, 2 of 1, then 9, 10 and 11 of 10. */
Test(stop_on_maximum, compares_the_counts) {
    expect_answers(0, 1, 1, 0, 1, 1);
    expect_same_as_reference();
}

Test(stop_on_divergence, looks_at_loss_and_every_parameter) {
    expect_answers(0, 1, 1, 1, 1, 1, 1, 1, 1, 1, 0, 0, 0, 0, 1);
    expect_same_as_reference();
}
