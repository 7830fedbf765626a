/** Cases of stage 04: linear warm-up, alone and before cosine annealing. */
#include "ask.h"
#include "schedules.h"

#define WARMUP(how, at, lr0, W) how(at, schedule_warmup, "lr0 = %.6g, W = %zu", lr0, (size_t)(W))
#define WARMUP_COSINE(how, at, lr_max, lr_min, W, T)                                               \
    how(at, schedule_warmup_cosine, "lr_max = %.6g, lr_min = %.6g, W = %zu, T = %zu", lr_max,      \
        lr_min, (size_t)(W), (size_t)(T))

/* ---- schedule_warmup ---- */

CASE(schedule_warmup, four_steps_by_hand) {
    for (size_t t = 0; t <= 6; t++) WARMUP(ASK, t, 0.1, 4);
}

CASE(schedule_warmup, climbs_to_lr0_and_no_further) {
    double lr0 = uniform(0.5, 2.0);
    size_t W = pick(8, 15);
    record_count("W", W);
    record_real("lr0", lr0);
    WARMUP(CURVE, 25, lr0, W);
    for (size_t none_or_one = 0; none_or_one <= 1; none_or_one++)
        WARMUP(CURVE, 4, lr0, none_or_one);
    WARMUP(ASK, SIZE_MAX, lr0, W);
    WARMUP(ASK, SIZE_MAX / 2, lr0, SIZE_MAX);
    WARMUP(ASK, SIZE_MAX - 1, lr0, SIZE_MAX);
    WARMUP(ASK, SIZE_MAX, lr0, SIZE_MAX);
    WARMUP(ASK, beyond_int, lr0, W);
    WARMUP(ASK, 3, lr0, beyond_int);
    for (size_t i = 0; i < UNUSUAL_RATES; i++) WARMUP(ASK, 3, unusual_rates[i], 10);
    WARMUP(ASK, beyond_int / 3, lr0, beyond_int);
    for (size_t i = 0; i < EXTREME_RATES; i++) WARMUP(ASK, 3, extreme_rates[i], 10);
}

CASE(schedule_warmup, rejects_bad_arguments) {
    WARMUP(ASK_NOWHERE, 3, 0.5, 10);
    for (size_t i = 0; i < NOT_RATES; i++) WARMUP(ASK, 3, not_rates[i], 10);
    for (size_t i = 0; i < NOT_RATES; i++) WARMUP(ASK, 12, not_rates[i], 10);
    for (size_t i = 0; i < NOT_RATES; i++) WARMUP(ASK, 0, not_rates[i], 0);
    WARMUP(ASK_NOWHERE, 3, 0.0, 10);
    WARMUP(ASK, 3, 0.5, 10);
}

/* ---- schedule_warmup_cosine ---- */

CASE(schedule_warmup_cosine, ramp_and_cosine_by_hand) {
    for (size_t t = 0; t <= 12; t++) WARMUP_COSINE(ASK, t, 1.0, 0.2, 4, 10);
}

CASE(schedule_warmup_cosine, is_continuous_at_the_hand_over) {
    double lr_max = uniform(0.5, 2.0), lr_min = uniform(0.01, 0.04);
    size_t W = pick(6, 9), T = W + pick(15, 20);
    record_count("W", W);
    record_count("T", T);
    record_real("lr_max", lr_max);
    record_real("lr_min", lr_min);
    WARMUP_COSINE(CURVE, 50, lr_max, lr_min, W, T);
    WARMUP_COSINE(CURVE, 50, lr_max, 0.0, W + 1, T);
}

CASE(schedule_warmup_cosine, holds_at_the_edges) {
    double lr_max = uniform(0.5, 1.0), lr_min = uniform(0.1, 0.3);
    size_t T = pick(8, 12);
    WARMUP_COSINE(CURVE, 16, lr_max, lr_min, 0, T);
    WARMUP_COSINE(CURVE, 16, lr_max, lr_min, 1, T);
    WARMUP_COSINE(CURVE, 16, lr_max, lr_min, T - 1, T);
    WARMUP_COSINE(CURVE, 16, lr_max, lr_max, 3, T);
    WARMUP_COSINE(ASK, 0, lr_max, lr_min, 0, 1);
    WARMUP_COSINE(ASK, SIZE_MAX, lr_max, lr_min, 3, T);
    WARMUP_COSINE(ASK, SIZE_MAX, lr_max, lr_min, 3, SIZE_MAX);
    WARMUP_COSINE(ASK, SIZE_MAX / 2, lr_max, lr_min, 0, SIZE_MAX);
    WARMUP_COSINE(ASK, SIZE_MAX / 2, lr_max, lr_min, SIZE_MAX - 1, SIZE_MAX);
    WARMUP_COSINE(ASK, beyond_int, lr_max, lr_min, 3, T);
    WARMUP_COSINE(ASK, 7, lr_max, lr_min, beyond_int, beyond_int + 9);
    WARMUP_COSINE(ASK, beyond_int / 2, lr_max, lr_min, 5, beyond_int);
    WARMUP_COSINE(ASK, SIZE_MAX - 5, lr_max, lr_min, SIZE_MAX - 9, SIZE_MAX - 1);
    WARMUP_COSINE(ASK, 7, 1e-310, 1e-310, 5, 10);
    WARMUP_COSINE(ASK, 7, 1.0, -0.0, 5, 10);
    for (size_t i = 0; i < UNUSUAL_RATES; i++)
        WARMUP_COSINE(ASK, 7, unusual_rates[i], 0.75 * unusual_rates[i], 5, 10);
}

CASE(schedule_warmup_cosine, rejects_bad_arguments) {
    WARMUP_COSINE(ASK_NOWHERE, 7, 0.5, 0.1, 5, 10);
    WARMUP_COSINE(ASK, 7, 0.5, 0.1, 10, 10);
    WARMUP_COSINE(ASK, 7, 0.5, 0.1, 11, 10);
    WARMUP_COSINE(ASK, 12, 0.5, 0.1, 10, 10);
    WARMUP_COSINE(ASK, 0, 0.5, 0.1, 0, 0);
    WARMUP_COSINE(ASK, 7, 0.5, 0.1, SIZE_MAX, 10);
    WARMUP_COSINE(ASK, 7, 0.5, 0.1, SIZE_MAX, SIZE_MAX);
    for (size_t i = 0; i < NOT_RATES; i++) WARMUP_COSINE(ASK, 7, not_rates[i], 0.1, 5, 10);
    /* On the ramp the lowest rate is not needed yet, and it is wrong all the same. */
    const size_t times[] = {2, 7, 20};
    for (size_t k = 0; k < 3; k++)
        for (size_t i = 0; i < NOT_RATES; i++)
            WARMUP_COSINE(ASK, times[k], not_rates[i], 0.0, 5, 10);
    for (size_t k = 0; k < 3; k++)
        for (size_t i = 0; i < NOT_LOWEST; i++)
            WARMUP_COSINE(ASK, times[k], 0.5, not_lowest[i], 5, 10);
    WARMUP_COSINE(ASK_NOWHERE, 7, 0.0, -1.0, 5, 5);
    WARMUP_COSINE(ASK, 7, 0.0, -1.0, 5, 5);
    WARMUP_COSINE(ASK, 2, 0.0, -1.0, 5, 10);
    WARMUP_COSINE(ASK, 7, 0.5, 0.1, 5, 10);
}
