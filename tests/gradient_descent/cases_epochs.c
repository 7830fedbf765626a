/** Cases of stage 01: passes over the data.
 *
 *  The epochs are handed a gradient of our own, which records what it is asked for, so they are
 *  judged apart from the learner's models; two cases put both together.
 */
#include "problems.h"
#include "table.h"

#include <stdio.h>

/* ---- The three epochs under one signature ---- */

typedef descent_status (*epoch_function)(double *theta, const linear_data *data,
                                         batch_gradient gradient, double lr, size_t batch_size,
                                         size_t *order, uint64_t *rng, size_t *updates);

typedef struct {
    const char *name;
    epoch_function run;
    bool shuffles, has_batch_size;
} epoch_kind;

static descent_status run_batch_epoch(double *theta, const linear_data *data,
                                      batch_gradient gradient, double lr, size_t batch_size,
                                      size_t *order, uint64_t *rng, size_t *updates) {
    (void)batch_size, (void)order, (void)rng, (void)updates;
    return batch_epoch(theta, data, gradient, lr);
}

static descent_status run_stochastic_epoch(double *theta, const linear_data *data,
                                           batch_gradient gradient, double lr, size_t batch_size,
                                           size_t *order, uint64_t *rng, size_t *updates) {
    (void)batch_size;
    return stochastic_epoch(theta, data, gradient, lr, order, rng, updates);
}

static const epoch_kind batch = {"batch_epoch", run_batch_epoch, false, false};
static const epoch_kind minibatch = {"minibatch_epoch", minibatch_epoch, true, true};
static const epoch_kind stochastic = {"stochastic_epoch", run_stochastic_epoch, true, false};

/* ---- A gradient that tells what it was asked ---- */

static struct {
    size_t calls, rows; /* in this epoch */
    size_t fails_at;    /* the call that returns an error, or 0 */
    descent_status error;
} watch = {.error = DESCENT_E_BETA};

/* Mean squared error, after a record of batch, size and theta. */
static descent_status watched_gradient(const double *theta, const linear_data *data,
                                       const size_t *rows, size_t m, double *grad) {
    size_t cols = data->cols;
    watch.calls++;
    watch.rows += m;
    note_step(watch.calls);
    record_count("m", m);
    if (m == 0 || watch.rows > data->rows) return DESCENT_E_SIZE;
    record_counts("rows", rows, m);
    record_reals("asked_at", theta, cols + 1);
    /* Who takes a step all the same goes far. */
    for (size_t j = 0; j <= cols; j++) grad[j] = 1e3;
    if (watch.calls == watch.fails_at) return watch.error;

    for (size_t j = 0; j <= cols; j++) grad[j] = 0.0;
    for (size_t k = 0; k < m; k++) {
        size_t i = rows == NULL ? k : rows[k];
        if (i >= data->rows) return DESCENT_E_SIZE;
        double error = theta[cols] - data->y[i];
        for (size_t j = 0; j < cols; j++) error += theta[j] * data->X[i * cols + j];
        for (size_t j = 0; j <= cols; j++)
            grad[j] += 2.0 / (double)m * error * (j < cols ? data->X[i * cols + j] : 1.0);
    }
    return DESCENT_OK;
}

/* What an epoch works on. */
typedef struct {
    linear_data data;
    double *theta;
    double lr;
    size_t batch_size;
    size_t *order;
    uint64_t rng;
} pass;

static pass new_pass(linear_data data, double lr, size_t batch_size) {
    return (pass){.data = data,
                  .theta = random_block(data.cols + 1, -1, 1),
                  .lr = lr,
                  .batch_size = batch_size,
                  .order = count_block(data.rows),
                  .rng = (uint64_t)pick(0, SIZE_MAX - 1)};
}

