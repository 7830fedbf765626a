// Long double sums, s(z) as a tanh, and fma() for what stays double; checks in the opposite order.
#include "gradient_descent.h"

#include <stdlib.h>
#include <string.h>

typedef long double wide;

descent_status numerical_gradient(const objective *f, const double *theta, size_t n, double h,
                                  double *grad) {
    descent_status status = DESCENT_OK;
    if (!is_positive(h)) status = DESCENT_E_VALUE;
    if (n == 0) status = DESCENT_E_SIZE;
    if (f == NULL || f->loss == NULL || theta == NULL || grad == NULL) status = DESCENT_E_NULL;
    if (status != DESCENT_OK) return status;
    double *x = calloc(n, sizeof *x);
    if (x == NULL) return DESCENT_E_MEMORY;
    for (size_t i = 0; i < n; ++i) {
        memcpy(x, theta, n * sizeof *x);
        x[i] = theta[i] + h;
        wide difference = f->loss(x, n, f->context);
        x[i] = theta[i] - h;
        difference -= f->loss(x, n, f->context);
        grad[i] = (double)(difference / (2.0L * h));
    }
    free(x);
    return status;
}

descent_status gd_step(double *theta, const double *grad, size_t n, double lr) {
    descent_status status = DESCENT_OK;
    if (!is_positive(lr)) status = DESCENT_E_RATE;
    if (n == 0) status = DESCENT_E_SIZE;
    if (theta == NULL || grad == NULL) status = DESCENT_E_NULL;
    for (size_t i = 0; status == DESCENT_OK && i < n; ++i) theta[i] = fma(-lr, grad[i], theta[i]);
    return status;
}

static descent_status table_error(const linear_data *d) {
    const size_t limit = SIZE_MAX / sizeof(double);
    bool good = d->rows > 0 && d->cols > 0 && d->cols < limit && limit / d->cols >= d->rows;
    return good ? DESCENT_OK : DESCENT_E_SIZE;
}

static size_t row(const size_t *batch, size_t k) {
    return batch != NULL ? batch[k] : k;
}

static descent_status error_of(const double *theta, const linear_data *d, const size_t *batch,
                               size_t m, const double *out, bool labels) {
    if (theta == NULL || d == NULL || out == NULL || d->X == NULL || d->y == NULL)
        return DESCENT_E_NULL;
    if (m == 0 || table_error(d) != DESCENT_OK) return DESCENT_E_SIZE;
    if (batch == NULL && m > d->rows) return DESCENT_E_SIZE;
    for (size_t k = 0; k < m; ++k)
        if (row(batch, k) >= d->rows) return DESCENT_E_SIZE;
    for (size_t k = 0; labels && k < m; ++k) {
        /* Only 0 and 1 are their own squares; for infinity the difference is a NaN. */
        double y = d->y[row(batch, k)];
        if (!(y * y - y == 0.0)) return DESCENT_E_VALUE;
    }
    return DESCENT_OK;
}

static wide model(const double *theta, const linear_data *d, size_t i) {
    wide z = 0.0L;
    for (size_t j = 0; j <= d->cols; ++j)
        z += (wide)theta[j] * (j == d->cols ? 1.0L : (wide)d->X[i * d->cols + j]);
    return z;
}

/* Column by column, the last one being of ones. */
static void fill(const double *theta, const linear_data *d, const size_t *batch, size_t m,
                 bool logistic, double *grad) {
    for (size_t j = 0; j <= d->cols; ++j) {
        wide sum = 0.0L;
        for (size_t k = 0; k < m; ++k) {
            size_t i = row(batch, k);
            wide z = model(theta, d, i);
            wide error = logistic ? 0.5L + 0.5L * tanhl(z / 2.0L) - d->y[i] : 2.0L * (z - d->y[i]);
            sum += j == d->cols ? error : error * d->X[i * d->cols + j];
        }
        grad[j] = (double)(sum / (wide)m);
    }
}

