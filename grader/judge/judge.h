/** What a suite is written with: Criterion, and assertions about two traces.
 *
 *  A suite never runs learner code. The test f/b reads the case f/b from the learner's trace and
 *  from the reference's trace, and asserts. Which traces, the environment says (report.c).
 *
 *      Test(momentum_step, two_steps_by_hand) {
 *          expect_reals("theta", 1, 0.9);
 *          expect_reals("theta", 2, 0.71);
 *          expect_same_as_reference();
 *      }
 *
 *  The first assertion of a test skips it if the function is still a stub, and fails it if the case
 *  did not end. Every test ends with expect_same_as_reference: a property alone can be had cheaply.
 */
#ifndef JUDGE_H
#define JUDGE_H

#include <math.h>
#include <stdio.h>

#include <criterion/criterion.h>

#include "compare.h"

/** The two cases of the running test. */
const trace_case *learner(void);
const trace_case *reference(void);

/** The values that the learner's case recorded under `name` for the k-th time, k from 1; *n is set
 *  to their number. If it has no such observation the test ends, with the reason.
 */
const double *learner_reals(const char *name, size_t k, size_t *n);
const uint64_t *learner_counts(const char *name, size_t k, size_t *n);

/** One value of them: the learner's name[i] at the k-th time. */
double learner_real(const char *name, size_t k, size_t i);
uint64_t learner_count(const char *name, size_t k);

/** NULL, or what is wrong. The macros below call these. */
const char *difference_from_reference(void);
const char *difference_from_hand(const char *name, size_t k, const double *want, size_t n,
                                 double tolerance);
const char *broken_property(const char *name, size_t k, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

/** Skips or ends the running test if the function is a stub or the case did not end. */
void require_run(void);

/** All observations equal the reference's within the course's tolerance. */
#define expect_same_as_reference()                                                                 \
    do {                                                                                           \
        require_run();                                                                             \
        const char *why_ = difference_from_reference();                                            \
        cr_assert(why_ == NULL, "%s", why_);                                                       \
    } while (0)

/** A test that asks for nothing more. */
#define SAME_AS_REFERENCE(function, behaviour)                                                     \
    Test(function, behaviour) {                                                                    \
        expect_same_as_reference();                                                                \
    }

/** The k-th observation of `name` is these numbers, worked out by hand. */
#define expect_reals(name, k, ...) expect_reals_within(1e-12, name, k, __VA_ARGS__)

/** The same with a relative tolerance of its own. */
#define expect_reals_within(tolerance, name, k, ...)                                               \
    do {                                                                                           \
        const double want_[] = {__VA_ARGS__};                                                      \
        require_run();                                                                             \
        const char *why_ =                                                                         \
            difference_from_hand(name, k, want_, sizeof want_ / sizeof *want_, tolerance);         \
        cr_assert(why_ == NULL, "%s", why_);                                                       \
    } while (0)

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

/** `condition` holds; if not, the format says in words what should have been true of the k-th
 *  observation of `name`.
 */
#define expect_property(condition, name, k, ...)                                                   \
    do {                                                                                           \
        require_run();                                                                             \
        bool holds_ = (condition);                                                                 \
        cr_assert(holds_, "%s", holds_ ? "" : broken_property(name, k, __VA_ARGS__));              \
    } while (0)

#endif
