/** Cases of stage 01: minimize. */
#include "problems.h"
#include "table.h"

#include <float.h>

/* ---- Functions to minimise ---- */

/* L = 1 + 1/2 |theta|^2, so the gradient is theta and a step multiplies theta by 1 - lr. */
static double bowl_loss(const double *theta, size_t n, void *context) {
    (void)context;
    double sum = 0.0;
    for (size_t i = 0; i < n; i++) sum += theta[i] * theta[i];
    return 1.0 + 0.5 * sum;
}

static void bowl_gradient(const double *theta, size_t n, void *context, double *grad) {
    (void)context;
    for (size_t i = 0; i < n; i++) grad[i] = theta[i];
}

static const objective bowl = {.loss = bowl_loss, .gradient = bowl_gradient};

/* The same lowered by 4, so that its minimum is -3: it goes through 0. */
static double sunken_loss(const double *theta, size_t n, void *context) {
    return bowl_loss(theta, n, context) - 4.0;
}

/* L = x - log x: a NaN below 0, infinite at 0, gradient 1 - 1/x. */
static double barrier_loss(const double *theta, size_t n, void *context) {
    (void)n, (void)context;
    return theta[0] - log(theta[0]);
}

static void barrier_gradient(const double *theta, size_t n, void *context, double *grad) {
    (void)n, (void)context;
    grad[0] = 1.0 - 1.0 / theta[0];
}

/* The loss knows nothing of theta[1]; along it the gradient is the number in the context. */
static double forgetful_loss(const double *theta, size_t n, void *context) {
    return bowl_loss(theta, n - 1, context);
}

static void runaway_gradient(const double *theta, size_t n, void *context, double *grad) {
    (void)n;
    grad[0] = theta[0];
    grad[1] = *(double *)context;
}

/* With lr = 1 theta goes 0, -1, -2, ..., and the losses are read off a table. */
static const double losses[] = {5, 4, 4.6, 4.05, 3, 2, 1.95, 9};

static double tabled_loss(const double *theta, size_t n, void *context) {
    (void)n, (void)context;
    size_t last = sizeof losses / sizeof *losses - 1;
    return theta[0] > -(double)last ? losses[(size_t)-theta[0]] : losses[last];
}

static void unit_gradient(const double *theta, size_t n, void *context, double *grad) {
    (void)theta, (void)context;
    for (size_t i = 0; i < n; i++) grad[i] = 1.0;
}

/* ---- Running ---- */

/* A tolerance that nothing but a 0 is below. */
static const double never = 1e-300;

static const minimize_result untouched = {.updates = 77, .reason = (stop_reason)7, .loss = 77.0};

static bool is_untouched(const minimize_result *r) {
    return r->updates == 77 && r->reason == (stop_reason)7 && r->loss == 77.0;
}

/* One run from theta0, and all that it leaves behind. False if it did not work. */
static bool run(const char *where, const objective *f, size_t n, const double *theta0,
                minimize_options o) {
    double *theta = block_of(n, theta0);
    minimize_result r = untouched;
    note_call("minimize(f, theta, n = %zu, {lr = %.6g, gradient_tolerance = %.6g, "
              "loss_tolerance = %.6g, max_updates = %zu}, &result), %s",
              n, o.lr, o.gradient_tolerance, o.loss_tolerance, o.max_updates, where);
    note_input("theta", theta, n);
    if (!record_status("minimize", minimize(f, theta, n, &o, &r))) return false;
    record_count("result.updates", r.updates);
    record_count("result.reason", (uint64_t)r.reason);
    record_real("result.loss", r.loss);
    record_reals("theta", theta, n);
    record_count("blocks_not_freed", live_blocks());
    return true;
}

static bool run_bowl(double lr, double gradient_tolerance, double loss_tolerance,
                     size_t max_updates) {
    return run("L = 1 + |theta|^2 / 2", &bowl, 2, BLOCK(3, 4),
               (minimize_options){lr, gradient_tolerance, loss_tolerance, max_updates});
}

/* Down a quadratic: the number of updates, a hundred or more, is the observation. */
static void run_long(double gradient_tolerance, double loss_tolerance) {
    quadratic q = random_quadratic(4, 0.25, 8.0);
    const objective f = quadratic_objective(&q);
    double lr = uniform(0.1, 0.2);
    run("a coupled quadratic", &f, 4, random_block(4, 1, 2),
        (minimize_options){lr, gradient_tolerance, loss_tolerance, steps_worth(5000)});
}

/* ---- Cases ---- */

CASE(minimize, stops_when_the_gradient_is_small) {
    if (!run_bowl(0.5, 5.0 / 16.0, never, 100)) return;
    run_bowl(0.5, 0.3, never, 100);
    run_bowl(0.5, 1e-6, never, 100);
    run_long(1e-6, never);
}