descent_status mse_loss(const double *theta, const linear_data *data, const size_t *batch, size_t m,
                        double *loss) {
    descent_status status = error_of(theta, data, batch, m, loss, false);
    if (status != DESCENT_OK) return status;
    wide sum = 0.0L;
    for (size_t k = 0; k < m; ++k)
        sum += powl(model(theta, data, row(batch, k)) - data->y[row(batch, k)], 2.0L);
    *loss = (double)(sum / (wide)m);
    return status;
}

descent_status mse_gradient(const double *theta, const linear_data *data, const size_t *batch,
                            size_t m, double *grad) {
    descent_status status = error_of(theta, data, batch, m, grad, false);
    if (status == DESCENT_OK) fill(theta, data, batch, m, false, grad);
    return status;
}

descent_status logistic_loss(const double *theta, const linear_data *data, const size_t *batch,
                             size_t m, double *loss) {
    descent_status status = error_of(theta, data, batch, m, loss, true);
    if (status != DESCENT_OK) return status;
    wide sum = 0.0L;
    for (size_t k = 0; k < m; ++k) {
        wide z = model(theta, data, row(batch, k)), y = data->y[row(batch, k)];
        /* the same with the sign that makes the label 0: log(1 + exp(s)), s = (1 - 2y) z */
        wide s = (1.0L - 2.0L * y) * z;
        sum += (s > 0.0L ? s : 0.0L) + log1pl(expl(-fabsl(s)));
    }
    *loss = (double)(sum / (wide)m);
    return status;
}

descent_status logistic_gradient(const double *theta, const linear_data *data, const size_t *batch,
                                 size_t m, double *grad) {
    descent_status status = error_of(theta, data, batch, m, grad, true);
    if (status == DESCENT_OK) fill(theta, data, batch, m, true, grad);
    return status;
}

descent_status shuffle(size_t *order, size_t n, uint64_t *rng) {
    if (order == NULL || rng == NULL) return DESCENT_E_NULL;
    if (n == 0) return DESCENT_E_SIZE;
    for (size_t *last = order + n - 1; last > order; --last) {
        uint64_t k = (uint64_t)(last - order) + 1;
        uint64_t most = UINT64_MAX - (UINT64_MAX % k + 1) % k; /* 2^64 - 1 - r */
        uint64_t x;
        do {
            x = rng_next(rng);
        } while (UINT64_MAX - x > most); /* x < r, seen from the other end */
        size_t *chosen = order + x % k, held;
        memcpy(&held, chosen, sizeof held);
        memcpy(chosen, last, sizeof held);
        memcpy(last, &held, sizeof held);
    }
    return DESCENT_OK;
}

static void descend(double *theta, const double *grad, size_t n, double lr) {
    for (size_t i = n; i > 0; --i) theta[i - 1] = fma(-lr, grad[i - 1], theta[i - 1]);
}

descent_status batch_epoch(double *theta, const linear_data *data, batch_gradient gradient,
                           double lr) {
    if (theta == NULL || data == NULL || gradient == NULL) return DESCENT_E_NULL;
    if (table_error(data) != DESCENT_OK) return DESCENT_E_SIZE;
    if (!is_positive(lr)) return DESCENT_E_RATE;
    const size_t n = data->cols + 1;
    double *grad = calloc(n, sizeof *grad);
    if (grad == NULL) return DESCENT_E_MEMORY;
    descent_status status = gradient(theta, data, NULL, data->rows, grad);
    if (status == DESCENT_OK) descend(theta, grad, n, lr);
    free(grad);
    return status;
}

descent_status minibatch_epoch(double *theta, const linear_data *data, batch_gradient gradient,
                               double lr, size_t batch_size, size_t *order, uint64_t *rng,
                               size_t *updates) {
    if (theta == NULL || data == NULL || gradient == NULL || order == NULL || rng == NULL ||
        updates == NULL)
        return DESCENT_E_NULL;
    if (table_error(data) != DESCENT_OK || batch_size == 0) return DESCENT_E_SIZE;
    if (!is_positive(lr)) return DESCENT_E_RATE;
    const size_t n = data->cols + 1;
    double *grad = calloc(n, sizeof *grad);
    if (grad == NULL) return DESCENT_E_MEMORY;
    descent_status status = shuffle(order, data->rows, rng);
    size_t k = 0, begin = 0;
    while (status == DESCENT_OK && begin < data->rows) {
        size_t end = batch_size > data->rows - begin ? data->rows : begin + batch_size;
        status = gradient(theta, data, order + begin, end - begin, grad);
        if (status == DESCENT_OK) {
            descend(theta, grad, n, lr);
            k += 1;
        }
        begin = end;
    }
    *updates = k;
    free(grad);
    return status;
}