/* One epoch, and all that it leaves behind. False if it did not work. */
static bool epoch_with(const epoch_kind *e, pass *p, batch_gradient gradient, const char *called) {
    char size[60] = "";
    size_t updates = 77;
    if (e->has_batch_size) snprintf(size, sizeof size, ", batch_size = %zu", p->batch_size);
    watch.calls = watch.rows = 0;
    note_call("%s(theta, data, %s, lr = %.6g%s%s), %zu rows", e->name, called, p->lr, size,
              e->shuffles ? ", order, &rng, &updates" : "", p->data.rows);
    note_input("theta", p->theta, p->data.cols + 1);
    bool worked = record_status(e->name, e->run(p->theta, &p->data, gradient, p->lr, p->batch_size,
                                                p->order, &p->rng, &updates));
    record_reals("theta", p->theta, p->data.cols + 1);
    if (e->shuffles) {
        record_count("updates", updates);
        record_counts("order", p->order, p->data.rows);
        record_count("rng", p->rng);
    }
    record_count("blocks_not_freed", live_blocks());
    return worked;
}

static bool watched_epoch(const epoch_kind *e, pass *p) {
    return epoch_with(e, p, watched_gradient, "gradient");
}

/* Ones, in at most so many places of a gradient, and a NaN in the last place if so wanted. */
static struct {
    size_t places;
    bool has_nan;
} flat = {.places = 3};

static descent_status flat_gradient(const double *theta, const linear_data *data,
                                    const size_t *rows, size_t m, double *grad) {
    (void)theta, (void)rows, (void)m;
    for (size_t j = 0; j <= data->cols && j < flat.places; j++) grad[j] = 1.0;
    if (flat.has_nan) grad[data->cols] = NAN;
    return DESCENT_OK;
}

/* More rows and columns than one thinks of, a rate that is large, a gradient that is no number. */
static void unusual_epoch(const epoch_kind *e, size_t batch_size) {
    enum { LONG = 300, WIDE = 1500, SEEN = 5 };
    pass p = new_pass((linear_data){block(LONG, 1), block(LONG, 1), LONG, 1}, 40.0, batch_size);
    const linear_data wide = {block(WIDE, 1), block(1, 1), 1, WIDE};
    size_t updates = 77;
    note_call("%s(theta, data, gradient, lr = 40, ...), %d rows, the gradient is 1", e->name, LONG);
    record_status(e->name, e->run(p.theta, &p.data, flat_gradient, p.lr, batch_size, p.order,
                                  &p.rng, &updates));
    record_reals("theta", p.theta, 2);
    record_counts("updates_and_ends_of_order", (size_t[]){updates, p.order[0], p.order[LONG - 1]},
                  3);

    p = new_pass(wide, 1e-6, batch_size);
    flat.places = WIDE + 1;
    for (size_t nan = 0; nan <= 1; nan++) {
        flat.has_nan = nan == 1;
        note_call("%s(theta, data, gradient, lr = 1e-6, ...), %d columns, the gradient is 1%s",
                  e->name, WIDE, nan ? ", the last a NaN" : "");
        record_status(e->name, e->run(p.theta, &p.data, flat_gradient, p.lr, batch_size, p.order,
                                      &p.rng, &updates));
        record_reals("last_of_theta", p.theta + WIDE + 1 - SEEN, SEEN);
    }
    flat.has_nan = false;
    flat.places = 3;
}

/* ---- What each of them does ---- */

/* Five equal rows, x = 1 and y = 3, so the order does not matter: with lr = 1/8 each update halves
 * the error w + b - 3.
 */
static void equal_rows(const epoch_kind *e, size_t batch_size) {
    watch.fails_at = 0;
    pass p = new_pass((linear_data){block(5, 1), block(5, 3), 5, 1}, 0.125, batch_size);
    p.theta = BLOCK(0, 0);
    watched_epoch(e, &p);
}