CASE(minimize, stops_when_the_loss_has_settled) {
    if (!run_bowl(0.5, never, 37.5 / 64.0, 100)) return;
    run_bowl(0.5, never, 1e-6, 100);
    run_bowl(2.5, never, 0.5, 6); /* the loss rises from step to step */
    run_bowl(2.0, never, 0.5, 6); /* theta jumps to and fro, and the loss stays as it is */
    run_long(never, 1e-9);
    /* 9.5, 0.125, -2.21875, -2.8046875, -2.951171875, ... */
    const objective sunken = {.loss = sunken_loss, .gradient = bowl_gradient};
    run("L = |theta|^2 / 2 - 3", &sunken, 2, BLOCK(3, 4), (minimize_options){0.5, never, 0.5, 100});
    run("L = theta^2 / 2 - 3", &sunken, 1, BLOCK(sqrt(8.0)),
        (minimize_options){0.275, never, 0.3, 100}); /* 1, -0.9, -1.9, ... */
    const objective tabled = {.loss = tabled_loss, .gradient = unit_gradient};
    run("losses 5, 4, 4.6, 4.05, 3, 2, 1.95", &tabled, 1, BLOCK(0),
        (minimize_options){1.0, never, 0.1, 100});
    run("the loss rises a little", &bowl, 1, BLOCK(1), (minimize_options){2.0002, never, 0.1, 9});
}

/* So many parameters that only the last few are looked at. */
static void run_many(void) {
    enum { MANY = 1500, SEEN = 5 };
    double *theta = random_block(MANY, -1, 1);
    minimize_result r = untouched;
    const minimize_options o = {0.25, never, never, 3};
    note_call("minimize(f, theta, n = %d, {lr = 0.25, ..., max_updates = 3}, &result)", MANY);
    record_status("minimize", minimize(&bowl, theta, MANY, &o, &r));
    record_count("result.updates", r.updates);
    record_reals("last_of_theta", theta + MANY - SEEN, SEEN);
}

CASE(minimize, every_step_on_a_coupled_quadratic) {
    enum { N = 4 };
    quadratic q = random_quadratic(N, 0.25, 16.0);
    const objective f = quadratic_objective(&q);
    const double *theta0 = random_block(N, -2, 2);
    double lr = uniform(0.02, 0.1);
    for (size_t most = 1; most <= 12; most++)
        if (!run("a coupled quadratic", &f, N, theta0, (minimize_options){lr, never, never, most}))
            return;
    run_many();
}

CASE(minimize, ends_at_the_first_test_that_applies) {
    static const double all = 1e9;
    if (!run_bowl(0.5, all, all, 1)) return; /* before any update the gradient is small */
    run_bowl(1.0, 1e-6, 1e-6, 1);            /* at the minimum, but the updates are used up */
    run_bowl(1.0, 1e-6, 1e-6, 2);            /* at the minimum, and one update left */
    run_bowl(0.5, 1e-6, all, 1);             /* the loss is asked before the maximum */
    run_bowl(0.5, 3.0, all, 9);              /* the loss is asked before the next gradient */
    run_bowl(0.5, 1e-6, never, SIZE_MAX);    /* as many updates as one can ask for */
    run_bowl(0.5, 1e-6, never, ((size_t)1 << 32) + 1);
    run_bowl(40.0, never, never, 2);
    run("at the minimum", &bowl, 2, BLOCK(0, 0), (minimize_options){0.5, 1e-200, 1e-9, 9});
}

CASE(minimize, reports_divergence) {
    const objective barrier = {.loss = barrier_loss, .gradient = barrier_gradient};
    double huge = DBL_MAX, no_number = NAN, infinite = INFINITY;
    const objective runaway = {forgetful_loss, runaway_gradient, &huge};
    const objective derailed = {forgetful_loss, runaway_gradient, &no_number};
    const objective torn = {forgetful_loss, runaway_gradient, &infinite};
    const minimize_options settled = {0.5, 1e-6, 1.0, 50};
    const minimize_options leap = {8.0, 1e-6, 1e-6, 50}, half = {0.5, 1e-6, never, 50};
    const minimize_options overshoot = {3.0, 1e-6, 1e-6, 2000};
    if (!run("L = x - log x", &barrier, 1, BLOCK(4), leap)) return;
    run("L = x - log x", &barrier, 1, BLOCK(-1), leap);
    run("L = x - log x", &barrier, 1, BLOCK(0), leap);
    run("theta[1] runs away", &runaway, 2, BLOCK(1, 0), half);
    run("the gradient of theta[1] is a NaN", &derailed, 2, BLOCK(1, 0), half);
    run("L = 1 + theta^2 / 2", &bowl, 1, BLOCK(1), overshoot);
    run("the gradient of theta[1] is a NaN, the loss stays", &derailed, 2, BLOCK(0, 0), settled);
    run("the gradient of theta[1] is infinite", &torn, 2, BLOCK(0, 0), half);
    run("theta[1] is infinite", &runaway, 2, BLOCK(1, INFINITY), half);
    run("theta[1] is a NaN", &runaway, 2, BLOCK(1, NAN), half);
}

