/** Cases of stage 04: the constant rate and the three decays. */
#include "ask.h"
#include "schedules.h"

#define CONSTANT(how, at, lr0) how(at, schedule_constant, "lr0 = %.6g", lr0)
#define STEP(how, at, lr0, gamma, s)                                                               \
    how(at, schedule_step, "lr0 = %.6g, gamma = %.6g, s = %zu", lr0, gamma, (size_t)(s))
#define EXPONENTIAL(how, at, lr0, decay)                                                           \
    how(at, schedule_exponential, "lr0 = %.6g, decay = %.6g", lr0, decay)
#define NATURAL(how, at, lr0, k)                                                                   \
    how(at, schedule_natural_exponential, "lr0 = %.6g, k = %.6g", lr0, k)

/* ---- schedule_constant ---- */

CASE(schedule_constant, is_the_same_at_every_step) {
    const size_t times[] = {0, 1, 1000, SIZE_MAX};
    for (size_t i = 0; i < 4; i++) CONSTANT(ASK, times[i], 0.1);
    double lr0 = uniform(0.01, 2.0);
    CONSTANT(CURVE, 20, lr0);
    CONSTANT(ASK, beyond_int, lr0);
    for (size_t i = 0; i < UNUSUAL_RATES; i++) CONSTANT(ASK, 3, unusual_rates[i]);
    for (size_t i = 0; i < EXTREME_RATES; i++) CONSTANT(ASK, 3, extreme_rates[i]);
}

CASE(schedule_constant, rejects_bad_arguments) {
    CONSTANT(ASK_NOWHERE, 3, 0.5);
    CONSTANT(ASK_NOWHERE, 3, 0.0);
    for (size_t i = 0; i < NOT_RATES; i++) CONSTANT(ASK, 3, not_rates[i]);
    CONSTANT(ASK, 3, 0.5);
}

/* ---- schedule_step ---- */

CASE(schedule_step, drops_by_hand) {
    const size_t times[] = {0, 1, 9, 10, 19, 20, 30};
    for (size_t i = 0; i < 7; i++) STEP(ASK, times[i], 0.1, 0.3, 10);
}

CASE(schedule_step, holds_still_between_drops) {
    double lr0 = uniform(0.05, 1.0), gamma = uniform(0.6, 0.95);
    size_t s = pick(4, 9);
    record_count("s", s);
    STEP(CURVE, 60, lr0, gamma, s);
    STEP(CURVE, 20, lr0, gamma, 1);
    STEP(CURVE, 20, lr0, 1.0, s);
}

/* Wherever it jumps to, and whether or not it has just been there. */
CASE(schedule_step, answers_alike_in_any_order) {
    double lr0 = uniform(0.05, 1.0), gamma = uniform(0.6, 0.9);
    size_t first = pick(20, 25);
    const size_t times[] = {first, 3, first - 10, first + 10, 0, first};
    for (size_t i = 0; i < 6; i++) {
        STEP(ASK, times[i], lr0, gamma, 5);
        STEP(ASK, times[i], lr0, gamma, 5);
    }
}

CASE(schedule_step, answers_for_any_t) {
    double lr0 = uniform(0.1, 1.0);
    STEP(ASK, SIZE_MAX, lr0, 0.3, 1);
    STEP(ASK, SIZE_MAX, lr0, 1.0, 1);
    STEP(ASK, SIZE_MAX, lr0, 0.3, SIZE_MAX);
    STEP(ASK, SIZE_MAX - 1, lr0, 0.3, SIZE_MAX);
    STEP(ASK, SIZE_MAX, lr0, 0.3, SIZE_MAX / 2);
    STEP(ASK, 5, lr0, 0.3, SIZE_MAX);
    STEP(ASK, beyond_int, lr0, 0.3, 1);
    STEP(ASK, beyond_int, lr0, 0.3, beyond_int - 1);
    for (size_t i = 0; i < UNUSUAL_RATES; i++) STEP(ASK, 25, unusual_rates[i], 0.3, 10);
    STEP(ASK, 25, 1e6, 1e-4, 10);
    for (size_t t = 0; t < 5; t++) { /* two schedules in turn */
        STEP(ASK, t, 0.5, 0.9, 1);
        STEP(ASK, t + 1, 0.8, 0.7, 2);
    }
    STEP(ASK, SIZE_MAX, lr0, 1.0 - 1e-9, 1);
    STEP(ASK, 10, lr0, 1e-310, 10);
    for (size_t i = 0; i < EXTREME_RATES; i++) STEP(ASK, 25, extreme_rates[i], 0.3, 10);
}

CASE(schedule_step, rejects_bad_arguments) {
    STEP(ASK_NOWHERE, 25, 0.5, 0.3, 10);
    STEP(ASK, 25, 0.5, 0.3, 0);
    for (size_t i = 0; i < NOT_RATES; i++) STEP(ASK, 25, not_rates[i], 0.3, 10);
    for (size_t i = 0; i < NOT_FACTORS; i++) STEP(ASK, 25, 0.5, not_factors[i], 10);
    for (size_t i = 0; i < NOT_FACTORS; i++) STEP(ASK, 0, 0.5, not_factors[i], 10);
    STEP(ASK_NOWHERE, 25, 0.0, 2.0, 0);
    STEP(ASK, 25, 0.0, 2.0, 0);
    STEP(ASK, 25, 0.0, 2.0, 10);
    STEP(ASK, 25, 0.5, 0.3, 10);
}

