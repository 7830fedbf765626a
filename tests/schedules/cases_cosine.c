/** Cases of stage 04: cosine annealing, once and with warm restarts. */
#include "ask.h"
#include "schedules.h"

#define COSINE(how, at, lr_max, lr_min, T)                                                         \
    how(at, schedule_cosine, "lr_max = %.6g, lr_min = %.6g, T = %zu", lr_max, lr_min, (size_t)(T))
#define RESTARTS(how, at, lr_max, lr_min, T0, m)                                                   \
    how(at, schedule_warm_restarts, "lr_max = %.6g, lr_min = %.6g, T0 = %zu, m = %zu", lr_max,     \
        lr_min, (size_t)(T0), (size_t)(m))

/* ---- schedule_cosine ---- */

CASE(schedule_cosine, six_steps_by_hand) {
    for (size_t t = 0; t <= 8; t++) COSINE(ASK, t, 1.0, 0.2, 6);
}

CASE(schedule_cosine, falls_to_lr_min_and_stays_there) {
    double lr_max = uniform(0.5, 2.0), lr_min = uniform(0.05, 0.3);
    size_t T = pick(17, 23);
    record_count("T", T);
    record_real("lr_max", lr_max);
    record_real("lr_min", lr_min);
    COSINE(CURVE, 50, lr_max, lr_min, T);
    COSINE(CURVE, 50, lr_max, 0.0, T + 1);
}

CASE(schedule_cosine, holds_at_the_edges) {
    double lr_max = uniform(0.5, 1.0), lr_min = uniform(0.1, 0.3);
    for (size_t t = 0; t <= 2; t++) COSINE(ASK, t, lr_max, lr_min, 1);
    for (size_t t = 0; t <= 6; t++) COSINE(ASK, t, lr_max, lr_max, 5);
    COSINE(ASK, SIZE_MAX, lr_max, lr_min, 3);
    COSINE(ASK, 0, lr_max, lr_min, SIZE_MAX);
    COSINE(ASK, SIZE_MAX / 4, lr_max, lr_min, SIZE_MAX);
    COSINE(ASK, SIZE_MAX / 2, lr_max, lr_min, SIZE_MAX);
    COSINE(ASK, SIZE_MAX, lr_max, lr_min, SIZE_MAX);
    COSINE(ASK, beyond_int, lr_max, lr_min, 10);
    COSINE(ASK, 3, lr_max, lr_min, beyond_int);
    COSINE(ASK, 3, lr_max, -0.0, 10);
    COSINE(ASK, 3, lr_max, 1e-310, 10);
    for (size_t i = 0; i < UNUSUAL_RATES; i++)
        COSINE(ASK, 3, unusual_rates[i], 0.75 * unusual_rates[i], 10);
    for (size_t i = 0; i < EXTREME_RATES; i++) COSINE(ASK, 3, extreme_rates[i], 0.0, 10);
}

CASE(schedule_cosine, rejects_bad_arguments) {
    COSINE(ASK_NOWHERE, 3, 0.5, 0.1, 10);
    COSINE(ASK, 3, 0.5, 0.1, 0);
    COSINE(ASK, 0, 0.5, 0.1, 0);
    for (size_t i = 0; i < NOT_RATES; i++) COSINE(ASK, 3, not_rates[i], 0.1, 10);
    for (size_t i = 0; i < NOT_LOWEST; i++) COSINE(ASK, 3, 0.5, not_lowest[i], 10);
    for (size_t i = 0; i < NOT_LOWEST; i++) COSINE(ASK, 0, 0.5, not_lowest[i], 10);
    for (size_t i = 0; i < NOT_RATES; i++) COSINE(ASK, 20, not_rates[i], 0.0, 10);
    for (size_t i = 0; i < NOT_LOWEST; i++) COSINE(ASK, 20, 0.5, not_lowest[i], 10);
    COSINE(ASK_NOWHERE, 3, 0.0, -1.0, 0);
    COSINE(ASK, 3, 0.0, -1.0, 0);
    COSINE(ASK, 3, 0.0, -1.0, 10);
    COSINE(ASK, 3, 0.5, 0.1, 10);
}

/* ---- schedule_warm_restarts ---- */

CASE(schedule_warm_restarts, two_cycles_by_hand) {
    for (size_t t = 0; t <= 9; t++) RESTARTS(ASK, t, 1.0, 0.2, 3, 2);
}

CASE(schedule_warm_restarts, begins_every_cycle_with_lr_max) {
    double lr_max = uniform(0.5, 2.0), lr_min = uniform(0.05, 0.3);
    size_t T0 = pick(4, 6);
    record_real("lr_max", lr_max);
    record_real("lr_min", lr_min);
    record_count("T0", T0);
    for (size_t m = 2; m <= 4; m++) RESTARTS(CURVE, 100, lr_max, lr_min, T0, m);
    RESTARTS(CURVE, 20, lr_max, 0.0, 1, 2);
    RESTARTS(CURVE, 20, lr_max, lr_max, T0, 2);
}

