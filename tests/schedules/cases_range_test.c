/** Cases of stage 04: the learning-rate range test. */
#include "probe.h"
#include "problems.h"
#include "schedules.h"

#include <stdio.h>
#include <string.h>

/* ---- Objectives ---- */

/* L = theta^2 / 2 in every coordinate. */
static double bowl_loss(const double *theta, size_t n, void *context) {
    (void)context;
    double sum = 0.0;
    for (size_t i = 0; i < n; i++) sum += theta[i] * theta[i];
    return sum / 2.0;
}

static void bowl_gradient(const double *theta, size_t n, void *context, double *grad) {
    (void)context;
    for (size_t i = 0; i < n; i++) grad[i] = theta[i];
}

static const objective bowl = {.loss = bowl_loss, .gradient = bowl_gradient};

/* Losses that are told in advance. The gradient is -1, so the rates r, 2r, 4r, ... lead theta from
 * 0 to r, 3r, 7r, ...: after k updates the loss is told[k]. It depends on where theta is, not on
 * how often one asks. Whole numbers make equal falls exactly equal.
 */
typedef struct {
    double r;
    const double *told;
    size_t count;
} tale;

static double told_loss(const double *theta, size_t n, void *context) {
    (void)n;
    const tale *t = context;
    double updates = theta[0] > 0.0 ? floor(log2(theta[0] / t->r + 1.0) + 0.5) : 0.0;
    double last = (double)t->count - 1.0;
    return t->told[(size_t)fmin(updates, last)];
}

static void told_gradient(const double *theta, size_t n, void *context, double *grad) {
    (void)theta, (void)context;
    for (size_t i = 0; i < n; i++) grad[i] = -1.0;
}

/* A quadratic with curvatures c and 8c along axes turned by a random angle. Seen from its centre,
 * along those axes and in units of 1/c, every seed gives the same run: no decision is ever close.
 */
static quadratic turned_bowl(double c, double *start) {
    double angle = uniform(0.3, 1.2), u = cos(angle), v = sin(angle);
    quadratic q = {.n = 2, .A = block(4, 0.0), .centre = random_block(2, -1.0, 1.0)};
    q.A[0] = c * (u * u + 8.0 * v * v);
    q.A[1] = q.A[2] = -7.0 * c * u * v;
    q.A[3] = c * (v * v + 8.0 * u * u);
    start[0] = q.centre[0] + u - v;
    start[1] = q.centre[1] + v + u;
    return q;
}

/* The bowl, and how often anybody asks for it. */
static size_t calls;

static double counted_loss(const double *theta, size_t n, void *context) {
    calls++;
    return bowl_loss(theta, n, context);
}

static void counted_gradient(const double *theta, size_t n, void *context, double *grad) {
    calls++;
    bowl_gradient(theta, n, context, grad);
}

static const objective counted = {.loss = counted_loss, .gradient = counted_gradient};

/* Infinitely steep near 0. */
static void steep_gradient(const double *theta, size_t n, void *context, double *grad) {
    (void)context;
    for (size_t i = 0; i < n; i++) grad[i] = fabs(theta[i]) < 1.0 ? INFINITY : theta[i];
}

static const objective steep = {.loss = bowl_loss, .gradient = steep_gradient};

/* The bowl, looking at the caller's theta, which is to hold 3 all the time. */
static size_t moved;

static double watching_loss(const double *theta, size_t n, void *context) {
    if (*(const double *)context != 3.0) moved++;
    return bowl_loss(theta, n, context);
}

static void watching_gradient(const double *theta, size_t n, void *context, double *grad) {
    if (*(const double *)context != 3.0) moved++;
    bowl_gradient(theta, n, context, grad);
}

/* ---- Running it ---- */

/* Where the results go. What the test leaves alone keeps the marks that are put here before. */
typedef struct {
    double *rates, *losses, suggestion;
    size_t count;
} results;

static results marked(size_t steps) {
    return (results){block(steps, -1.0), block(steps, -1.0), -1.0, 77};
}

static void record_results(const results *r, size_t steps) {
    record_reals("rates", r->rates, steps);
    record_reals("losses", r->losses, steps);
    record_count("count", r->count);
    record_real("suggestion", r->suggestion);
}

/* One run; theta is handed over as it is, and looked at afterwards. */
static void run(const char *what, const objective *f, const double *theta, size_t n,
                range_test_options o) {
    results r = marked(o.steps);
    note_call("lr_range_test(f, theta, n = %zu, lr_min = %.6g, lr_max = %.6g, steps = %zu, ...), "
              "%s",
              n, o.lr_min, o.lr_max, o.steps, what);
    note_input("theta", theta, n);
    record_status("lr_range_test",
                  lr_range_test(f, theta, n, &o, r.rates, r.losses, &r.count, &r.suggestion));
    record_results(&r, o.steps);
    record_reals("theta", theta, n);
}

