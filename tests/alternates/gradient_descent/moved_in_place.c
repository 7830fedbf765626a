/** Another right way: parameters moved in place and back, fused steps, a sigmoid of two branches,
 * the loss asked for twice.
 */
#include "gradient_descent.h"

#include <stdlib.h>
#include <string.h>

descent_status numerical_gradient(const objective *f, const double *theta, size_t n, double h,
                                  double *grad) {
    if (f == NULL || f->loss == NULL || theta == NULL || grad == NULL) return DESCENT_E_NULL;
    if (n == 0) return DESCENT_E_SIZE;
    if (!is_positive(h)) return DESCENT_E_VALUE;

    double *moved = calloc(n, sizeof *moved);
    if (moved == NULL) return DESCENT_E_MEMORY;
    memcpy(moved, theta, n * sizeof *moved);
    for (size_t i = 0; i < n; i++) {
        moved[i] += h;
        double above = f->loss(moved, n, f->context);
        moved[i] -= 2.0 * h;
        double below = f->loss(moved, n, f->context);
        moved[i] = theta[i];
        grad[i] = (above - below) / (2.0 * h);
    }
    free(moved);
    return DESCENT_OK;
}

descent_status gd_step(double *theta, const double *grad, size_t n, double lr) {
    if (theta == NULL || grad == NULL) return DESCENT_E_NULL;
    if (n == 0) return DESCENT_E_SIZE;
    if (!is_positive(lr)) return DESCENT_E_RATE;

    for (size_t i = 0; i < n; i++) theta[i] = fma(-lr, grad[i], theta[i]);
    return DESCENT_OK;
}

/* No array of doubles can have more elements than this. */
#define MAX_DOUBLES (SIZE_MAX / sizeof(double))

/* The checks of a table of which only the sizes will be used. */
static descent_status check_table(const linear_data *data) {
    if (data->rows == 0 || data->cols == 0) return DESCENT_E_SIZE;
    if (data->cols >= MAX_DOUBLES || data->rows > MAX_DOUBLES / data->cols) return DESCENT_E_SIZE;
    return DESCENT_OK;
}

static size_t row_of(const size_t *batch, size_t k) {
    return batch == NULL ? k : batch[k];
}

/* What the two losses and the two gradients check alike; `out` is where their result goes. */
static descent_status check_batch(const double *theta, const linear_data *data, const size_t *batch,
                                  size_t m, const double *out) {
    if (theta == NULL || data == NULL || out == NULL || data->X == NULL || data->y == NULL)
        return DESCENT_E_NULL;
    if (m == 0 || check_table(data) != DESCENT_OK) return DESCENT_E_SIZE;
    if (batch == NULL) return m <= data->rows ? DESCENT_OK : DESCENT_E_SIZE;
    for (size_t k = 0; k < m; k++)
        if (batch[k] >= data->rows) return DESCENT_E_SIZE;
    return DESCENT_OK;
}

static descent_status check_labels(const linear_data *data, const size_t *batch, size_t m) {
    for (size_t k = 0; k < m; k++) {
        double y = data->y[row_of(batch, k)];
        if (y != 0.0 && y != 1.0) return DESCENT_E_VALUE;
    }
    return DESCENT_OK;
}

/* z_i: the linear model on row i. */
static double linear_model(const double *theta, const linear_data *data, size_t i) {
    const double *x = data->X + i * data->cols;
    double z = theta[data->cols];
    for (size_t j = 0; j < data->cols; j++) z += theta[j] * x[j];
    return z;
}

static double logistic(double z) {
    if (z >= 0.0) return 1.0 / (1.0 + exp(-z));
    return exp(z) / (1.0 + exp(z));
}

descent_status mse_loss(const double *theta, const linear_data *data, const size_t *batch, size_t m,
                        double *loss) {
    descent_status status = check_batch(theta, data, batch, m, loss);
    if (status != DESCENT_OK) return status;

    double sum = 0.0;
    for (size_t k = 0; k < m; k++) {
        size_t i = row_of(batch, k);
        double error = linear_model(theta, data, i) - data->y[i];
        sum = fma(error, error / (double)m, sum);
    }
    *loss = sum;
    return DESCENT_OK;
}

descent_status mse_gradient(const double *theta, const linear_data *data, const size_t *batch,
                            size_t m, double *grad) {
    descent_status status = check_batch(theta, data, batch, m, grad);
    if (status != DESCENT_OK) return status;

    size_t cols = data->cols;
    for (size_t j = 0; j <= cols; j++) grad[j] = 0.0;
    for (size_t k = 0; k < m; k++) {
        size_t i = row_of(batch, k);
        double error = linear_model(theta, data, i) - data->y[i];
        for (size_t j = 0; j < cols; j++) grad[j] += error * data->X[i * cols + j];
        grad[cols] += error;
    }
    for (size_t j = 0; j <= cols; j++) grad[j] *= 2.0 / (double)m;
    return DESCENT_OK;
}

