// No function of the stage calls another one: minimize and the epochs spell out all that they need.
#include "gradient_descent.h"

#include <stdlib.h>
#include <string.h>

#define FINITE(x) ((x) - (x) == 0.0)
#define POSITIVE(x) ((x) > 0.0 && FINITE(x))

descent_status numerical_gradient(const objective *f, const double *theta, size_t n, double h,
                                  double *grad) {
    double *p, *moved;
    if (!f || !f->loss || !theta || !grad) return DESCENT_E_NULL;
    if (n == 0) return DESCENT_E_SIZE;
    if (!POSITIVE(h)) return DESCENT_E_VALUE;
    if (!(moved = malloc(n * sizeof(double)))) return DESCENT_E_MEMORY;
    memcpy(moved, theta, n * sizeof(double));
    for (p = moved; p < moved + n; p++, theta++, grad++) {
        *p = *theta + h, *grad = f->loss(moved, n, f->context);
        *p = *theta - h, *grad = (*grad - f->loss(moved, n, f->context)) / (2 * h);
        *p = *theta;
    }
    free(moved);
    return DESCENT_OK;
}

descent_status gd_step(double *theta, const double *grad, size_t n, double lr) {
    if (!theta || !grad) return DESCENT_E_NULL;
    if (n == 0) return DESCENT_E_SIZE;
    if (!POSITIVE(lr)) return DESCENT_E_RATE;
    for (const double *end = grad + n; grad < end;) *theta++ -= lr * *grad++;
    return DESCENT_OK;
}

/* The size checks of a table, as an expression. */
#define MOST (SIZE_MAX / sizeof(double))
#define BAD_TABLE(d)                                                                               \
    ((d)->rows == 0 || (d)->cols == 0 || (d)->cols >= MOST || (d)->rows > MOST / (d)->cols)

#define CHECK_BATCH(out)                                                                           \
    do {                                                                                           \
        if (!theta || !data || !(out) || !data->X || !data->y) return DESCENT_E_NULL;              \
        if (m == 0 || BAD_TABLE(data)) return DESCENT_E_SIZE;                                      \
        if (!batch && m > data->rows) return DESCENT_E_SIZE;                                       \
        for (size_t k = m; batch && k-- > 0;)                                                      \
            if (batch[k] >= data->rows) return DESCENT_E_SIZE;                                     \
    } while (0)

#define CHECK_LABELS()                                                                             \
    for (size_t k = 0; k < m; k++) {                                                               \
        const double label = data->y[batch ? batch[k] : k];                                        \
        if (label != 0.0 && label != 1.0) return DESCENT_E_VALUE;                                  \
    }

/* For each row of the batch: `i`, and `z` with the bias first. */
#define FOR_EACH_ROW(statements)                                                                   \
    for (size_t k = 0; k < m; k++) {                                                               \
        const size_t i = batch ? batch[k] : k, cols = data->cols;                                  \
        const double *x = data->X + i * cols, *x_end = x + cols, *w = theta;                       \
        double z = theta[cols];                                                                    \
        while (x < x_end) z += *w++ * *x++;                                                        \
        x -= cols;                                                                                 \
        statements                                                                                 \
    }

descent_status mse_loss(const double *theta, const linear_data *data, const size_t *batch, size_t m,
                        double *loss) {
    CHECK_BATCH(loss);
    double mean = 0.0; /* of the first k rows */
    FOR_EACH_ROW({ mean += ((z - data->y[i]) * (z - data->y[i]) - mean) / ((double)k + 1.0); })
    *loss = mean;
    return DESCENT_OK;
}

descent_status mse_gradient(const double *theta, const linear_data *data, const size_t *batch,
                            size_t m, double *grad) {
    CHECK_BATCH(grad);
    memset(grad, 0, (data->cols + 1) * sizeof *grad);
    FOR_EACH_ROW({
        const double short_of = 2.0 * (data->y[i] - z) / (double)m;
        for (size_t j = 0; j < cols; j++) grad[j] -= short_of * x[j];
        grad[cols] -= short_of;
    })
    return DESCENT_OK;
}

descent_status logistic_loss(const double *theta, const linear_data *data, const size_t *batch,
                             size_t m, double *loss) {
    CHECK_BATCH(loss);
    CHECK_LABELS()
    double sum = 0.0;
    FOR_EACH_ROW({
        sum -= data->y[i] * z;
        if (z > 0.0)
            sum += z + log1p(exp(-z));
        else
            sum += log1p(exp(z));
    })
    *loss = sum / (double)m;
    return DESCENT_OK;
}

