/** Cases of stage 01: early stopping. */
#include "table.h"

#include <float.h>

/* ---- A training run whose validation losses are written down beforehand ---- */

enum { N = 3, EPOCHS = 12 };

/* losses[e] is that of the theta after e epochs; behind the last one all are as the last. */
typedef struct {
    double losses[EPOCHS];
    size_t count;
    size_t trained;
    size_t other_n; /* calls in which n was not N */
} script;

/* theta = (1, 2, 3) becomes (11, 12, 13), (21, 22, 23), ... */
static void scripted_epoch(double *theta, size_t n, void *context) {
    script *s = context;
    s->trained++;
    s->other_n += n != N;
    for (size_t i = 0; i < N; i++) theta[i] += 10.0;
}

static double scripted_loss(const double *theta, size_t n, void *context) {
    script *s = context;
    s->other_n += n != N;
    for (size_t e = 0; e + 1 < s->count; e++)
        if (theta[0] < 10.0 * (double)e + 6.0) return s->losses[e];
    return s->losses[s->count - 1];
}

static void show(const early_stopping_result *r, const double *theta, size_t n) {
    record_count("result.epochs", r->epochs);
    record_count("result.best_epoch", r->best_epoch);
    record_real("result.best_loss", r->best_loss);
    record_count("result.stopped_early", r->stopped_early);
    record_reals("theta", theta, n);
    record_count("blocks_not_freed", live_blocks());
}

/* One run over the losses after 1, 2, 3, ... epochs. False if it did not work. The untrained
 * theta's loss is the lowest of all, but nobody is to ask for it.
 */
static bool train(size_t max_epochs, size_t patience, double min_delta, size_t count,
                  const double *losses) {
    script s = {.losses = {-1000.0}, .count = count + 1};
    for (size_t e = 0; e < count; e++) s.losses[e + 1] = losses[e];
    const training job = {scripted_epoch, scripted_loss, &s};
    const early_stopping_options options = {max_epochs, patience, min_delta};
    early_stopping_result r = {77, 77, 77.0, patience % 2 == 0};
    double *theta = BLOCK(1, 2, 3);
    note_call("train_with_early_stopping(job, theta, n = 3, {max_epochs = %zu, patience = %zu, "
              "min_delta = %g}, &result)",
              max_epochs, patience, min_delta);
    note_input("theta", theta, N);
    note_input("validation_losses", losses, count);
    if (!record_status("train_with_early_stopping",
                       train_with_early_stopping(&job, theta, N, &options, &r)))
        return false;
    show(&r, theta, N);
    record_count("epochs_trained", s.trained);
    record_count("calls_with_another_n", s.other_n);
    return true;
}
#define TRAIN(max_epochs, patience, min_delta, ...)                                                \
    train(max_epochs, patience, min_delta, sizeof((double[]){__VA_ARGS__}) / sizeof(double),       \
          (double[]){__VA_ARGS__})

/* theta [n] goes up by 1 in each epoch, and its loss after that. */
static void rising_epoch(double *theta, size_t n, void *context) {
    (void)context;
    for (size_t i = 0; i < n; i++) theta[i] += 1.0;
}

static double rising_loss(const double *theta, size_t n, void *context) {
    (void)context;
    return theta[n - 1];
}

/* So many parameters that only the last few are looked at. */
static void train_many(void) {
    enum { MANY = 1500, SEEN = 5 };
    const training job = {rising_epoch, rising_loss, NULL};
    const early_stopping_options options = {9, 2, 0.0};
    early_stopping_result r = {77, 77, 77.0, false};
    double *theta = random_block(MANY, -1, 1);
    note_call("train_with_early_stopping(job, theta, n = %d, ...)", MANY);
    record_status("train_with_early_stopping",
                  train_with_early_stopping(&job, theta, MANY, &options, &r));
    show(&r, theta + MANY - SEEN, SEEN);
}