CASE(schedule_warm_restarts, repeats_itself_if_m_is_one) {
    double lr_max = uniform(0.5, 2.0), lr_min = uniform(0.05, 0.3);
    size_t T0 = pick(5, 9);
    record_count("T0", T0);
    RESTARTS(CURVE, 4 * T0, lr_max, lr_min, T0, 1);
    RESTARTS(CURVE, 6, lr_max, lr_min, 1, 1);
}

/* The last step of a cycle, and the first two of the next. */
static void around_the_start(size_t start, double lr_max, double lr_min, size_t T0, size_t m) {
    for (size_t t = start - 1; t <= start + 1; t++) RESTARTS(ASK, t, lr_max, lr_min, T0, m);
}

/* Cycle i begins at T0 (m^i - 1) / (m - 1). With T0 = 10 and m = 3 that is 10, 40, ..., 1210, ...
 */
CASE(schedule_warm_restarts, finds_the_cycle_at_exact_boundaries) {
    double lr_max = uniform(0.5, 1.0), lr_min = uniform(0.1, 0.3);
    const size_t thirds[] = {1210, 10, 40, 130, 400, 3640};
    for (size_t i = 0; i < 6; i++) around_the_start(thirds[i], lr_max, lr_min, 10, 3);
    size_t T0 = pick(2, 9);
    around_the_start(111 * T0, lr_max, lr_min, T0, 10);
    around_the_start(31 * T0, lr_max, lr_min, T0, 5);
    for (size_t i = 6; i <= 48; i += 14)
        around_the_start(T0 * (((size_t)1 << i) - 1), lr_max, lr_min, T0, 2);
    around_the_start(2 * (((size_t)1 << 60) - 1), lr_max, lr_min, 2, 2);
    around_the_start((1350851717672992089u - 1) / 2, lr_max, lr_min, 1, 3);
}

/* With T0 = 1 and m = 2 the last of all steps begins a cycle. With T0 = SIZE_MAX / 2 + 1 and m = 2,
 * and with T0 = 7 and m = 10, it lies in a cycle that is longer than SIZE_MAX.
 */
CASE(schedule_warm_restarts, answers_for_any_t) {
    double lr_max = uniform(0.5, 1.0), lr_min = uniform(0.1, 0.3);
    RESTARTS(ASK, SIZE_MAX, lr_max, lr_min, 10, 1);
    RESTARTS(ASK, SIZE_MAX, lr_max, lr_min, 1, 1);
    RESTARTS(ASK, SIZE_MAX, lr_max, lr_min, SIZE_MAX, 1);
    RESTARTS(ASK, SIZE_MAX, lr_max, lr_min, 1, 2);
    RESTARTS(ASK, SIZE_MAX / 2 + SIZE_MAX / 4, lr_max, lr_min, 1, 2);
    RESTARTS(ASK, SIZE_MAX, lr_max, lr_min, SIZE_MAX / 2 + 1, 2);
    RESTARTS(ASK, SIZE_MAX, lr_max, lr_min, 7, 10);
    RESTARTS(ASK, SIZE_MAX, lr_max, lr_min, SIZE_MAX, SIZE_MAX);
    RESTARTS(ASK, 15, lr_max, lr_min, 10, SIZE_MAX);
    RESTARTS(ASK, SIZE_MAX / 4, lr_max, lr_min, 1, SIZE_MAX / 2 + 1);
    RESTARTS(ASK, beyond_int, lr_max, lr_min, 10, 1);
    RESTARTS(ASK, beyond_int, lr_max, lr_min, 10, 2);
    RESTARTS(ASK, beyond_int / 2, lr_max, lr_min, beyond_int, 2);
    RESTARTS(ASK, 70, lr_max, lr_min, 3, 20);
    for (size_t i = 0; i < UNUSUAL_RATES; i++)
        RESTARTS(ASK, 12, unusual_rates[i], 0.75 * unusual_rates[i], 10, 2);
}

CASE(schedule_warm_restarts, rejects_bad_arguments) {
    RESTARTS(ASK_NOWHERE, 12, 0.5, 0.1, 10, 2);
    RESTARTS(ASK, 12, 0.5, 0.1, 0, 2);
    RESTARTS(ASK, 12, 0.5, 0.1, 10, 0);
    RESTARTS(ASK, 3, 0.5, 0.1, 10, 0);
    for (size_t i = 0; i < NOT_RATES; i++) RESTARTS(ASK, 12, not_rates[i], 0.1, 10, 2);
    for (size_t i = 0; i < NOT_LOWEST; i++) RESTARTS(ASK, 12, 0.5, not_lowest[i], 10, 2);
    for (size_t i = 0; i < NOT_LOWEST; i++) RESTARTS(ASK, 0, 0.5, not_lowest[i], 10, 2);
    for (size_t i = 0; i < NOT_LOWEST; i++) RESTARTS(ASK, 3, 0.5, not_lowest[i], 10, 2);
    RESTARTS(ASK, 12, 0.0, 0.0, 10, 0);
    RESTARTS(ASK, 12, 0.0, 0.0, 0, 2);
    RESTARTS(ASK_NOWHERE, 12, 0.0, -1.0, 0, 0);
    RESTARTS(ASK, 12, 0.0, -1.0, 0, 0);
    RESTARTS(ASK, 12, 0.0, -1.0, 10, 2);
    RESTARTS(ASK, 12, 0.5, 0.1, 10, 2);
}