descent_status logistic_gradient(const double *theta, const linear_data *data, const size_t *batch,
                                 size_t m, double *grad) {
    CHECK_BATCH(grad);
    CHECK_LABELS()
    memset(grad, 0, (data->cols + 1) * sizeof *grad);
    FOR_EACH_ROW({
        const double short_of = data->y[i] - 0.5 * (1.0 + tanh(0.5 * z));
        for (size_t j = 0; j < cols; j++) grad[j] -= short_of * x[j];
        grad[cols] -= short_of;
    })
    for (size_t j = 0; j <= data->cols; j++) grad[j] *= 1.0 / (double)m;
    return DESCENT_OK;
}

#define SHUFFLE(order, n, rng)                                                                     \
    for (uint64_t k_ = (n), x_; k_ > 1; k_--) {                                                    \
        do {                                                                                       \
            x_ = rng_next(rng);                                                                    \
        } while (x_ < (UINT64_MAX - k_ + 1) % k_);                                                 \
        const size_t other_ = (order)[x_ % k_];                                                    \
        (order)[x_ % k_] = (order)[k_ - 1];                                                        \
        (order)[k_ - 1] = other_;                                                                  \
    }

descent_status shuffle(size_t *order, size_t n, uint64_t *rng) {
    if (!order || !rng) return DESCENT_E_NULL;
    if (n == 0) return DESCENT_E_SIZE;
    SHUFFLE(order, n, rng)
    return DESCENT_OK;
}

descent_status batch_epoch(double *theta, const linear_data *data, batch_gradient gradient,
                           double lr) {
    if (!theta || !data || !gradient) return DESCENT_E_NULL;
    if (BAD_TABLE(data)) return DESCENT_E_SIZE;
    if (!POSITIVE(lr)) return DESCENT_E_RATE;
    double *grad = realloc(NULL, (data->cols + 1) * sizeof *grad);
    if (!grad) return DESCENT_E_MEMORY;
    descent_status status = gradient(theta, data, NULL, data->rows, grad);
    for (size_t j = 0; status == DESCENT_OK && j <= data->cols; j++) theta[j] -= lr * grad[j];
    free(grad);
    return status;
}

descent_status minibatch_epoch(double *theta, const linear_data *data, batch_gradient gradient,
                               double lr, size_t batch_size, size_t *order, uint64_t *rng,
                               size_t *updates) {
    if (!theta || !data || !gradient || !order || !rng || !updates) return DESCENT_E_NULL;
    if (BAD_TABLE(data) || batch_size == 0) return DESCENT_E_SIZE;
    if (!POSITIVE(lr)) return DESCENT_E_RATE;
    double *grad = realloc(NULL, (data->cols + 1) * sizeof *grad);
    if (!grad) return DESCENT_E_MEMORY;
    SHUFFLE(order, data->rows, rng)
    const size_t *at = order, *end = order + data->rows;
    descent_status status = DESCENT_OK;
    for (*updates = 0; at < end; ++*updates) {
        const size_t left = (size_t)(end - at), m = batch_size < left ? batch_size : left;
        if ((status = gradient(theta, data, at, m, grad)) != DESCENT_OK) break;
        for (size_t j = 0; j <= data->cols; j++) theta[j] -= lr * grad[j];
        at += m;
    }
    free(grad);
    return status;
}

descent_status stochastic_epoch(double *theta, const linear_data *data, batch_gradient gradient,
                                double lr, size_t *order, uint64_t *rng, size_t *updates) {
    if (!theta || !data || !gradient || !order || !rng || !updates) return DESCENT_E_NULL;
    if (BAD_TABLE(data)) return DESCENT_E_SIZE;
    if (!POSITIVE(lr)) return DESCENT_E_RATE;
    double *grad = realloc(NULL, (data->cols + 1) * sizeof *grad);
    if (!grad) return DESCENT_E_MEMORY;
    SHUFFLE(order, data->rows, rng)
    *updates = 0;
    descent_status status = DESCENT_OK;
    for (size_t k = 0; k < data->rows; k++) {
        status = gradient(theta, data, &order[k], 1, grad);
        if (status != DESCENT_OK) break;
        for (size_t j = 0; j <= data->cols; j++) theta[j] -= lr * grad[j];
        *updates = k + 1;
    }
    free(grad);
    return status;
}

/* The square root of a sum of squares, scaled so that no square can overflow or vanish. */
#define NORM(result, g, n)                                                                         \
    do {                                                                                           \
        double scale_ = 0.0, squares_ = 1.0;                                                       \
        for (size_t i_ = 0; i_ < (n); i_++) {                                                      \
            const double a_ = fabs((g)[i_]);                                                       \
            if (a_ == 0.0) continue;                                                               \
            if (scale_ < a_) {                                                                     \
                squares_ = 1.0 + squares_ * (scale_ / a_) * (scale_ / a_);                         \
                scale_ = a_;                                                                       \
            } else {                                                                               \
                squares_ += (a_ / scale_) * (a_ / scale_);                                         \
            }                                                                                      \
        }                                                                                          \
        (result) = scale_ * sqrt(squares_);                                                        \
    } while (0)