/* A run whose losses are told: L_start, then one for each update, all times the same factor, a few
 * units. The unit is a power of two, so that equal falls stay equal.
 */
static void tell(const double *losses, size_t count, double unit) {
    double *told = block_of(count, losses), factor = unit * (double)pick(1, 20);
    char text[200] = "the losses go";
    for (size_t i = 0; i < count; i++) {
        size_t used = strlen(text);
        told[i] *= factor;
        snprintf(text + used, sizeof text - used, " %g", told[i]);
    }
    tale t = {.r = uniform(0.01, 0.1), .told = told, .count = count};
    objective f = {.loss = told_loss, .gradient = told_gradient, .context = &t};
    range_test_options o = {t.r, ldexp(t.r, (int)count - 2), count - 1};
    run(text, &f, BLOCK(0.0), 1, o);
}

#define TELL_IN(unit, ...)                                                                         \
    tell((double[]){__VA_ARGS__}, sizeof((double[]){__VA_ARGS__}) / sizeof(double), unit)
#define TELL(...) TELL_IN(1.0, __VA_ARGS__)

/* ---- Cases ---- */

CASE(lr_range_test, four_updates_by_hand) {
    run("L = theta^2 / 2", &bowl, BLOCK(10.0), 1, (range_test_options){0.2, 1.6, 4});
}

/* So careful that the loss falls a little more at each update than at the one before. */
CASE(lr_range_test, rates_go_in_equal_ratios_from_end_to_end) {
    quadratic q = random_quadratic(5, 0.25, 4.0);
    objective f = quadratic_objective(&q);
    double *theta = random_block(5, 2.0, 3.0);
    range_test_options o = {.steps = pick(8, 12)};
    o.lr_min = uniform(1e-4, 2e-4);
    o.lr_max = uniform(1e-3, 2e-3);
    record_reals("ends", (double[]){o.lr_min, o.lr_max}, 2);
    run("a quadratic with curvature up to 4", &f, theta, 5, o);
    o.steps = 2;
    run("a quadratic with curvature up to 4", &f, theta, 5, o);
}

CASE(lr_range_test, every_update_on_a_random_quadratic) {
    double theta[2], c = uniform(0.5, 4.0);
    quadratic q = turned_bowl(c, theta);
    objective f = quadratic_objective(&q);
    range_test_options o = {0.02 / c, 2.0 / c, 12};
    run("a quadratic", &f, block_of(2, theta), 2, o);
    run("a quadratic, the second time", &f, block_of(2, theta), 2, o);

    /* More steps, larger rates, more parameters than one thinks of. */
    enum { MANY = 1500 };
    run("L = theta^2 / 2", &bowl, BLOCK(3.0), 1, (range_test_options){0.001, 1.5, 60});
    run("L = theta^2 / 2", &bowl, BLOCK(3.0), 1, (range_test_options){0.2, 51.2, 9});
    run("L = theta^2 / 2", &bowl, BLOCK(3.0), 1, (range_test_options){1e-7, 1.5, 1100});
    run("L = theta^2 / 2", &bowl, BLOCK(3.0), 1, (range_test_options){1e-310, 1e-300, 3});
    run("L = theta^2 / 2", &bowl, BLOCK(3.0), 1, (range_test_options){0.2, 0.21, 4});
    double *watched = BLOCK(3.0);
    moved = 0;
    const objective watching = {watching_loss, watching_gradient, watched};
    run("L = theta^2 / 2", &watching, watched, 1, (range_test_options){0.2, 1.6, 4});
    record_count("calls_while_theta_was_changed", moved);
    o = (range_test_options){0.1, 1.6, 5};
    results r = marked(o.steps);
    note_call("lr_range_test(f, theta, n = %d, lr_min = %g, lr_max = %g, steps = %zu, ...)", MANY,
              o.lr_min, o.lr_max, o.steps);
    record_status("lr_range_test", lr_range_test(&bowl, random_block(MANY, -1, 1), MANY, &o,
                                                 r.rates, r.losses, &r.count, &r.suggestion));
    record_results(&r, o.steps);
    /* Last, for large losses make the tolerance wide. */
    run("L = theta^2 / 2", &bowl, BLOCK(3.0), 1, (range_test_options){50.0, 200.0, 3});
    run("L = theta^2 / 2", &bowl, BLOCK(1e5), 1, (range_test_options){0.2, 1.6, 4});
}