descent_status stochastic_epoch(double *theta, const linear_data *data, batch_gradient gradient,
                                double lr, size_t *order, uint64_t *rng, size_t *updates) {
    return minibatch_epoch(theta, data, gradient, lr, 1, order, rng, updates);
}

static bool is_small(const double *grad, size_t n, double tol) {
    wide squares = 0.0L;
    for (size_t i = 0; i < n; ++i) squares += (wide)grad[i] * grad[i];
    return sqrtl(squares) < tol;
}

static bool has_left(const double *theta, size_t n, double loss) {
    for (size_t i = 0; i < n; ++i)
        if (fpclassify(theta[i]) == FP_NAN || fpclassify(theta[i]) == FP_INFINITE) return true;
    return fpclassify(loss) == FP_NAN || fpclassify(loss) == FP_INFINITE;
}

descent_status stop_on_gradient(const double *grad, size_t n, double tol, bool *stop) {
    if (grad == NULL || stop == NULL) return DESCENT_E_NULL;
    if (n == 0) return DESCENT_E_SIZE;
    if (!is_positive(tol)) return DESCENT_E_TOLERANCE;
    *stop = is_small(grad, n, tol);
    return DESCENT_OK;
}

descent_status stop_on_loss(double previous, double current, double tol, bool *stop) {
    if (stop == NULL) return DESCENT_E_NULL;
    if (!is_positive(tol)) return DESCENT_E_TOLERANCE;
    *stop = isless(fabs(current - previous), tol);
    return DESCENT_OK;
}

descent_status stop_on_maximum(size_t updates, size_t max_updates, bool *stop) {
    if (stop == NULL) return DESCENT_E_NULL;
    if (max_updates == 0) return DESCENT_E_SIZE;
    *stop = updates / max_updates > 0;
    return DESCENT_OK;
}

descent_status stop_on_divergence(const double *theta, size_t n, double loss, bool *stop) {
    if (theta == NULL || stop == NULL) return DESCENT_E_NULL;
    if (n == 0) return DESCENT_E_SIZE;
    *stop = has_left(theta, n, loss);
    return DESCENT_OK;
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

    double losses[2] = {f->loss(theta, n, f->context), 0.0}; /* of even and odd updates */
    stop_reason reason = STOP_MAXIMUM;
    size_t k = 0;
    if (has_left(theta, n, losses[0])) reason = STOP_DIVERGED;
    while (reason == STOP_MAXIMUM && k < options->max_updates) {
        f->gradient(theta, n, f->context, grad);
        if (is_small(grad, n, options->gradient_tolerance)) {
            reason = STOP_GRADIENT;
            continue;
        }
        descend(theta, grad, n, options->lr);
        ++k;
        losses[k % 2] = f->loss(theta, n, f->context);
        if (has_left(theta, n, losses[k % 2]))
            reason = STOP_DIVERGED;
        else if (fabs(losses[0] - losses[1]) < options->loss_tolerance)
            reason = STOP_LOSS;
    }
    *result = (minimize_result){.loss = losses[k % 2], .reason = reason, .updates = k};
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
    size_t patience = options->patience;
    for (size_t left = options->max_epochs; left > 0 && patience > 0; --left) {
        job->epoch(theta, n, job->context);
        r.epochs += 1;
        double v = job->validate(theta, n, job->context);
        bool better = isless(v, r.best_loss - options->min_delta);
        patience = better ? options->patience : patience - 1;
        if (!better) continue;
        r.best_loss = v;
        r.best_epoch = r.epochs;
        memcpy(best, theta, n * sizeof *best);
    }
    r.stopped_early = patience == 0;
    memcpy(theta, best, n * sizeof *best);
    free(best);
    *result = r;
    return DESCENT_OK;
}
