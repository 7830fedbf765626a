/** The oracle's data, and the comparisons with it. See oracle.h. */
#include "oracle.h"

#include "compare.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Every test has a process to itself, so it has one case. */
static trace_case data;
static bool *compared; /* [data.count] */
static double worst, worst_part;

/* cr_assert_fail leaves the test by itself; abort tells the compiler so. */
#define end_test(...)                                                                              \
    do {                                                                                           \
        cr_assert_fail(__VA_ARGS__);                                                               \
        abort();                                                                                   \
    } while (0)

static const char *test_name(void) {
    return criterion_current_test->name;
}

void open_case(const char *stage) {
    char path[1000];
    const char *folder = getenv("ORACLE_DATA");
    snprintf(path, sizeof path, "%s/%s.oracle", folder != NULL ? folder : "tests/oracle", stage);
    trace_read_case_of(path, test_name(), &data);
    if (data.end != END_FINISHED) end_test("%s has no whole case %s", path, test_name());
    compared = calloc(data.count, sizeof *compared);
    if (compared == NULL) end_test("out of memory");
}

void close_case(void) {
    for (size_t i = 0; i < data.count; i++)
        if (data.items[i].kind != NOTED_INPUT && !compared[i])
            end_test("%s, step %zu: %s was not compared", test_name(), data.items[i].step,
                     data.items[i].name);
    if (getenv("ORACLE_REPORT") != NULL)
        fprintf(stderr, "%-36s %8.1e  %7.4f of the tolerance\n", test_name(), worst, worst_part);
    free(compared);
    trace_case_free(&data);
}

size_t last_step(void) {
    return data.items[data.count - 1].step;
}

/* ---- Finding values ---- */

static const observation *find(observation_kind kind, size_t step, const char *name) {
    for (size_t i = 0; i < data.count; i++) {
        const observation *o = &data.items[i];
        if (o->kind == kind && o->step == step && strcmp(o->name, name) == 0) return o;
    }
    return NULL;
}

static const observation *must_find(observation_kind kind, size_t step, const char *name) {
    const observation *o = find(kind, step, name);
    if (o == NULL) end_test("%s, step %zu: the data have no %s", test_name(), step, name);
    compared[o - data.items] = true;
    return o;
}

bool is_given(size_t step, const char *name) {
    return find(NOTED_INPUT, step, name) != NULL;
}

const double *given(size_t step, const char *name, size_t *n) {
    const observation *o = must_find(NOTED_INPUT, step, name);
    *n = o->n;
    return o->reals;
}

double given_real(size_t step, const char *name) {
    size_t n;
    return given(step, name, &n)[0];
}

size_t given_size(size_t step, const char *name) {
    return (size_t)given_real(step, name);
}

size_t given_sizes(size_t step, const char *name, size_t *out) {
    size_t n;
    const double *x = given(step, name, &n);
    cr_assert_leq(n, VALUES);
    for (size_t i = 0; i < n; i++) out[i] = (size_t)x[i];
    return n;
}

uint64_t given_seed(size_t step) {
    return must_find(OBSERVED_COUNTS, step, "seed")->counts[0];
}

linear_data given_table(void) {
    size_t cells, rows;
    linear_data table = {.X = given(0, "X", &cells), .y = given(0, "y", &rows), .rows = rows};
    table.cols = cells / rows;
    return table;
}

size_t given_start(double *theta) {
    size_t n;
    const double *start = given(0, "theta0", &n);
    cr_assert_leq(n, PARAMETERS);
    memcpy(theta, start, n * sizeof *theta);
    return n;
}

bool is_expected(size_t step, const char *name) {
    return find(OBSERVED_REALS, step, name) != NULL || find(OBSERVED_COUNTS, step, name) != NULL;
}

/* ---- Comparing ---- */

/* "NAME: CALL, step K", what went in, and where in the array. */
static const char *place(const observation *o, size_t i) {
    static char text[EXPLANATION];
    text[0] = '\0';
    append(text, "%s: ", test_name());
    describe_context(&data, o, text);
    append(text, "  where     %s[%zu]\n", o->name, i);
    return text;
}

static void expect_length(const observation *want, size_t n) {
    if (n != want->n) end_test("%s  got %zu values, expected %zu", place(want, 0), n, want->n);
}

void expect_reals(size_t step, const char *name, const double *got, size_t n) {
    const observation *want = must_find(OBSERVED_REALS, step, name);
    double tolerance = tolerance_for(want->scale);
    expect_length(want, n);
    for (size_t i = 0; i < n; i++) {
        if (!is_close(got[i], want->reals[i], tolerance))
            end_test("%s  got       %.17g\n  expected  %.17g   (difference %.1e, tolerance %.1e)",
                     place(want, i), got[i], want->reals[i], fabs(got[i] - want->reals[i]),
                     tolerance);
        if (!isfinite(got[i])) continue;
        worst = fmax(worst, fabs(got[i] - want->reals[i]));
        worst_part = fmax(worst_part, fabs(got[i] - want->reals[i]) / tolerance);
    }
}