descent_status logistic_loss(const double *theta, const linear_data *data, const size_t *batch,
                             size_t m, double *loss) {
    descent_status status = check_batch(theta, data, batch, m, loss);
    if (status != DESCENT_OK) return status;
    status = check_labels(data, batch, m);
    if (status != DESCENT_OK) return status;

    double sum = 0.0;
    for (size_t k = 0; k < m; k++) {
        size_t i = row_of(batch, k);
        double z = linear_model(theta, data, i);
        sum += fmax(z, 0.0) + log1p(exp(-fabs(z))) - data->y[i] * z;
    }
    *loss = sum / (double)m;
    return DESCENT_OK;
}

descent_status logistic_gradient(const double *theta, const linear_data *data, const size_t *batch,
                                 size_t m, double *grad) {
    descent_status status = check_batch(theta, data, batch, m, grad);
    if (status != DESCENT_OK) return status;
    status = check_labels(data, batch, m);
    if (status != DESCENT_OK) return status;

    size_t cols = data->cols;
    for (size_t j = 0; j <= cols; j++) grad[j] = 0.0;
    for (size_t k = 0; k < m; k++) {
        size_t i = row_of(batch, k);
        double error = logistic(linear_model(theta, data, i)) - data->y[i];
        for (size_t j = 0; j < cols; j++) grad[j] += error * data->X[i * cols + j];
        grad[cols] += error;
    }
    for (size_t j = 0; j <= cols; j++) grad[j] /= (double)m;
    return DESCENT_OK;
}

descent_status shuffle(size_t *order, size_t n, uint64_t *rng) {
    if (order == NULL || rng == NULL) return DESCENT_E_NULL;
    if (n == 0) return DESCENT_E_SIZE;

    for (size_t i = n - 1; i >= 1; i--) {
        uint64_t k = (uint64_t)i + 1;
        uint64_t r = UINT64_MAX % k + 1 == k ? 0 : UINT64_MAX % k + 1;
        uint64_t x = rng_next(rng);
        while (x < r) x = rng_next(rng);
        size_t j = (size_t)(x % k);

        size_t last = order[i];
        order[i] = order[j];
        order[j] = last;
    }
    return DESCENT_OK;
}

/* What the epochs check alike. */
static descent_status check_epoch(const double *theta, const linear_data *data,
                                  batch_gradient gradient, double lr) {
    if (theta == NULL || data == NULL || gradient == NULL) return DESCENT_E_NULL;
    if (check_table(data) != DESCENT_OK) return DESCENT_E_SIZE;
    if (!is_positive(lr)) return DESCENT_E_RATE;
    return DESCENT_OK;
}

descent_status batch_epoch(double *theta, const linear_data *data, batch_gradient gradient,
                           double lr) {
    descent_status status = check_epoch(theta, data, gradient, lr);
    if (status != DESCENT_OK) return status;

    size_t n = data->cols + 1;
    double *grad = calloc(n, sizeof *grad);
    if (grad == NULL) return DESCENT_E_MEMORY;
    status = gradient(theta, data, NULL, data->rows, grad);
    for (size_t j = 0; status == DESCENT_OK && j < n; j++) theta[j] += -lr * grad[j];
    free(grad);
    return status;
}

descent_status minibatch_epoch(double *theta, const linear_data *data, batch_gradient gradient,
                               double lr, size_t batch_size, size_t *order, uint64_t *rng,
                               size_t *updates) {
    if (order == NULL || rng == NULL || updates == NULL) return DESCENT_E_NULL;
    descent_status status = check_epoch(theta, data, gradient, lr);
    if (status == DESCENT_E_NULL) return status;
    if (batch_size == 0) return DESCENT_E_SIZE;
    if (status != DESCENT_OK) return status;

    size_t n = data->cols + 1;
    double *grad = calloc(n, sizeof *grad);
    if (grad == NULL) return DESCENT_E_MEMORY;

    status = shuffle(order, data->rows, rng);
    *updates = 0;
    for (size_t start = 0; start < data->rows && status == DESCENT_OK;) {
        size_t left = data->rows - start;
        size_t m = left < batch_size ? left : batch_size;
        status = gradient(theta, data, order + start, m, grad);
        if (status != DESCENT_OK) break;
        status = gd_step(theta, grad, n, lr);
        *updates += 1;
        start += m;
    }
    free(grad);
    return status;
}

descent_status stochastic_epoch(double *theta, const linear_data *data, batch_gradient gradient,
                                double lr, size_t *order, uint64_t *rng, size_t *updates) {
    return minibatch_epoch(theta, data, gradient, lr, 1, order, rng, updates);
}