static void several_epochs(const epoch_kind *e, size_t epochs, size_t rows, size_t cols,
                           size_t batch_size) {
    watch.fails_at = 0;
    pass p = new_pass(random_table(rows, cols), uniform(0.02, 0.08), batch_size);
    double *X = block_of(rows * cols, p.data.X), *y = block_of(rows, p.data.y);
    for (size_t k = 0; k < epochs; k++, p.lr *= 0.75)
        if (!watched_epoch(e, &p)) return;
    record_count("X_is_as_it_was", unchanged(p.data.X, X, rows * cols));
    record_count("y_is_as_it_was", unchanged(p.data.y, y, rows));
}

CASE(batch_epoch, makes_one_update_with_all_rows) {
    equal_rows(&batch, 0);
    several_epochs(&batch, 3, pick(10, 30), 3, 0);
    unusual_epoch(&batch, 0);
}

CASE(minibatch_epoch, last_batch_holds_what_is_left) {
    equal_rows(&minibatch, 2);
    several_epochs(&minibatch, 3, 23, 4, 5);
}

CASE(minibatch_epoch, no_batch_is_empty_or_too_large) {
    static const struct {
        size_t rows, batch_size;
    } cuts[] = {{20, 5}, {6, 3}, {9, 9}, {9, 10}, {9, 64},  {9, SIZE_MAX},
                {4, 1},  {1, 1}, {1, 3}, {7, 3},  {12, 10}, {8, 7}};
    for (size_t i = 0; i < sizeof cuts / sizeof *cuts; i++)
        several_epochs(&minibatch, 1, cuts[i].rows, 2, cuts[i].batch_size);
    unusual_epoch(&minibatch, 300);
}

/* From an order and a state in the middle of something else. */
CASE(minibatch_epoch, carries_order_and_generator_on) {
    watch.fails_at = 0;
    pass p = new_pass(random_table(10, 2), 0.05, 4);
    for (size_t i = 0; i < 10; i++) p.order[i] = 3 * (i + 1) % 10;
    for (size_t k = 0; k < 4; k++)
        if (!watched_epoch(&minibatch, &p)) return;
}

CASE(stochastic_epoch, takes_every_row_once) {
    equal_rows(&stochastic, 0);
    several_epochs(&stochastic, 3, 11, 3, 0);
    unusual_epoch(&stochastic, 0);
}

/* ---- With the learner's models ---- */

/* Norris's table, standardised, so that both curvatures are 2 and each epoch halves what is wrong.
 * Then the line in the table's own units: y = intercept + slope x.
 */
CASE(batch_epoch, finds_the_certified_line_of_norris) {
    double *X = block(NORRIS_ROWS, 0), *y = block(NORRIS_ROWS, 0);
    double x_mean, x_deviation, y_mean, y_deviation;
    for (size_t i = 0; i < NORRIS_ROWS; i++) X[i] = norris[i][0], y[i] = norris[i][1];
    standardise(X, NORRIS_ROWS, 1, &x_mean, &x_deviation);
    standardise(y, NORRIS_ROWS, 1, &y_mean, &y_deviation);
    pass p = new_pass((linear_data){X, y, NORRIS_ROWS, 1}, 0.25, 0);
    size_t epochs = steps_worth(60);
    for (size_t k = 1; k < epochs; k++)
        if (batch_epoch(p.theta, &p.data, mse_gradient, p.lr) != DESCENT_OK) break;
    if (!epoch_with(&batch, &p, mse_gradient, "mse_gradient")) return;
    double slope = p.theta[0] * y_deviation / x_deviation;
    double intercept = y_mean + p.theta[1] * y_deviation - slope * x_mean;
    double line[] = {intercept, slope, intercept + slope * 1000.0};
    record_reals("intercept_slope_and_y_at_1000", line, 3);
}