CASE(train_with_early_stopping, returns_the_best_theta_not_the_last) {
    if (!TRAIN(11, 2, 0.0, 5, 4, 3, 3.5, 3.6, 2, 1)) return;
    double best = uniform(1, 2), step = uniform(0.1, 0.5);
    TRAIN(11, 3, 0.0, best + 2 * step, best + step, best, best + step, best + 2 * step, best + step,
          0);
    TRAIN(8, 2, 0.0, -1, -3, -2, -3.5, -3.25, -3.25, -4); /* losses may be negative */
    TRAIN(8, 2, 0.0, 1, 0, -1, -1, 0, -2);
    TRAIN(8, 2, 0.0, DBL_MAX, 1e300, 1e299, 1e300, 1e301); /* or huge */
    TRAIN(8, 2, 0.0, DBL_MAX, DBL_MAX, INFINITY);
}

CASE(train_with_early_stopping, patience_counts_epochs_in_a_row) {
    for (size_t patience = 1; patience <= 4; patience++)
        if (!TRAIN(11, patience, 0.0, 5, 6, 4, 6, 6, 3, 6, 6, 6, 2)) return;
    const size_t most[] = {SIZE_MAX, SIZE_MAX / 2 + 1, ((size_t)1 << 32) + 1};
    for (size_t i = 0; i < 3; i++) {
        TRAIN(4, most[i], 0.0, 5, 6, 7, 8);
        TRAIN(most[i], 2, 0.0, 5, 4, 5, 6, 3);
    }
    TRAIN(1000, 300, 0.0, 5);
}

/* Compared with the best, not with the last, and strictly. */
CASE(train_with_early_stopping, an_improvement_exceeds_min_delta) {
    if (!TRAIN(10, 3, 0.0, 0.5, 0.5, 0.5, 0.5, 0.5)) return;
    TRAIN(10, 2, 0.0, 4, 3, 3, 2, 2, 2, 1);
    TRAIN(10, 2, 0.5, 5, 4.75, 4.25, 4, 3.75, 3.5, 0);
    TRAIN(10, 3, 0.5, 5, 4.5, 4.5, 4.5, 0);
    TRAIN(6, 6, 0.25, 2, 1.875, 1.5, 1.375, 1.25, 1.125);
    TRAIN(6, 2, 4.0, 64, 57, 54, 49, 46, 40);
    TRAIN(3, 2, -0.0, 3, 2, 2.5);
}

CASE(train_with_early_stopping, a_nan_is_no_improvement) {
    if (!TRAIN(10, 3, 0.0, NAN, NAN, NAN, 1)) return;
    TRAIN(10, 2, 0.0, NAN, 3, NAN, 2, NAN, INFINITY, 1);
    TRAIN(10, 2, 0.0, 3, 2, NAN, NAN, 1);
    TRAIN(2, 5, 0.5, INFINITY, NAN);
}

CASE(train_with_early_stopping, restores_at_the_last_epoch_too) {
    if (!TRAIN(4, 9, 0.0, 5, 3, 4, 4.5)) return;
    TRAIN(4, 3, 0.0, 5, 4, 3, 2);
    TRAIN(4, 2, 0.0, 5, 3, 4, 4);
    TRAIN(4, 1, 0.0, 5, 4, 3, 3);
    TRAIN(1, 1, 0.0, 5);
    TRAIN(1, 1, 0.0, NAN);
    TRAIN(4, 9, 0.0, 5, -INFINITY, 1, 2);
    train_many();
}

/* ---- A real one: few noisy examples, many features ---- */

typedef struct {
    linear_data train, validation;
    descent_status status; /* the first error of the learner's own functions */
} fit;

static void fit_epoch(double *theta, size_t n, void *context) {
    fit *f = context;
    (void)n;
    if (f->status == DESCENT_OK) f->status = batch_epoch(theta, &f->train, mse_gradient, 0.06);
}

static double fit_loss(const double *theta, size_t n, void *context) {
    fit *f = context;
    double loss = NAN;
    (void)n;
    if (f->status == DESCENT_OK)
        f->status = mse_loss(theta, &f->validation, NULL, f->validation.rows, &loss);
    return loss;
}

