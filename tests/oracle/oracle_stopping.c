/** Stage 01 against the oracle: minimize and early stopping. */
#include "oracle.h"

/* ---- minimize ---- */

static void follow_minimize(void) {
    open_case("gradient_descent");
    double theta[PARAMETERS];
    size_t n = given_start(theta), end = last_step();
    objective f = watched_problem();
    minimize_result result = {0};
    minimize_options options = {.lr = given_real(0, "lr"),
                                .gradient_tolerance = given_real(0, "gradient_tolerance"),
                                .loss_tolerance = given_real(0, "loss_tolerance"),
                                .max_updates = given_size(0, "max_updates")};

    expect_ok(0, minimize(&f, theta, n, &options, &result));
    expect_count(end, "updates", result.updates);
    expect_count(end, "reason", (uint64_t)result.reason);
    expect_real(end, "loss", result.loss);
    expect_reals(end, "returned", theta, n);
    close_case();
}

ORACLE(minimize_gradient, follow_minimize())
ORACLE(minimize_loss, follow_minimize())
ORACLE(minimize_loss_rising, follow_minimize())
ORACLE(minimize_maximum, follow_minimize())
ORACLE(minimize_diverged, follow_minimize())
ORACLE(minimize_not_a_number, follow_minimize())
ORACLE(minimize_at_the_minimum, follow_minimize())
ORACLE(minimize_diverged_at_once, follow_minimize())

/* ---- Early stopping ---- */

/* One epoch is one step, on the quadratic or on some rows of the table. */
typedef struct {
    objective f;
    linear_data table;
    size_t train[VALUES], train_rows;
    size_t held_out[VALUES], held_out_rows;
    const double *losses; /* what validation says of the quadratic */
    double lr;
    size_t epochs;
} job_context;

static void train_epoch(double *theta, size_t n, void *context) {
    job_context *job = context;
    double grad[PARAMETERS];
    job->epochs++;
    if (job->losses != NULL)
        job->f.gradient(theta, n, NULL, grad);
    else
        expect_ok(job->epochs, mse_gradient(theta, &job->table, job->train, job->train_rows, grad));
    expect_ok(job->epochs, gd_step(theta, grad, n, job->lr));
}

static double validate(const double *theta, size_t n, void *context) {
    const job_context *job = context;
    double loss = NAN;
    expect_reals(job->epochs, "theta", theta, n);
    if (job->losses != NULL)
        loss = job->losses[job->epochs - 1];
    else
        expect_ok(job->epochs,
                  mse_loss(theta, &job->table, job->held_out, job->held_out_rows, &loss));
    expect_real(job->epochs, "validation", loss);
    return loss;
}

static void follow_early_stopping(void) {
    open_case("gradient_descent");
    double theta[PARAMETERS];
    size_t n = given_start(theta), end = last_step(), count;
    job_context context = {.lr = given_real(0, "lr")};
    early_stopping_result result = {0};
    early_stopping_options options = {.max_epochs = given_size(0, "max_epochs"),
                                      .patience = given_size(0, "patience"),
                                      .min_delta = given_real(0, "min_delta")};
    if (is_given(0, "losses")) {
        context.f = quadratic();
        context.losses = given(0, "losses", &count);
    } else {
        context.table = given_table();
        context.train_rows = given_sizes(0, "train", context.train);
        context.held_out_rows = given_sizes(0, "held_out", context.held_out);
    }
    training job = {.epoch = train_epoch, .validate = validate, .context = &context};

    expect_ok(0, train_with_early_stopping(&job, theta, n, &options, &result));
    expect_count(end, "epochs", result.epochs);
    expect_count(end, "best_epoch", result.best_epoch);
    expect_count(end, "stopped", result.stopped_early);
    expect_real(end, "best_loss", result.best_loss);
    expect_reals(end, "returned", theta, n);
    close_case();
}

ORACLE(early_stopping_patience, follow_early_stopping())
ORACLE(early_stopping_resets, follow_early_stopping())
ORACLE(early_stopping_last_epoch, follow_early_stopping())
ORACLE(early_stopping_patience_at_the_end, follow_early_stopping())
ORACLE(early_stopping_never_improves, follow_early_stopping())
ORACLE(early_stopping_training, follow_early_stopping())