CASE(lr_range_test, stops_when_the_loss_explodes) {
    run("L = theta^2 / 2", &bowl, BLOCK(10.0), 1, (range_test_options){0.2, 12.8, 7});
    run("L = theta^2 / 2", &bowl, BLOCK(uniform(1.0, 5.0)), 1, (range_test_options){4.0, 8.0, 3});
}

CASE(lr_range_test, measures_an_explosion_from_the_lowest_loss) {
    TELL(8, 2, 5, 7, 8, 9, 3, 1);
    TELL(1, 3, 3, 5, 2);
    TELL(8, 2, 0, 0, 1, 0); /* from 0 on everything explodes */
    for (int power = -60; power <= 40; power += 20) TELL_IN(ldexp(1.0, power), 8, 2, 8, 9, 3);
}

CASE(lr_range_test, suggests_the_rate_of_the_largest_fall) {
    TELL(10, 6, 16, 7, 4);
    TELL(20, 18, 10, 9, 12, 4, 3);
    TELL(30, 10, 8, 7, 6);
    TELL(9, 8, 7, 6, 2);
    TELL_IN(ldexp(1.0, -20), 300000000, 200000000, 99999999, 90000000, 80000000);
    for (int power = -60; power <= 80; power += 20)
        TELL_IN(ldexp(1.0, power), 20, 18, 10, 9, 12, 4, 3);
    TELL_IN(ldexp(1.0, 1000), 20, 18, 10, 9, 45, 4, 3);
}

CASE(lr_range_test, suggests_nothing_if_no_update_helped) {
    TELL(5, 5, 5, 5);
    TELL(4, 5, 6, 7);
    run("L = theta^2 / 2", &bowl, BLOCK(uniform(1.0, 5.0)), 1, (range_test_options){2.5, 5.0, 4});
    run("L = theta^2 / 2", &bowl, BLOCK(0.0, 0.0), 2, (range_test_options){0.1, 1.0, 4});
}

CASE(lr_range_test, stops_at_a_loss_that_is_not_finite) {
    TELL(8, 4, 3, NAN, 1, 1);
    TELL(8, 7, 3, INFINITY, 1, 1);
    TELL(8, NAN, 4, 2);
    run("L = theta^2 / 2, an infinite gradient near 0", &steep, BLOCK(10.0), 1,
        (range_test_options){0.2, 1.6, 5});
    run("L = theta^2 / 2, an infinite gradient near 0", &steep, BLOCK(3.0), 1,
        (range_test_options){0.4, 0.8, 5});
}

CASE(lr_range_test, gives_back_memory_when_it_ends) {
    const range_test_options o = {0.2, 1.6, 4};
    double *theta = BLOCK(3.0, 4.0);
    results r = marked(o.steps);

    note_call("lr_range_test(f, theta, n = 2, ...) while memory is used up");
    fail_allocation(1);
    record_status("lr_range_test", lr_range_test(&counted, theta, 2, &o, r.rates, r.losses,
                                                 &r.count, &r.suggestion));
    fail_allocation(0);
    record_results(&r, o.steps);
    record_count("calls_of_loss_and_gradient", calls);
    record_count("blocks_not_freed", live_blocks());

    const range_test_options downwards = {1.6, 0.2, 4};
    note_call("lr_range_test(f, theta, n = 2, ...), lr_min = 1.6 and lr_max = 0.2, while memory is "
              "used up: two errors");
    fail_allocation(1);
    record_status("lr_range_test", lr_range_test(&bowl, theta, 2, &downwards, r.rates, r.losses,
                                                 &r.count, &r.suggestion));
    fail_allocation(0);

    /* How many blocks it takes is its own affair: a later failure may come or not. */
    for (size_t k = 2; k <= 4; k++) {
        r = marked(o.steps);
        note_call("lr_range_test(f, theta, n = 2, ...) while allocation %zu fails", k);
        fail_allocation(k);
        descent_status status =
            lr_range_test(&bowl, theta, 2, &o, r.rates, r.losses, &r.count, &r.suggestion);
        fail_allocation(0);
        bool untouched = r.count == 77 && r.suggestion == -1.0;
        for (size_t i = 0; i < o.steps; i++)
            if (r.rates[i] != -1.0 || r.losses[i] != -1.0) untouched = false;
        record_count("ended_well_or_wrote_nothing",
                     status == DESCENT_OK || (status == DESCENT_E_MEMORY && untouched));
        record_count("blocks_not_freed", live_blocks());
    }
    run("L = |theta|^2 / 2", &bowl, theta, 2, o);
    record_count("blocks_not_freed", live_blocks());
}