CASE(minibatch_epoch, trains_a_classifier) {
    pass p = new_pass(random_labelled_table(30, 2), 0.5, 8);
    double before = 7, after = 7;
    p.theta = block(3, 0);
    if (!record_status("logistic_loss", logistic_loss(p.theta, &p.data, NULL, 30, &before))) return;
    for (size_t k = 0; k < 10; k++)
        if (!epoch_with(&minibatch, &p, logistic_gradient, "logistic_gradient")) return;
    record_status("logistic_loss", logistic_loss(p.theta, &p.data, NULL, 30, &after));
    record_real("loss_before", before);
    record_real("loss_after", after);
}

/* ---- Errors ---- */

/* The gradient refuses at its k-th call; then an epoch without refusal. */
static void refusals(const epoch_kind *e, const size_t *at, size_t n, size_t batch_size) {
    pass p = new_pass(random_table(8, 2), 0.05, batch_size);
    for (size_t i = 0; i < n; i++) {
        watch.fails_at = at[i];
        watched_epoch(e, &p);
    }
    watch.fails_at = 0;
    watched_epoch(e, &p);
}

/* Whatever the gradient says is handed on. And any rate above 0 is one. */
static void every_error(const epoch_kind *e, size_t batch_size) {
    pass p = new_pass(random_table(8, 2), 0.05, batch_size);
    watch.fails_at = 1;
    for (int error = DESCENT_E_NULL; error >= DESCENT_E_MEMORY; error--) {
        watch.error = (descent_status)error;
        watched_epoch(e, &p);
    }
    watch.error = DESCENT_E_BETA;
    watch.fails_at = 0;
    p.lr = 1e-310;
    watched_epoch(e, &p);
}

CASE(minibatch_epoch, ends_at_an_error_of_the_gradient) {
    refusals(&minibatch, (size_t[]){1, 2, 3}, 3, 3);
}

static void without_memory(const epoch_kind *e, pass p, size_t k) {
    double *theta = block_of(3, p.theta);
    size_t *order = copy_of_counts(p.data.rows, p.order), updates = 77;
    uint64_t rng = p.rng;
    note_call("%s while allocation %zu fails", e->name, k);
    fail_allocation(k);
    descent_status status =
        e->run(theta, &p.data, flat_gradient, p.lr, p.batch_size, order, &rng, &updates);
    bool untouched = unchanged(theta, p.theta, 3) && rng == p.rng && updates == 77 &&
                     memcmp(order, p.order, p.data.rows * sizeof *order) == 0;
    record_without_memory(e->name, k, status, untouched);
}

enum { FOR_ALL, FOR_SHUFFLING, FOR_BATCH_SIZE };

