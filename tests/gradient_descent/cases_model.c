/** Cases of stage 01: losses and gradients of the two linear models.
 *
 *  All four functions have one signature and are put through the same; what they fill is one number
 *  or cols + 1 of them.
 */
#include "table.h"

#include <stdio.h>

typedef struct {
    const char *name;
    batch_gradient run;
    const char *result; /* "loss" or "grad" */
    bool is_gradient, is_logistic;
} model_function;

static const model_function of_mse_loss = {"mse_loss", mse_loss, "loss", false, false};
static const model_function of_mse_gradient = {"mse_gradient", mse_gradient, "grad", true, false};
static const model_function of_logistic_loss = {"logistic_loss", logistic_loss, "loss", false,
                                                true};
static const model_function of_logistic_gradient = {"logistic_gradient", logistic_gradient, "grad",
                                                    true, true};

#define ALL_FOUR(behaviour, function)                                                              \
    CASE(mse_loss, behaviour) {                                                                    \
        function(&of_mse_loss);                                                                    \
    }                                                                                              \
    CASE(mse_gradient, behaviour) {                                                                \
        function(&of_mse_gradient);                                                                \
    }                                                                                              \
    CASE(logistic_loss, behaviour) {                                                               \
        function(&of_logistic_loss);                                                               \
    }                                                                                              \
    CASE(logistic_gradient, behaviour) {                                                           \
        function(&of_logistic_gradient);                                                           \
    }

/* "{6, 0, 3}" or "NULL" */
static const char *in_words(const size_t *batch, size_t m) {
    static char text[120];
    int used = snprintf(text, sizeof text, batch == NULL ? "NULL" : "{");
    for (size_t k = 0; batch != NULL && k < m && used < 100; k++)
        used += snprintf(text + used, sizeof text - (size_t)used, "%zu%s", batch[k],
                         k + 1 < m ? ", " : "}");
    return text;
}

/* One call, into memory that holds something else. False if it did not work. */
static bool ask(const model_function *f, const double *theta, const linear_data *data,
                const size_t *batch, size_t m) {
    size_t n = f->is_gradient ? data->cols + 1 : 1;
    double *out = random_block(n, 5, 10);
    note_call("%s(theta, data, batch = %s, m = %zu, %s), data of %zu x %zu", f->name,
              in_words(batch, m), m, f->is_gradient ? "grad" : "&loss", data->rows, data->cols);
    note_input("theta", theta, data->cols + 1);
    note_input("X", data->X, data->rows * data->cols);
    note_input("y", data->y, data->rows);
    if (!record_status(f->name, f->run(theta, data, batch, m, out))) return false;
    record_reals(f->result, out, n);
    return true;
}

/* ---- By hand ---- */

/* z = -0.5, 4.5, -0.5, -1.5, and with these targets the errors z - y are 1, -2, 0, 3. */
static void errors_by_hand(const model_function *f) {
    double *X = BLOCK(1, 2, 3, -1, 0, 1, -2, 0), *y = BLOCK(-1.5, 6.5, -0.5, -4.5);
    const linear_data data = {.X = X, .y = y, .rows = 4, .cols = 2};
    ask(f, BLOCK(1, -1, 0.5), &data, NULL, 4);
}

/* z = log 3, -log 3, 0, log 3, so s(z) = 3/4, 1/4, 1/2, 3/4. */
static void logs_by_hand(const model_function *f) {
    double *X = BLOCK(1, 0, 0, -1, 1, -1, -1, 2), *y = BLOCK(1, 0, 1, 0);
    const linear_data data = {.X = X, .y = y, .rows = 4, .cols = 2};
    ask(f, BLOCK(log(3), log(3), 0), &data, NULL, 4);
}

CASE(mse_loss, four_rows_by_hand) {
    errors_by_hand(&of_mse_loss);
}

CASE(mse_gradient, four_rows_by_hand) {
    errors_by_hand(&of_mse_gradient);
}

CASE(logistic_loss, four_rows_by_hand) {
    logs_by_hand(&of_logistic_loss);
}

CASE(logistic_gradient, four_rows_by_hand) {
    logs_by_hand(&of_logistic_gradient);
}

/* ---- Batches ---- */

