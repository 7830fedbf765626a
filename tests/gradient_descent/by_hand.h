/** What the suites of stage 01 add to the judge: whole numbers worked out by hand. */
#ifndef BY_HAND_H
#define BY_HAND_H

#include "judge.h"

#include <stdio.h>

/** The k-th observation of `name` is these whole numbers. */
#define expect_counts(name, k, ...)                                                                \
    do {                                                                                           \
        const uint64_t wanted_[] = {__VA_ARGS__};                                                  \
        const size_t values_ = sizeof wanted_ / sizeof *wanted_;                                   \
        size_t found_;                                                                             \
        const uint64_t *counts_ = learner_counts(name, k, &found_);                                \
        for (size_t i_ = 0; i_ < values_; i_++) {                                                  \
            char place_[24] = "";                                                                  \
            if (values_ > 1) snprintf(place_, sizeof place_, "[%zu]", i_);                         \
            expect_property(i_ < found_ && counts_[i_] == wanted_[i_], name, k,                    \
                            "Worked out by hand, %s%s should be %llu.", name, place_,              \
                            (unsigned long long)wanted_[i_]);                                      \
        }                                                                                          \
    } while (0)

#endif