CASE(train_with_early_stopping, stops_a_real_training) {
    enum { COLS = 6 };
    fit f = {.train = random_table(7, COLS), .validation = random_table(30, COLS)};
    const training job = {fit_epoch, fit_loss, &f};
    const early_stopping_options options = {steps_worth(80), 4, 0.0};
    early_stopping_result r = {77, 77, 77.0, true};
    double *theta = random_block(COLS + 1, -1, 1), last = 7.0;
    note_call("train_with_early_stopping with batch_epoch and mse_loss, 7 rows x 6 columns");
    note_input("theta", theta, COLS + 1);
    descent_status status = train_with_early_stopping(&job, theta, COLS + 1, &options, &r);
    if (!record_status("train_with_early_stopping", status)) return;
    record_status("batch_epoch", f.status);
    show(&r, theta, COLS + 1);
    record_status("mse_loss", mse_loss(theta, &f.validation, NULL, 30, &last));
    record_real("loss_of_theta", last);
}

/* ---- Errors ---- */

static const early_stopping_result untouched = {77, 77, 77.0, true};

static bool is_untouched(const early_stopping_result *r) {
    return r->epochs == 77 && r->best_epoch == 77 && r->best_loss == 77.0 && r->stopped_early;
}

CASE(train_with_early_stopping, changes_nothing_on_an_error) {
    script s = {.losses = {0, 2, 1, 3, 3}, .count = 5};
    const training job = {scripted_epoch, scripted_loss, &s};
    const training no_epoch = {NULL, scripted_loss, &s}, no_validate = {scripted_epoch, NULL, &s};
    const early_stopping_options good = {9, 2, 0.0};
    double *theta = BLOCK(1, 2, 3);
    early_stopping_result r = untouched;
    const struct {
        const char *what;
        const training *job;
        double *theta;
        size_t n;
        early_stopping_options options;
        bool no_options, no_result;
    } bad[] = {
        {"job NULL", NULL, theta, N, good, false, false},
        {"job without epoch", &no_epoch, theta, N, good, false, false},
        {"job without validate", &no_validate, theta, N, good, false, false},
        {"theta NULL", &job, NULL, N, good, false, false},
        {"options NULL", &job, theta, N, good, true, false},
        {"result NULL", &job, theta, N, good, false, true},
        {"n = 0", &job, theta, 0, good, false, false},
        {"max_epochs = 0", &job, theta, N, {0, 2, 0.0}, false, false},
        {"patience = 0", &job, theta, N, {9, 0, 0.0}, false, false},
        {"min_delta = -0.1", &job, theta, N, {9, 2, -0.1}, false, false},
        {"min_delta = NAN", &job, theta, N, {9, 2, NAN}, false, false},
        {"min_delta = INFINITY", &job, theta, N, {9, 2, INFINITY}, false, false},
        {"theta NULL, n = 0, min_delta = -1", &job, NULL, 0, {9, 2, -1.0}, false, false},
        {"patience = 0, min_delta = NAN", &job, theta, N, {9, 0, NAN}, false, false},
    };
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        note_call("train_with_early_stopping with %s", bad[i].what);
        record_status("train_with_early_stopping",
                      train_with_early_stopping(bad[i].job, bad[i].theta, bad[i].n,
                                                bad[i].no_options ? NULL : &bad[i].options,
                                                bad[i].no_result ? NULL : &r));
        record_reals("theta", theta, N);
        record_count("result_is_as_it_was", is_untouched(&r));
        record_count("epochs_trained", s.trained);
    }
    const early_stopping_options no_delta = {9, 2, -1.0};
    note_call("train_with_early_stopping with min_delta = -1 while memory is used up");
    fail_allocation(1);
    record_status("train_with_early_stopping",
                  train_with_early_stopping(&job, theta, N, &no_delta, &r));
    fail_allocation(0);
    for (size_t k = 1; k <= 3; k++) {
        early_stopping_result spare_r = untouched;
        double *spare = block_of(N, theta);
        s.trained = 0;
        note_call("train_with_early_stopping while allocation %zu fails", k);
        fail_allocation(k);
        descent_status status = train_with_early_stopping(&job, spare, N, &good, &spare_r);
        record_without_memory("train_with_early_stopping", k, status,
                              unchanged(spare, theta, N) && is_untouched(&spare_r) &&
                                  s.trained == 0);
    }
    note_call("train_with_early_stopping(job, theta, n = 3, {max_epochs = 9, patience = 2, "
              "min_delta = 0}, &result)");
    record_status("train_with_early_stopping",
                  train_with_early_stopping(&job, theta, N, &good, &r));
    show(&r, theta, N);
}