/* Batches of many kinds on one table. The first holds every row, the second every row twice. */
static void batches(const model_function *f) {
    enum { ROWS = 7, COLS = 3 };
    const linear_data data =
        f->is_logistic ? random_labelled_table(ROWS, COLS) : random_table(ROWS, COLS);
    const linear_data narrow = {.X = data.X, .y = data.y, .rows = ROWS, .cols = 1};
    double *theta = random_block(COLS + 1, -2, 2), *theta_before = block_of(COLS + 1, theta);
    double *X_before = block_of(ROWS * COLS, data.X), *y_before = block_of(ROWS, data.y);
    size_t *mixed = COUNTS(6, 0, 3);

    if (!ask(f, theta, &data, NULL, ROWS)) return;
    ask(f, theta, &data, COUNTS(0, 1, 2, 3, 4, 5, 6, 6, 5, 4, 3, 2, 1, 0), 2 * ROWS);
    ask(f, theta, &data, NULL, 4);
    ask(f, theta, &data, NULL, 1);
    ask(f, theta, &data, COUNTS(5), 1);
    ask(f, theta, &data, COUNTS(2, 6), 2);
    ask(f, theta, &data, mixed, 3);
    ask(f, theta, &data, COUNTS(3, 3, 3, 1, 3), 5);
    ask(f, theta, &narrow, NULL, ROWS);
    ask(f, theta, &narrow, COUNTS(4, 2, 0), 3);
    record_count("theta_is_as_it_was", unchanged(theta, theta_before, COLS + 1));
    record_count("X_is_as_it_was", unchanged(data.X, X_before, ROWS * COLS));
    record_count("y_is_as_it_was", unchanged(data.y, y_before, ROWS));
    record_counts("batch", mixed, 3);
}

/* A single example; more columns than rows; a long table, of which the first and last numbers tell
 * enough; and a theta that is no number.
 */
static void unusual_tables(const model_function *f) {
    enum { LONG = 1500 };
    const linear_data table =
        f->is_logistic ? random_labelled_table(LONG, 2) : random_table(LONG, 2);
    linear_data one = table, wide = table;
    one.rows = one.cols = wide.rows = 1;
    wide.cols = 2 * LONG - 1;
    double *theta = random_block(2 * LONG, -0.1, 0.1), *out = random_block(2 * LONG, 5, 10);
    size_t n = f->is_gradient ? 2 * LONG : 1, seen = f->is_gradient ? 3 : 1;
    if (!ask(f, theta, &one, NULL, 1)) return;
    ask(f, BLOCK(NAN, 0.5), &one, NULL, 1);

    /* What is there beforehand does not matter. */
    out[0] = NAN;
    out[n - 1] = INFINITY;
    note_call("%s(theta, data, NULL, m = 1, out), data of 1 x %zu", f->name, wide.cols);
    record_status(f->name, f->run(theta, &wide, NULL, 1, out));
    record_reals("first", out, seen);
    record_reals("last", out + n - seen, seen);
    for (size_t with_batch = 0; with_batch <= 1; with_batch++) {
        note_call("%s(theta, data, %s, m = %d, out), data of %d x 2", f->name,
                  with_batch ? "all rows" : "NULL", LONG, LONG);
        record_status(f->name,
                      f->run(theta, &table, with_batch ? count_block(LONG) : NULL, LONG, out));
        record_reals(f->result, out, seen);
    }
}

static void batches_and_tables(const model_function *f) {
    batches(f);
    unusual_tables(f);
}

ALL_FOUR(averages_over_the_rows_of_the_batch, batches_and_tables)

/* ---- Loss and gradient belong together ---- */

/* The gradient beside central differences of the loss, both the learner's. */
CASE(mse_gradient, is_the_slope_of_mse_loss) {
    enum { ROWS = 9, COLS = 3, M = 4 };
    static const double h = 0.01;
    const linear_data data = random_table(ROWS, COLS);
    double *theta = random_block(COLS + 1, -1, 1), *differences = block(COLS + 1, 0);
    const size_t *batch = COUNTS(8, 1, 5, 2);
    descent_status status = DESCENT_OK;
    if (!ask(&of_mse_gradient, theta, &data, batch, M)) return;
    for (size_t j = 0; j <= COLS && status == DESCENT_OK; j++) {
        double middle = theta[j], above = 0.0, below = 0.0;
        theta[j] = middle + h;
        status = mse_loss(theta, &data, batch, M, &above);
        theta[j] = middle - h;
        if (status == DESCENT_OK) status = mse_loss(theta, &data, batch, M, &below);
        theta[j] = middle;
        differences[j] = (above - below) / (2.0 * h);
    }
    note_call("central differences of mse_loss");
    record_status("mse_loss", status);
    record_reals("differences", differences, COLS + 1);
}