descent_status stop_on_gradient(const double *grad, size_t n, double tol, bool *stop) {
    if (grad == NULL || stop == NULL) return DESCENT_E_NULL;
    if (n == 0) return DESCENT_E_SIZE;
    if (!is_positive(tol)) return DESCENT_E_TOLERANCE;

    long double sum = 0.0;
    for (size_t i = 0; i < n; i++) sum += (long double)grad[i] * grad[i];
    *stop = (double)sqrtl(sum) < tol;
    return DESCENT_OK;
}

descent_status stop_on_loss(double previous, double current, double tol, bool *stop) {
    if (stop == NULL) return DESCENT_E_NULL;
    if (!is_positive(tol)) return DESCENT_E_TOLERANCE;

    *stop = fabs(current - previous) < tol;
    return DESCENT_OK;
}

descent_status stop_on_maximum(size_t updates, size_t max_updates, bool *stop) {
    if (stop == NULL) return DESCENT_E_NULL;
    if (max_updates == 0) return DESCENT_E_SIZE;

    *stop = updates >= max_updates;
    return DESCENT_OK;
}

descent_status stop_on_divergence(const double *theta, size_t n, double loss, bool *stop) {
    if (theta == NULL || stop == NULL) return DESCENT_E_NULL;
    if (n == 0) return DESCENT_E_SIZE;

    bool finite = isfinite(loss);
    for (size_t i = 0; i < n; i++) finite = finite && isfinite(theta[i]);
    *stop = !finite;
    return DESCENT_OK;
}

/* The loop of minimize, on checked arguments and with a workspace for the gradient. */
static minimize_result descend(const objective *f, double *theta, size_t n,
                               const minimize_options *o, double *grad) {
    minimize_result r = {.updates = 0, .loss = f->loss(theta, n, f->context)};
    bool stop = false;

    stop_on_divergence(theta, n, r.loss, &stop);
    if (stop) {
        r.reason = STOP_DIVERGED;
        return r;
    }
    for (;;) {
        stop_on_maximum(r.updates, o->max_updates, &stop);
        r.reason = STOP_MAXIMUM;
        if (stop) return r;

        f->gradient(theta, n, f->context, grad);
        stop_on_gradient(grad, n, o->gradient_tolerance, &stop);
        r.reason = STOP_GRADIENT;
        if (stop) return r;

        gd_step(theta, grad, n, o->lr);
        r.updates++;
        double previous = r.loss;
        r.loss = f->loss(theta, n, f->context);

        stop_on_divergence(theta, n, r.loss, &stop);
        r.reason = STOP_DIVERGED;
        if (stop) return r;

        stop_on_loss(previous, f->loss(theta, n, f->context), o->loss_tolerance, &stop);
        r.reason = STOP_LOSS;
        if (stop) return r;
    }
}

descent_status minimize(const objective *f, double *theta, size_t n,
                        const minimize_options *options, minimize_result *result) {
    if (f == NULL || f->loss == NULL || f->gradient == NULL || theta == NULL || options == NULL ||
        result == NULL)
        return DESCENT_E_NULL;
    if (n == 0 || options->max_updates == 0) return DESCENT_E_SIZE;
    if (!is_positive(options->lr)) return DESCENT_E_RATE;
    if (!is_positive(options->gradient_tolerance) || !is_positive(options->loss_tolerance))
        return DESCENT_E_TOLERANCE;

    double *grad = calloc(n, sizeof *grad);
    if (grad == NULL) return DESCENT_E_MEMORY;
    *result = descend(f, theta, n, options, grad);
    free(grad);
    return DESCENT_OK;
}

descent_status train_with_early_stopping(const training *job, double *theta, size_t n,
                                         const early_stopping_options *options,
                                         early_stopping_result *result) {
    if (job == NULL || job->epoch == NULL || job->validate == NULL || theta == NULL ||
        options == NULL || result == NULL)
        return DESCENT_E_NULL;
    if (n == 0 || options->max_epochs == 0 || options->patience == 0) return DESCENT_E_SIZE;
    if (!is_not_negative(options->min_delta)) return DESCENT_E_VALUE;

    double *best = calloc(n, sizeof *best);
    if (best == NULL) return DESCENT_E_MEMORY;
    memcpy(best, theta, n * sizeof *best);

    early_stopping_result r = {.best_loss = INFINITY};
    size_t wait = 0;
    while (r.epochs < options->max_epochs && !r.stopped_early) {
        job->epoch(theta, n, job->context);
        r.epochs++;
        double v = job->validate(theta, n, job->context);
        if (v < r.best_loss - options->min_delta) {
            r.best_loss = v;
            r.best_epoch = r.epochs;
            memcpy(best, theta, n * sizeof *best);
            wait = 0;
        } else {
            wait++;
            r.stopped_early = wait >= options->patience;
        }
    }
    memcpy(theta, best, n * sizeof *best);
    free(best);
    *result = r;
    return DESCENT_OK;
}