void expect_real(size_t step, const char *name, double got) {
    expect_reals(step, name, &got, 1);
}

static void expect_equal(const observation *want, size_t i, uint64_t got) {
    if (got != want->counts[i])
        end_test("%s  got       %" PRIu64 "\n  expected  %" PRIu64, place(want, i), got,
                 want->counts[i]);
}

void expect_sizes(size_t step, const char *name, const size_t *got, size_t n) {
    const observation *want = must_find(OBSERVED_COUNTS, step, name);
    expect_length(want, n);
    for (size_t i = 0; i < n; i++) expect_equal(want, i, got[i]);
}

void expect_count(size_t step, const char *name, uint64_t got) {
    const observation *want = must_find(OBSERVED_COUNTS, step, name);
    expect_length(want, 1);
    expect_equal(want, 0, got);
}

void expect_ok(size_t step, descent_status got) {
    if (got != DESCENT_OK)
        end_test("%s, step %zu: returned %s", test_name(), step, status_name(got));
}

/* ---- Problems ---- */

static double quadratic_loss(const double *theta, size_t n, void *context) {
    (void)context;
    size_t size;
    const double *A = given(0, "A", &size), *centre = given(0, "centre", &size);
    double sum = 0.0;
    for (size_t i = 0; i < n; i++)
        for (size_t j = 0; j < n; j++)
            sum += (theta[i] - centre[i]) * A[i * n + j] * (theta[j] - centre[j]);
    return 0.5 * sum;
}

static void quadratic_gradient(const double *theta, size_t n, void *context, double *grad) {
    (void)context;
    size_t size;
    const double *A = given(0, "A", &size), *centre = given(0, "centre", &size);
    for (size_t i = 0; i < n; i++) {
        grad[i] = 0.0;
        for (size_t j = 0; j < n; j++) grad[i] += A[i * n + j] * (theta[j] - centre[j]);
    }
}

objective quadratic(void) {
    return (objective){.loss = quadratic_loss, .gradient = quadratic_gradient};
}

static double barrier_loss(const double *theta, size_t n, void *context) {
    (void)context;
    double sum = 0.0;
    for (size_t i = 0; i < n; i++) sum += theta[i] - log(theta[i]) - 1.0;
    return sum;
}

static void barrier_gradient(const double *theta, size_t n, void *context, double *grad) {
    (void)context;
    for (size_t i = 0; i < n; i++) grad[i] = 1.0 - 1.0 / theta[i];
}

static objective barrier(void) {
    return (objective){.loss = barrier_loss, .gradient = barrier_gradient};
}

static size_t loss_calls;
static double (*true_loss)(const double *, size_t, void *);

static double watched_loss(const double *theta, size_t n, void *context) {
    if (loss_calls > 0) expect_reals(loss_calls, "theta", theta, n);
    loss_calls++;
    return true_loss(theta, n, context);
}

objective watched_problem(void) {
    objective f = is_given(0, "A") ? quadratic() : barrier();
    true_loss = f.loss;
    loss_calls = 0;
    f.loss = watched_loss;
    return f;
}

/* ---- Rules that make one step ---- */

static double asked_at[PARAMETERS];
static size_t parameters;

const double *last_point(void) {
    return asked_at;
}

/* The gradient of the step that `context` points to. */
static void gradient_of_step(const double *theta, size_t n, void *context, double *grad) {
    size_t step = *(const size_t *)context, size;
    memcpy(asked_at, theta, n * sizeof *theta);
    if (is_given(0, "gradients"))
        memcpy(grad, given(0, "gradients", &size) + (step - 1) * n, n * sizeof *grad);
    else
        quadratic_gradient(theta, n, NULL, grad);
}

void compare_state(size_t step, const char *name, const double *got) {
    if (is_expected(step, name)) expect_reals(step, name, got, parameters);
}

void follow(const char *stage, const rule *r) {
    double theta[PARAMETERS], grad[PARAMETERS];
    size_t step, rates;
    objective f = {.gradient = gradient_of_step, .context = &step};

    open_case(stage);
    parameters = given_start(theta);
    const double *lr = given(0, "lr", &rates);
    if (r->begin != NULL) r->begin(parameters);
    for (step = 1; step <= last_step(); step++) {
        f.gradient(theta, parameters, f.context, grad);
        expect_ok(step, r->step(theta, grad, &f, rates == 1 ? lr[0] : lr[step - 1]));
        expect_reals(step, "theta", theta, parameters);
        if (r->compare != NULL) r->compare(step);
    }
    if (r->end != NULL) r->end();
    close_case();
}