/* ---- Large z ---- */

/* Batches of one row, x = 1, so that theta[0] is z; then all of them in one batch. */
static void large_z(const model_function *f) {
    enum { ROWS = 2 };
    static const double sizes[] = {0.0, 1.0, 21.0, 25.0, 40.0, 700.0, 710.0, 750.0, 1e4};
    const linear_data data = {.X = BLOCK(1, -1), .y = BLOCK(0, 1), .rows = ROWS, .cols = 1};
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++)
        for (int sign = 1; sign >= -1; sign -= 2)
            for (size_t row = 0; row < ROWS; row++)
                if (!ask(f, BLOCK(sign * sizes[i], 0), &data, COUNTS(row), 1)) return;
    ask(f, BLOCK(800, 100), &data, NULL, ROWS);
}

CASE(logistic_loss, stays_finite_for_large_z) {
    large_z(&of_logistic_loss);
}

CASE(logistic_gradient, stays_finite_for_large_z) {
    large_z(&of_logistic_gradient);
}

/* ---- Errors ---- */

typedef struct {
    const char *what;
    const double *theta;
    const linear_data *data;
    const size_t *batch;
    size_t m;
    double *out;
} request;

static void rejected(const model_function *f, const request *r, const double *out, size_t n) {
    note_call("%s(%s)", f->name, r->what);
    if (r->data != NULL && r->data->y != NULL) note_input("y", r->data->y, 3);
    record_status(f->name, f->run(r->theta, r->data, r->batch, r->m, r->out));
    record_reals(f->result, out, n);
}

static void bad_labels(const model_function *f, linear_data data, const double *theta, double *out,
                       size_t n) {
    const double labels[] = {2.0, 0.5, -1.0, NAN, INFINITY, 1.0 + 1e-10, 1e-10};
    double *y = BLOCK(1, 0, 1);
    data.y = y;
    for (size_t i = 0; i < sizeof labels / sizeof *labels; i++) {
        y[2] = labels[i];
        rejected(f, &(request){"theta, data, NULL, m = 3, out", theta, &data, NULL, 3, out}, out,
                 n);
        rejected(f,
                 &(request){"theta, data, {0, 2}, m = 2, out", theta, &data, COUNTS(0, 2), 2, out},
                 out, n);
    }
    rejected(f, &(request){"theta, data, {2, 0}, m = 2, out", theta, &data, COUNTS(2, 0), 2, out},
             out, n);
    rejected(f,
             &(request){"theta, data, {2, 3}, m = 2, out: bad label, and no row 3", theta, &data,
                        COUNTS(2, 3), 2, out},
             out, n);
    rejected(f,
             &(request){"theta, data of 3 rows, NULL, m = 4, out: bad label, and no row 3", theta,
                        &data, NULL, 4, out},
             out, n);
    static const char *const outside[] = {"{0, 1}", "NULL"};
    for (size_t i = 0; i < 2; i++) {
        note_call("%s(theta, data, %s, m = 2, out): the bad label is not in the batch", f->name,
                  outside[i]);
        note_input("y", y, 3);
        record_status(f->name, f->run(theta, &data, i == 0 ? COUNTS(0, 1) : NULL, 2, out));
        record_reals(f->result, out, n);
    }
    y[2] = -0.0; /* which is 0 */
    ask(f, theta, &data, NULL, 3);
    y[2] = 2.0;
    rejected(f, &(request){"theta, data, NULL, m = 3, out", theta, &data, NULL, 3, out}, out, n);
}