static void errors(const epoch_kind *e, size_t batch_size) {
    pass p = new_pass(random_table(4, 2), 0.05, batch_size);
    const linear_data *d = &p.data, no_rows = {d->X, d->y, 0, 2}, no_cols = {d->X, d->y, 4, 0},
                      endless_cols = {d->X, d->y, 1, SIZE_MAX},
                      no_bias = {d->X, d->y, 1, SIZE_MAX / sizeof(double)},
                      endless_rows = {d->X, d->y, SIZE_MAX, 2},
                      many_bytes = {d->X, d->y, SIZE_MAX / sizeof(double) / 2 + 1, 2};
    double *theta = p.theta;
    size_t *order = p.order, updates = 77, b = batch_size;
    uint64_t *rng = &p.rng;
    const batch_gradient g = flat_gradient;
    const struct {
        int kind;
        const char *what;
        double *theta;
        const linear_data *data;
        batch_gradient gradient;
        double lr;
        size_t batch_size, *order;
        uint64_t *rng;
        size_t *updates;
    } bad[] = {
        {FOR_ALL, "theta NULL", NULL, d, g, 0.1, b, order, rng, &updates},
        {FOR_ALL, "data NULL", theta, NULL, g, 0.1, b, order, rng, &updates},
        {FOR_ALL, "gradient NULL", theta, d, NULL, 0.1, b, order, rng, &updates},
        {FOR_SHUFFLING, "order NULL", theta, d, g, 0.1, b, NULL, rng, &updates},
        {FOR_SHUFFLING, "rng NULL", theta, d, g, 0.1, b, order, NULL, &updates},
        {FOR_SHUFFLING, "updates NULL", theta, d, g, 0.1, b, order, rng, NULL},
        {FOR_ALL, "rows = 0", theta, &no_rows, g, 0.1, b, order, rng, &updates},
        {FOR_ALL, "cols = 0", theta, &no_cols, g, 0.1, b, order, rng, &updates},
        {FOR_ALL, "cols = SIZE_MAX", theta, &endless_cols, g, 0.1, b, order, rng, &updates},
        {FOR_ALL, "1 row and cols = SIZE_MAX / sizeof(double)", theta, &no_bias, g, 0.1, b, order,
         rng, &updates},
        {FOR_ALL, "rows = SIZE_MAX", theta, &endless_rows, g, 0.1, b, order, rng, &updates},
        {FOR_ALL, "2 cols and SIZE_MAX / 16 + 1 rows", theta, &many_bytes, g, 0.1, b, order, rng,
         &updates},
        {FOR_BATCH_SIZE, "batch_size = 0", theta, d, g, 0.1, 0, order, rng, &updates},
        {FOR_ALL, "lr = 0", theta, d, g, 0.0, b, order, rng, &updates},
        {FOR_ALL, "lr = -0.1", theta, d, g, -0.1, b, order, rng, &updates},
        {FOR_ALL, "lr = NAN", theta, d, g, NAN, b, order, rng, &updates},
        {FOR_ALL, "lr = INFINITY", theta, d, g, INFINITY, b, order, rng, &updates},
        {FOR_ALL, "gradient NULL, rows = 0, lr = 0", theta, &no_rows, NULL, 0.0, b, order, rng,
         &updates},
        {FOR_ALL, "rows = 0 and lr = NAN", theta, &no_rows, g, NAN, b, order, rng, &updates},
        {FOR_SHUFFLING, "rng NULL and rows = 0", theta, &no_rows, g, 0.1, b, order, NULL, &updates},
        {FOR_BATCH_SIZE, "batch_size = 0 and lr = 0", theta, d, g, 0.0, 0, order, rng, &updates},
        {FOR_BATCH_SIZE, "batch_size = 0 and gradient NULL", theta, d, NULL, 0.1, 0, order, rng,
         &updates},
    };
    uint64_t state = p.rng;
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        if (bad[i].kind == FOR_SHUFFLING && !e->shuffles) continue;
        if (bad[i].kind == FOR_BATCH_SIZE && !e->has_batch_size) continue;
        note_call("%s with %s", e->name, bad[i].what);
        record_status(e->name, e->run(bad[i].theta, bad[i].data, bad[i].gradient, bad[i].lr,
                                      bad[i].batch_size, bad[i].order, bad[i].rng, bad[i].updates));
        record_reals("theta", theta, 3);
        record_counts("order", order, 4);
        record_count("rng_and_updates_are_as_they_were", p.rng == state && updates == 77);
    }
    note_call("%s with lr = 0 while memory is used up", e->name);
    fail_allocation(1);
    record_status(e->name, e->run(theta, d, g, 0.0, b, order, rng, &updates));
    fail_allocation(0);
    for (size_t k = 1; k <= 3; k++) without_memory(e, p, k);
    refusals(e, (size_t[]){1, 2, 3}, e->shuffles ? 3 : 1, batch_size);
    every_error(e, batch_size);
}

CASE(batch_epoch, changes_nothing_on_an_error) {
    errors(&batch, 0);
}

CASE(minibatch_epoch, changes_nothing_on_an_error) {
    errors(&minibatch, 3);
}

CASE(stochastic_epoch, changes_nothing_on_an_error) {
    errors(&stochastic, 0);
}