CASE(lr_range_test, rejects_bad_arguments) {
    const objective no_loss = {.gradient = bowl_gradient}, no_gradient = {.loss = bowl_loss};
    const range_test_options good = {0.2, 1.6, 4};
    const double *theta = BLOCK(3.0, 4.0);
    results r = marked(4);
    double *rates = r.rates, *losses = r.losses, *suggestion = &r.suggestion;
    size_t *count = &r.count;
    const struct {
        const char *what;
        const objective *f;
        const double *theta;
        size_t n;
        const range_test_options *o;
        double *rates, *losses;
        size_t *count;
        double *suggestion;
    } bad[] = {
        {"f is NULL", NULL, theta, 2, &good, rates, losses, count, suggestion},
        {"f->loss is NULL", &no_loss, theta, 2, &good, rates, losses, count, suggestion},
        {"f->gradient is NULL", &no_gradient, theta, 2, &good, rates, losses, count, suggestion},
        {"theta is NULL", &bowl, NULL, 2, &good, rates, losses, count, suggestion},
        {"options is NULL", &bowl, theta, 2, NULL, rates, losses, count, suggestion},
        {"rates is NULL", &bowl, theta, 2, &good, NULL, losses, count, suggestion},
        {"losses is NULL", &bowl, theta, 2, &good, rates, NULL, count, suggestion},
        {"count is NULL", &bowl, theta, 2, &good, rates, losses, NULL, suggestion},
        {"suggestion is NULL", &bowl, theta, 2, &good, rates, losses, count, NULL},
        {"n is 0", &bowl, theta, 0, &good, rates, losses, count, suggestion},
        {"n is 0 and f->loss is NULL", &no_loss, theta, 0, &good, rates, losses, count, suggestion},
        {"n is 0 and f->gradient is NULL", &no_gradient, theta, 0, &good, rates, losses, count,
         suggestion},
        {"n is 0 and theta is NULL", &bowl, NULL, 0, &good, rates, losses, count, suggestion},
        {"n is 0 and losses is NULL", &bowl, theta, 0, &good, rates, NULL, count, suggestion},
        {"n is 0 and count is NULL", &bowl, theta, 0, &good, rates, losses, NULL, suggestion},
        {"n is 0 and suggestion is NULL", &bowl, theta, 0, &good, rates, losses, count, NULL},
        {"n is 0 and lr_min is 0", &bowl, theta, 0, &(range_test_options){0.0, 1.6, 4}, rates,
         losses, count, suggestion},
        {"n is 0 and rates is NULL", &bowl, theta, 0, &good, NULL, losses, count, suggestion},
    };
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        note_call("lr_range_test(...): %s", bad[i].what);
        record_status("lr_range_test",
                      lr_range_test(bad[i].f, bad[i].theta, bad[i].n, bad[i].o, bad[i].rates,
                                    bad[i].losses, bad[i].count, bad[i].suggestion));
        record_results(&r, 4);
    }
    const range_test_options bad_options[] = {
        {0.2, 1.6, 0},      {0.2, 1.6, 1}, {0.0, 1.6, 1},       {0.0, 1.6, 4},
        {-0.2, 1.6, 4},     {NAN, 1.6, 4}, {-INFINITY, 1.6, 4}, {0.2, 0.0, 4},
        {0.2, -1.6, 4},     {0.2, NAN, 4}, {0.2, INFINITY, 4},  {INFINITY, 1.6, 4},
        {INFINITY, 0.2, 4}, {1.6, 0.2, 1}, {0.2, 0.2, 4},       {1.6, 0.2, 4},
    };
    for (size_t i = 0; i < sizeof bad_options / sizeof *bad_options; i++) {
        const range_test_options *o = &bad_options[i];
        note_call("lr_range_test(...): lr_min = %g, lr_max = %g, steps = %zu", o->lr_min, o->lr_max,
                  o->steps);
        record_status("lr_range_test",
                      lr_range_test(&counted, theta, 2, o, rates, losses, count, suggestion));
        record_results(&r, 4);
        record_count("calls_of_loss_and_gradient", calls);
    }
    run("L = |theta|^2 / 2", &bowl, theta, 2, good);
}

/* Real data. The loss keeps falling for a while after the rate has passed what the sharpest
 * direction can bear, so neither the lowest loss nor the explosion tells a rate to use.
 */
CASE(lr_range_test, suggests_a_stable_rate_on_longley) {
    objective f = longley_objective();
    range_test_options o = {uniform(0.95e-3, 1.05e-3), 1.5, 20};
    run("the Longley data", &f, block(LONGLEY_COLS, 0.0), LONGLEY_COLS, o);
}