static void bad_arguments(const model_function *f) {
    enum { ROWS = 3, COLS = 2, N = COLS + 1 };
    const double *X = random_block(ROWS * COLS, -1, 1), *y = BLOCK(1, 0, 1);
    const linear_data data = {X, y, ROWS, COLS}, no_X = {NULL, y, ROWS, COLS},
                      no_y = {X, NULL, ROWS, COLS}, no_rows = {X, y, 0, COLS},
                      no_X_no_rows = {NULL, y, 0, COLS}, no_cols = {X, y, ROWS, 0},
                      endless_cols = {X, y, 1, SIZE_MAX},
                      no_bias = {X, y, 1, SIZE_MAX / sizeof(double)},
                      endless_rows = {X, y, SIZE_MAX, COLS},
                      many_bytes = {X, y, SIZE_MAX / sizeof(double) / 2 + 1, 2},
                      wide = {X, y, 4, SIZE_MAX / sizeof(double) / 2};
    const double *theta = random_block(N, -1, 1);
    const size_t *batch = COUNTS(2, 0), *behind = COUNTS(3, 0), *far_behind = COUNTS(0, SIZE_MAX),
                 *behind_by_bits = COUNTS(((size_t)1 << 32) + 1, 0);
    double *out = block(N, 7);
    const request bad[] = {
        {"NULL, data, batch, m = 2, out", NULL, &data, batch, 2, out},
        {"theta, NULL, batch, m = 2, out", theta, NULL, batch, 2, out},
        {"theta, data, batch, m = 2, NULL", theta, &data, batch, 2, NULL},
        {"theta, data without X, batch, m = 2, out", theta, &no_X, batch, 2, out},
        {"theta, data without y, batch, m = 2, out", theta, &no_y, batch, 2, out},
        {"theta, data, batch, m = 0, out", theta, &data, batch, 0, out},
        {"theta, data, NULL, m = 0, out", theta, &data, NULL, 0, out},
        {"theta, data with rows = 0, NULL, m = 1, out", theta, &no_rows, NULL, 1, out},
        {"theta, data with cols = 0, NULL, m = 1, out", theta, &no_cols, NULL, 1, out},
        {"theta, data of 3 rows, NULL, m = 4, out", theta, &data, NULL, 4, out},
        {"theta, data of 3 rows, NULL, m = SIZE_MAX, out", theta, &data, NULL, SIZE_MAX, out},
        {"theta, data of 3 rows, {3, 0}, m = 2, out", theta, &data, behind, 2, out},
        {"theta, data of 3 rows, {0, SIZE_MAX}, m = 2, out", theta, &data, far_behind, 2, out},
        {"theta, data of 3 rows, {2^32 + 1, 0}, m = 2, out", theta, &data, behind_by_bits, 2, out},
        {"theta, data of 3 rows, {0, 3, 1}, m = 3, out", theta, &data, COUNTS(0, 3, 1), 3, out},
        {"theta, data of 3 rows, {0, 1, 7, 1}, m = 4, out", theta, &data, COUNTS(0, 1, 7, 1), 4,
         out},
        {"theta, data with cols = SIZE_MAX, NULL, m = 1, out", theta, &endless_cols, NULL, 1, out},
        {"theta, data with 1 row and cols = SIZE_MAX / sizeof(double), NULL, m = 1, out", theta,
         &no_bias, NULL, 1, out},
        {"theta, data with rows = SIZE_MAX, cols = 2, NULL, m = 1, out", theta, &endless_rows, NULL,
         1, out},
        {"theta, data of SIZE_MAX / 16 + 1 rows, 2 cols: too many bytes, {0}, m = 1, out", theta,
         &many_bytes, COUNTS(0), 1, out},
        {"theta, data of 4 rows, SIZE_MAX / 16 cols: too many bytes, {0}, m = 1, out", theta, &wide,
         COUNTS(0), 1, out},
        {"NULL, data, {3, 0}, m = 2, out: two errors", NULL, &data, behind, 2, out},
        {"theta, data without X, NULL, m = 0, out: two errors", theta, &no_X, NULL, 0, out},
        {"theta, data without X, rows = 0, NULL, m = 1, out: two errors", theta, &no_X_no_rows,
         NULL, 1, out},
        {"theta, data with rows = 0, NULL, m = 1, NULL: two errors", theta, &no_rows, NULL, 1,
         NULL},
    };
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) rejected(f, &bad[i], out, N);
    if (f->is_logistic) bad_labels(f, data, theta, out, N);
    ask(f, theta, &data, batch, 2);
}

ALL_FOUR(rejects_bad_arguments, bad_arguments)