/* Real data: condition number 12,220. */
CASE(minimize, crawls_on_longley) {
    const objective f = longley_objective();
    run("the Longley data", &f, LONGLEY_COLS, block(LONGLEY_COLS, 0),
        (minimize_options){0.1, never, never, steps_worth(2000)});
}

CASE(minimize, changes_nothing_on_an_error) {
    const objective no_loss = {.gradient = bowl_gradient}, no_gradient = {.loss = bowl_loss};
    const minimize_options good = {0.5, 1e-6, 1e-6, 3};
    double *theta = BLOCK(3, 4);
    minimize_result r = untouched;
    const struct {
        const char *what;
        const objective *f;
        double *theta;
        size_t n;
        minimize_options options;
        bool no_options, no_result;
    } bad[] = {
        {"f NULL", NULL, theta, 2, good, false, false},
        {"f without loss", &no_loss, theta, 2, good, false, false},
        {"f without gradient", &no_gradient, theta, 2, good, false, false},
        {"theta NULL", &bowl, NULL, 2, good, false, false},
        {"options NULL", &bowl, theta, 2, good, true, false},
        {"result NULL", &bowl, theta, 2, good, false, true},
        {"n = 0", &bowl, theta, 0, good, false, false},
        {"max_updates = 0", &bowl, theta, 2, {0.5, 1, 1, 0}, false, false},
        {"lr = 0", &bowl, theta, 2, {0.0, 1, 1, 3}, false, false},
        {"lr = -0.5", &bowl, theta, 2, {-0.5, 1, 1, 3}, false, false},
        {"lr = NAN", &bowl, theta, 2, {NAN, 1, 1, 3}, false, false},
        {"lr = INFINITY", &bowl, theta, 2, {INFINITY, 1, 1, 3}, false, false},
        {"gradient_tolerance = 0", &bowl, theta, 2, {0.5, 0, 1, 3}, false, false},
        {"gradient_tolerance = -1", &bowl, theta, 2, {0.5, -1, 1, 3}, false, false},
        {"gradient_tolerance = NAN", &bowl, theta, 2, {0.5, NAN, 1, 3}, false, false},
        {"gradient_tolerance = INFINITY", &bowl, theta, 2, {0.5, INFINITY, 1, 3}, false, false},
        {"loss_tolerance = 0", &bowl, theta, 2, {0.5, 1, 0, 3}, false, false},
        {"loss_tolerance = -1", &bowl, theta, 2, {0.5, 1, -1, 3}, false, false},
        {"loss_tolerance = NAN", &bowl, theta, 2, {0.5, 1, NAN, 3}, false, false},
        {"loss_tolerance = INFINITY", &bowl, theta, 2, {0.5, 1, INFINITY, 3}, false, false},
        {"result NULL, n = 0, lr = 0", &bowl, theta, 0, {0, 1, 1, 3}, false, true},
        {"max_updates = 0, lr = 0, both tolerances 0", &bowl, theta, 2, {0, 0, 0, 0}, false, false},
        {"lr = 0, both tolerances 0", &bowl, theta, 2, {0, 0, 0, 3}, false, false},
        {"lr = 0, both tolerances -1", &bowl, theta, 2, {0, -1, -1, 3}, false, false},
    };
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        note_call("minimize with %s", bad[i].what);
        record_status("minimize", minimize(bad[i].f, bad[i].theta, bad[i].n,
                                           bad[i].no_options ? NULL : &bad[i].options,
                                           bad[i].no_result ? NULL : &r));
        record_reals("theta", theta, 2);
        record_count("result_is_as_it_was", is_untouched(&r));
    }
    const minimize_options no_updates = {0.5, 1, 1, 0}, no_tolerance = {0.5, 0, 1, 3};
    for (size_t i = 0; i < 2; i++) {
        note_call("minimize with %s = 0 while memory is used up",
                  i == 0 ? "max_updates" : "gradient_tolerance");
        fail_allocation(1);
        record_status("minimize",
                      minimize(&bowl, theta, 2, i == 0 ? &no_updates : &no_tolerance, &r));
        fail_allocation(0);
    }
    for (size_t k = 1; k <= 3; k++) {
        minimize_result spare_r = untouched;
        double *spare = block_of(2, theta);
        note_call("minimize with good arguments while allocation %zu fails", k);
        fail_allocation(k);
        descent_status status = minimize(&bowl, spare, 2, &good, &spare_r);
        record_without_memory("minimize", k, status,
                              unchanged(spare, theta, 2) && is_untouched(&spare_r));
    }
    run("L = 1 + |theta|^2 / 2", &bowl, 2, theta, good);
}
