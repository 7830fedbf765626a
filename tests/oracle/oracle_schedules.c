/** Stage 04 against the oracle. */
#include "oracle.h"

#include "schedules.h"

/* The rate of step t, with the parameters of one set of the case. */
typedef descent_status (*schedule)(size_t set, size_t t, double *lr);

static void follow_schedule(schedule rate) {
    open_case("schedules");
    for (size_t set = 1; set <= last_step(); set++) {
        double lr[VALUES];
        size_t n;
        const double *t = given(set, "t", &n);
        cr_assert_leq(n, VALUES);
        for (size_t i = 0; i < n; i++) expect_ok(set, rate(set, (size_t)t[i], &lr[i]));
        expect_reals(set, "lr", lr, n);
    }
    close_case();
}

/* Within a SCHEDULE: one of its set's parameters. */
#define REAL(name) given_real(set, name)
#define SIZE(name) given_size(set, name)

#define SCHEDULE(name, call)                                                                       \
    static descent_status name(size_t set, size_t t, double *lr) {                                 \
        return call;                                                                               \
    }

SCHEDULE(constant, schedule_constant(REAL("lr0"), t, lr))
SCHEDULE(step, schedule_step(REAL("lr0"), REAL("gamma"), SIZE("s"), t, lr))
SCHEDULE(exponential, schedule_exponential(REAL("lr0"), REAL("decay"), t, lr))
SCHEDULE(natural_exponential, schedule_natural_exponential(REAL("lr0"), REAL("k"), t, lr))
SCHEDULE(cosine, schedule_cosine(REAL("lr_max"), REAL("lr_min"), SIZE("T"), t, lr))
SCHEDULE(warm_restarts,
         schedule_warm_restarts(REAL("lr_max"), REAL("lr_min"), SIZE("T0"), SIZE("m"), t, lr))
SCHEDULE(warmup, schedule_warmup(REAL("lr0"), SIZE("W"), t, lr))
SCHEDULE(warmup_cosine,
         schedule_warmup_cosine(REAL("lr_max"), REAL("lr_min"), SIZE("W"), SIZE("T"), t, lr))

ORACLE(schedule_constant, follow_schedule(constant))
ORACLE(schedule_step, follow_schedule(step))
ORACLE(schedule_exponential, follow_schedule(exponential))
ORACLE(schedule_natural_exponential, follow_schedule(natural_exponential))
ORACLE(schedule_cosine, follow_schedule(cosine))
ORACLE(schedule_cosine_afterwards, follow_schedule(cosine))
ORACLE(schedule_warm_restarts, follow_schedule(warm_restarts))
ORACLE(schedule_warm_restarts_boundaries, follow_schedule(warm_restarts))
ORACLE(schedule_warmup, follow_schedule(warmup))
ORACLE(schedule_warmup_cosine, follow_schedule(warmup_cosine))

/* ---- Learning-rate range test ---- */

static void follow_range_test(void) {
    open_case("schedules");
    double theta[PARAMETERS], rates[VALUES], losses[VALUES], suggestion;
    size_t n = given_start(theta), count;
    objective f = watched_problem();
    range_test_options options = {given_real(0, "lr_min"), given_real(0, "lr_max"),
                                  given_size(0, "steps")};

    cr_assert_leq(options.steps, VALUES);
    expect_ok(0, lr_range_test(&f, theta, n, &options, rates, losses, &count, &suggestion));
    size_t end = last_step();
    expect_count(end, "count", count);
    expect_reals(end, "rates", rates, count);
    expect_reals(end, "losses", losses, count);
    expect_real(end, "suggestion", suggestion);
    close_case();
}

ORACLE(range_test_explodes, follow_range_test())
ORACLE(range_test_rises_slowly, follow_range_test())
ORACLE(range_test_not_a_number, follow_range_test())
ORACLE(range_test_to_the_end, follow_range_test())
ORACLE(range_test_not_finite, follow_range_test())
ORACLE(range_test_never_falls, follow_range_test())
ORACLE(range_test_at_the_minimum, follow_range_test())