descent_status stop_on_gradient(const double *grad, size_t n, double tol, bool *stop) {
    if (!grad || !stop) return DESCENT_E_NULL;
    if (n == 0) return DESCENT_E_SIZE;
    if (!POSITIVE(tol)) return DESCENT_E_TOLERANCE;
    double norm;
    NORM(norm, grad, n);
    *stop = norm < tol;
    return DESCENT_OK;
}

descent_status stop_on_loss(double previous, double current, double tol, bool *stop) {
    if (!stop) return DESCENT_E_NULL;
    if (!POSITIVE(tol)) return DESCENT_E_TOLERANCE;
    *stop = fmax(previous, current) - fmin(previous, current) < tol;
    if (previous != previous || current != current) *stop = false;
    return DESCENT_OK;
}

descent_status stop_on_maximum(size_t updates, size_t max_updates, bool *stop) {
    if (!stop) return DESCENT_E_NULL;
    if (max_updates == 0) return DESCENT_E_SIZE;
    *stop = updates > max_updates - 1;
    return DESCENT_OK;
}

descent_status stop_on_divergence(const double *theta, size_t n, double loss, bool *stop) {
    if (!theta || !stop) return DESCENT_E_NULL;
    if (n == 0) return DESCENT_E_SIZE;
    size_t good = 0;
    while (good < n && FINITE(theta[good])) good++;
    *stop = good < n || !FINITE(loss);
    return DESCENT_OK;
}

descent_status minimize(const objective *f, double *theta, size_t n,
                        const minimize_options *options, minimize_result *result) {
    if (!f || !f->loss || !f->gradient || !theta || !options || !result) return DESCENT_E_NULL;
    if (n == 0 || options->max_updates == 0) return DESCENT_E_SIZE;
    if (!POSITIVE(options->lr)) return DESCENT_E_RATE;
    if (!POSITIVE(options->gradient_tolerance)) return DESCENT_E_TOLERANCE;
    if (!POSITIVE(options->loss_tolerance)) return DESCENT_E_TOLERANCE;
    double *grad = malloc(n * sizeof *grad), norm, previous, loss;
    if (!grad) return DESCENT_E_MEMORY;
    size_t updates = 0, i;
    stop_reason reason = STOP_DIVERGED;
    loss = f->loss(theta, n, f->context);
    if (!FINITE(loss)) goto done;
    for (i = 0; i < n; i++)
        if (!FINITE(theta[i])) goto done;
    for (;;) {
        reason = STOP_MAXIMUM;
        if (updates == options->max_updates) goto done;
        reason = STOP_GRADIENT;
        f->gradient(theta, n, f->context, grad);
        NORM(norm, grad, n);
        if (norm < options->gradient_tolerance) goto done;
        reason = STOP_DIVERGED;
        for (i = 0; i < n; i++) theta[i] -= options->lr * grad[i];
        updates++;
        previous = loss;
        loss = f->loss(theta, n, f->context);
        if (!FINITE(loss)) goto done;
        for (i = 0; i < n; i++)
            if (!FINITE(theta[i])) goto done;
        reason = STOP_LOSS;
        if (fabs(loss - previous) < options->loss_tolerance) goto done;
    }
done:
    result->updates = updates;
    result->reason = reason;
    result->loss = loss;
    free(grad);
    return DESCENT_OK;
}

descent_status train_with_early_stopping(const training *job, double *theta, size_t n,
                                         const early_stopping_options *options,
                                         early_stopping_result *result) {
    if (!job || !job->epoch || !job->validate || !theta || !options || !result)
        return DESCENT_E_NULL;
    if (n == 0 || options->max_epochs == 0 || options->patience == 0) return DESCENT_E_SIZE;
    if (!(options->min_delta >= 0.0) || !FINITE(options->min_delta)) return DESCENT_E_VALUE;
    const size_t bytes = n * sizeof *theta;
    double *best = malloc(bytes), best_loss = INFINITY;
    if (!best) return DESCENT_E_MEMORY;
    memcpy(best, theta, bytes);
    size_t epoch = 0, best_epoch = 0, wait = 0;
    bool stopped = false;
    while (!stopped && epoch < options->max_epochs) {
        epoch += 1;
        job->epoch(theta, n, job->context);
        const double v = job->validate(theta, n, job->context);
        wait += 1;
        if (v < best_loss - options->min_delta)
            best_loss = v, best_epoch = epoch, wait = 0, memcpy(best, theta, bytes);
        stopped = wait >= options->patience;
    }
    memcpy(theta, best, bytes);
    free(best);
    result->epochs = epoch;
    result->best_epoch = best_epoch;
    result->best_loss = best_loss;
    result->stopped_early = stopped;
    return DESCENT_OK;
}
