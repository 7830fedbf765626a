/** Stage 01 against the oracle: numerical gradient, step, losses, shuffle and epochs. */
#include "oracle.h"

#include <string.h>

/* ---- numerical_gradient ---- */

static double rosenbrock_loss(const double *theta, size_t n, void *context) {
    (void)n, (void)context;
    double x = theta[0], y = theta[1];
    return (1 - x) * (1 - x) + 100 * (y - x * x) * (y - x * x);
}

static double loss_over_table(const double *theta, size_t n, void *context) {
    (void)n;
    const linear_data *table = context;
    double loss = NAN;
    expect_ok(0, logistic_loss(theta, table, NULL, table->rows, &loss));
    return loss;
}

static void follow_differences(const objective *f) {
    size_t n;
    const double *theta = given(0, "theta", &n);
    for (size_t set = 1; set <= last_step(); set++) {
        double grad[PARAMETERS];
        expect_ok(set, numerical_gradient(f, theta, n, given_real(set, "h"), grad));
        expect_reals(set, "grad", grad, n);
    }
    close_case();
}

Test(oracle, numerical_gradient_quadratic) {
    open_case("gradient_descent");
    objective f = quadratic();
    follow_differences(&f);
}

Test(oracle, numerical_gradient_rosenbrock) {
    open_case("gradient_descent");
    objective f = {.loss = rosenbrock_loss};
    follow_differences(&f);
}

Test(oracle, numerical_gradient_logistic) {
    open_case("gradient_descent");
    linear_data table = given_table();
    objective f = {.loss = loss_over_table, .context = &table};
    follow_differences(&f);
}

/* ---- gd_step ---- */

static size_t step_size;

static void begin_gd(size_t n) {
    step_size = n;
}

static descent_status step_gd(double *theta, const double *grad, const objective *f, double lr) {
    (void)f;
    return gd_step(theta, grad, step_size, lr);
}

static const rule gd = {.begin = begin_gd, .step = step_gd};

ORACLE(gd_step_quadratic, follow("gradient_descent", &gd))
ORACLE(gd_step_given_gradients, follow("gradient_descent", &gd))
ORACLE(gd_step_changing_rate, follow("gradient_descent", &gd))

/* ---- Losses and their gradients ---- */

typedef descent_status (*batch_loss)(const double *, const linear_data *, const size_t *, size_t,
                                     double *);

static void follow_losses(batch_loss loss, batch_gradient gradient) {
    open_case("gradient_descent");
    linear_data table = given_table();
    for (size_t set = 1; set <= last_step(); set++) {
        double got = NAN, grad[PARAMETERS];
        size_t n, batch[VALUES], m = given_size(set, "m");
        const double *theta = given(set, "theta", &n);
        bool all = !is_given(set, "batch");
        if (!all) given_sizes(set, "batch", batch);

        expect_ok(set, loss(theta, &table, all ? NULL : batch, m, &got));
        expect_real(set, "loss", got);
        expect_ok(set, gradient(theta, &table, all ? NULL : batch, m, grad));
        expect_reals(set, "grad", grad, n);
    }
    close_case();
}

ORACLE(mse, follow_losses(mse_loss, mse_gradient))
ORACLE(logistic, follow_losses(logistic_loss, logistic_gradient))
ORACLE(logistic_extreme, follow_losses(logistic_loss, logistic_gradient))

/* ---- shuffle ---- */

static void follow_shuffles(void) {
    open_case("gradient_descent");
    for (size_t set = 1; set <= last_step(); set++) {
        size_t order[VALUES], n = given_sizes(set, "order", order);
        uint64_t rng = given_seed(set);
        expect_ok(set, shuffle(order, n, &rng));
        expect_sizes(set, "first_order", order, n);
        expect_count(set, "first_rng", rng);
        expect_ok(set, shuffle(order, n, &rng));
        expect_sizes(set, "second_order", order, n);
        expect_count(set, "second_rng", rng);
    }
    close_case();
}

ORACLE(shuffle, follow_shuffles())
ORACLE(shuffle_rejects, follow_shuffles())

/* ---- Epochs ---- */

typedef enum { BATCH, MINIBATCH, STOCHASTIC } epoch_kind;

static batch_gradient true_gradient;
static size_t updates_seen;

/* Called once an update: theta must be what the update before left, and the batch the next one. */
static descent_status watched_gradient(const double *theta, const linear_data *table,
                                       const size_t *batch, size_t m, double *grad) {
    if (updates_seen > 0) expect_reals(updates_seen, "theta", theta, table->cols + 1);
    updates_seen++;
    if (batch != NULL)
        expect_sizes(updates_seen, "batch", batch, m);
    else
        cr_assert_eq(m, table->rows);
    return true_gradient(theta, table, batch, m, grad);
}

static void follow_epochs(epoch_kind kind, batch_gradient gradient) {
    open_case("gradient_descent");
    linear_data table = given_table();
    double theta[PARAMETERS], lr = given_real(0, "lr");
    size_t order[VALUES], updates, n = given_start(theta);
    uint64_t rng = kind == BATCH ? 0 : given_seed(0);
    size_t batch_size = kind == BATCH ? table.rows : given_size(0, "batch_size");

    for (size_t i = 0; i < table.rows; i++) order[i] = i;
    true_gradient = gradient;
    updates_seen = 0;
    while (updates_seen < last_step()) {
        descent_status status;
        if (kind == BATCH)
            status = batch_epoch(theta, &table, watched_gradient, lr);
        else if (kind == MINIBATCH)
            status = minibatch_epoch(theta, &table, watched_gradient, lr, batch_size, order, &rng,
                                     &updates);
        else
            status = stochastic_epoch(theta, &table, watched_gradient, lr, order, &rng, &updates);
        expect_ok(updates_seen, status);
        expect_reals(updates_seen, "theta", theta, n);
        if (kind == BATCH) continue;
        expect_sizes(updates_seen, "order", order, table.rows);
        expect_count(updates_seen, "rng", rng);
        expect_count(updates_seen, "updates", updates);
    }
    close_case();
}

ORACLE(batch_epoch_mse, follow_epochs(BATCH, mse_gradient))
ORACLE(batch_epoch_logistic, follow_epochs(BATCH, logistic_gradient))
ORACLE(minibatch_epoch_mse, follow_epochs(MINIBATCH, mse_gradient))
ORACLE(minibatch_epoch_logistic, follow_epochs(MINIBATCH, logistic_gradient))
ORACLE(minibatch_epoch_divides, follow_epochs(MINIBATCH, mse_gradient))
ORACLE(minibatch_epoch_larger, follow_epochs(MINIBATCH, mse_gradient))
ORACLE(stochastic_epoch, follow_epochs(STOCHASTIC, mse_gradient))