/* ---- schedule_exponential ---- */

CASE(schedule_exponential, four_steps_by_hand) {
    for (size_t t = 0; t < 4; t++) EXPONENTIAL(ASK, t, 0.1, 0.96);
}

CASE(schedule_exponential, keeps_the_same_part_at_every_step) {
    double lr0 = uniform(0.05, 2.0), slow = uniform(0.9, 0.99), fast = uniform(0.2, 0.4);
    EXPONENTIAL(CURVE, 50, lr0, slow);
    EXPONENTIAL(CURVE, 12, lr0, fast);
    EXPONENTIAL(CURVE, 5, lr0, 1.0);
}

CASE(schedule_exponential, answers_for_any_t) {
    double lr0 = uniform(0.1, 1.0);
    EXPONENTIAL(ASK, 1000, lr0, 0.999);
    EXPONENTIAL(ASK, SIZE_MAX, lr0, 0.999);
    EXPONENTIAL(ASK, SIZE_MAX, lr0, 1.0);
    EXPONENTIAL(ASK, 1, lr0, 0.999);
    EXPONENTIAL(ASK, beyond_int, lr0, 0.999);
    for (size_t i = 0; i < UNUSUAL_RATES; i++) EXPONENTIAL(ASK, 3, unusual_rates[i], 0.9);
    EXPONENTIAL(ASK, 2, 1e6, 1e-4);
    for (size_t t = 0; t < 5; t++) { /* two schedules in turn */
        EXPONENTIAL(ASK, t, 0.5, 0.9);
        EXPONENTIAL(ASK, t + 1, 0.8, 0.7);
    }
    EXPONENTIAL(ASK, SIZE_MAX, lr0, 1.0 - 1e-9);
    double lr = not_set;
    note_call("schedule_exponential(lr0 = %.6g, decay = 0.5, t = SIZE_MAX, &lr)", lr0);
    record_status("schedule_exponential", schedule_exponential(lr0, 0.5, SIZE_MAX, &lr));
    record_count("lr_is_0", lr == 0.0);
    EXPONENTIAL(ASK, 1, lr0, 1e-310);
    for (size_t i = 0; i < EXTREME_RATES; i++) EXPONENTIAL(ASK, 3, extreme_rates[i], 0.9);
}

CASE(schedule_exponential, rejects_bad_arguments) {
    EXPONENTIAL(ASK_NOWHERE, 3, 0.5, 0.9);
    for (size_t i = 0; i < NOT_RATES; i++) EXPONENTIAL(ASK, 3, not_rates[i], 0.9);
    for (size_t i = 0; i < NOT_FACTORS; i++) EXPONENTIAL(ASK, 3, 0.5, not_factors[i]);
    for (size_t i = 0; i < NOT_FACTORS; i++) EXPONENTIAL(ASK, 0, 0.5, not_factors[i]);
    EXPONENTIAL(ASK_NOWHERE, 3, 0.0, 2.0);
    EXPONENTIAL(ASK, 3, 0.0, 2.0);
    EXPONENTIAL(ASK, 3, 0.5, 0.9);
}

/* ---- schedule_natural_exponential ---- */

CASE(schedule_natural_exponential, halves_by_hand) {
    for (size_t t = 0; t <= 12; t += 4) NATURAL(ASK, t, 0.8, log(2.0) / 4.0);
    NATURAL(ASK, 2, 1.0, 0.5);
}

CASE(schedule_natural_exponential, every_step_of_the_curve) {
    double lr0 = uniform(0.05, 2.0), slow = uniform(0.02, 0.1), fast = uniform(1.1, 1.5);
    NATURAL(CURVE, 50, lr0, slow);
    NATURAL(CURVE, 12, lr0, fast);
    NATURAL(CURVE, 5, lr0, 0.0);
    NATURAL(ASK, SIZE_MAX, lr0, slow);
    NATURAL(ASK, SIZE_MAX, lr0, 0.0);
    NATURAL(ASK, beyond_int, lr0, slow);
    for (size_t i = 0; i < UNUSUAL_RATES; i++) NATURAL(ASK, 3, unusual_rates[i], 0.1);
    NATURAL(ASK, SIZE_MAX, lr0, 1e-19);
    NATURAL(ASK, 16777217, lr0, 1e-7);
    NATURAL(ASK, 2, lr0, 1e300);
    NATURAL(ASK, 2, lr0, -0.0);
    NATURAL(ASK, 1, 1e6, 12.0);
    for (size_t i = 0; i < EXTREME_RATES; i++) NATURAL(ASK, 3, extreme_rates[i], 0.1);
}

CASE(schedule_natural_exponential, rejects_bad_arguments) {
    const double bad[] = {-0.1, NAN, INFINITY, -INFINITY};
    NATURAL(ASK_NOWHERE, 3, 0.5, 0.1);
    for (size_t i = 0; i < NOT_RATES; i++) NATURAL(ASK, 3, not_rates[i], 0.1);
    for (size_t i = 0; i < 4; i++) NATURAL(ASK, 3, 0.5, bad[i]);
    for (size_t i = 0; i < 4; i++) NATURAL(ASK, 0, 0.5, bad[i]);
    NATURAL(ASK_NOWHERE, 3, 0.0, -0.1);
    NATURAL(ASK, 3, 0.0, -0.1);
    NATURAL(ASK, 3, 0.5, 0.1);
}
