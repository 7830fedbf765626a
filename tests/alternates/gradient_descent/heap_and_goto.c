// Errors of the model in a heap array per call, a copy of theta in minimize, two buffers that swap.
#include "gradient_descent.h"

#include <stdlib.h>
#include <string.h>

static double *copy_of(const double *x, size_t n) {
    double *c = calloc(n, sizeof *c);
    if (c != NULL) memcpy(c, x, n * sizeof *c);
    return c;
}

descent_status numerical_gradient(const objective *f, const double *theta, size_t n, double h,
                                  double *grad) {
    descent_status status = DESCENT_E_MEMORY;
    double *point = NULL, *out = NULL;
    if (f == NULL || f->loss == NULL || theta == NULL || grad == NULL) return DESCENT_E_NULL;
    if (n == 0) return DESCENT_E_SIZE;
    if (!is_positive(h)) return DESCENT_E_VALUE;
    if ((point = copy_of(theta, n)) == NULL) goto end;
    if ((out = calloc(n, sizeof *out)) == NULL) goto end;
    for (size_t i = 0; i < n; i++) {
        point[i] += h;
        out[i] = f->loss(point, n, f->context);
        point[i] -= 2.0 * h;
        out[i] -= f->loss(point, n, f->context);
        point[i] += h; /* not quite what it was, by a rounding or two */
    }
    for (size_t i = 0; i < n; i++) grad[i] = out[i] / h / 2.0;
    status = DESCENT_OK;
end:
    free(out);
    free(point);
    return status;
}

descent_status gd_step(double *theta, const double *grad, size_t n, double lr) {
    if (theta == NULL || grad == NULL) return DESCENT_E_NULL;
    if (n == 0) return DESCENT_E_SIZE;
    if (!is_positive(lr)) return DESCENT_E_RATE;
    const double *end = theta + n;
    while (theta != end) *theta++ -= *grad++ * lr;
    return DESCENT_OK;
}

static bool too_large(size_t rows, size_t cols) {
    if (rows == 0 || cols == 0 || cols == SIZE_MAX) return true;
    if (cols + 1 > SIZE_MAX / sizeof(double)) return true;
    return rows > SIZE_MAX / (cols * sizeof(double));
}

static descent_status check(const double *theta, const linear_data *d, const size_t *batch,
                            size_t m, const double *out, bool labels) {
    if (theta == NULL || d == NULL || out == NULL) return DESCENT_E_NULL;
    if (d->X == NULL || d->y == NULL) return DESCENT_E_NULL;
    if (m == 0 || too_large(d->rows, d->cols)) return DESCENT_E_SIZE;
    if (batch == NULL && m > d->rows) return DESCENT_E_SIZE;
    bool bad_label = false;
    for (size_t k = 0; k < m; k++) {
        size_t i = batch != NULL ? batch[k] : k;
        if (i >= d->rows) return DESCENT_E_SIZE;
        if (labels && d->y[i] != 0.0 && d->y[i] != 1.0) bad_label = true;
    }
    return bad_label ? DESCENT_E_VALUE : DESCENT_OK;
}

static double z_of(const double *theta, const linear_data *d, size_t i) {
    double z = 0.0;
    for (size_t j = 0; j < d->cols; j++) z += d->X[d->cols * i + j] * theta[j];
    return z + theta[d->cols];
}

static double error_of(const double *theta, const linear_data *d, size_t i, bool logistic) {
    double z = z_of(theta, d, i);
    if (!logistic) return z - d->y[i];
    return (z >= 0.0 ? 1.0 / (1.0 + exp(-z)) : exp(z) / (1.0 + exp(z))) - d->y[i];
}

/* grad = factor sum error x; the errors go to an array first, if there is memory for one. */
static void fill(const double *theta, const linear_data *d, const size_t *batch, size_t m,
                 bool logistic, double factor, double *grad) {
    double *errors = calloc(m, sizeof *errors);
    for (size_t k = 0; errors != NULL && k < m; k++)
        errors[k] = error_of(theta, d, batch != NULL ? batch[k] : k, logistic);
    for (size_t j = 0; j <= d->cols; j++) {
        double sum = 0.0;
        for (size_t k = 0; k < m; k++) {
            size_t i = batch != NULL ? batch[k] : k;
            double error = errors != NULL ? errors[k] : error_of(theta, d, i, logistic);
            sum += j == d->cols ? error : error * d->X[d->cols * i + j];
        }
        grad[j] = factor * sum;
    }
    free(errors);
}

descent_status mse_loss(const double *theta, const linear_data *data, const size_t *batch, size_t m,
                        double *loss) {
    descent_status status = check(theta, data, batch, m, loss, false);
    if (status != DESCENT_OK) return status;
    double sum = 0.0;
    for (size_t k = 0; k < m; k++) {
        double error = error_of(theta, data, batch != NULL ? batch[k] : k, false);
        sum += error * error / (double)m;
    }
    *loss = sum;
    return DESCENT_OK;
}

descent_status mse_gradient(const double *theta, const linear_data *data, const size_t *batch,
                            size_t m, double *grad) {
    descent_status status = check(theta, data, batch, m, grad, false);
    if (status == DESCENT_OK) fill(theta, data, batch, m, false, 2.0 / (double)m, grad);
    return status;
}

descent_status logistic_loss(const double *theta, const linear_data *data, const size_t *batch,
                             size_t m, double *loss) {
    descent_status status = check(theta, data, batch, m, loss, true);
    if (status != DESCENT_OK) return status;
    double sum = 0.0;
    for (size_t k = 0; k < m; k++) {
        size_t i = batch != NULL ? batch[k] : k;
        double z = z_of(theta, data, i);
        sum += (z + fabs(z)) / 2.0 - data->y[i] * z + log1p(exp(-fabs(z)));
    }
    *loss = sum / (double)m;
    return DESCENT_OK;
}

descent_status logistic_gradient(const double *theta, const linear_data *data, const size_t *batch,
                                 size_t m, double *grad) {
    descent_status status = check(theta, data, batch, m, grad, true);
    if (status == DESCENT_OK) fill(theta, data, batch, m, true, 1.0 / (double)m, grad);
    return status;
}

descent_status shuffle(size_t *order, size_t n, uint64_t *rng) {
    if (order == NULL || rng == NULL) return DESCENT_E_NULL;
    if (n == 0) return DESCENT_E_SIZE;
    for (size_t i = n - 1; i > 0; i--) {
        const uint64_t k = (uint64_t)(i + 1);
        uint64_t x;
    again:
        x = rng_next(rng);
        if (x < (0 - k) % k) goto again;
        if (x % k == i) continue;
        order[i] ^= order[x % k];
        order[x % k] ^= order[i];
        order[i] ^= order[x % k];
    }
    return DESCENT_OK;
}

descent_status batch_epoch(double *theta, const linear_data *data, batch_gradient gradient,
                           double lr) {
    if (theta == NULL || data == NULL || gradient == NULL) return DESCENT_E_NULL;
    if (too_large(data->rows, data->cols)) return DESCENT_E_SIZE;
    if (!is_positive(lr)) return DESCENT_E_RATE;
    double *grad = copy_of(theta, data->cols + 1);
    if (grad == NULL) return DESCENT_E_MEMORY;
    descent_status status = gradient(theta, data, NULL, data->rows, grad);
    if (status != DESCENT_OK) goto end;
    status = gd_step(theta, grad, data->cols + 1, lr);
end:
    free(grad);
    return status;
}

/* batch_size 1 is a stochastic_epoch, and that has a loop of its own. */
descent_status minibatch_epoch(double *theta, const linear_data *data, batch_gradient gradient,
                               double lr, size_t batch_size, size_t *order, uint64_t *rng,
                               size_t *updates) {
    if (theta == NULL || data == NULL || gradient == NULL || order == NULL || rng == NULL ||
        updates == NULL)
        return DESCENT_E_NULL;
    if (batch_size == 0 || too_large(data->rows, data->cols)) return DESCENT_E_SIZE;
    if (batch_size == 1) return stochastic_epoch(theta, data, gradient, lr, order, rng, updates);
    if (!is_positive(lr)) return DESCENT_E_RATE;

    double *grad = calloc(data->cols + 1, sizeof *grad);
    descent_status status = DESCENT_E_MEMORY;
    if (grad == NULL) goto end;
    status = shuffle(order, data->rows, rng);
    *updates = 0;
    size_t left = data->rows;
    while (left > 0) {
        size_t m = batch_size > left ? left : batch_size;
        status = gradient(theta, data, order + (data->rows - left), m, grad);
        if (status != DESCENT_OK) goto end;
        for (size_t j = 0; j < data->cols + 1; j++) theta[j] -= lr * grad[j];
        ++*updates;
        left -= m;
    }
end:
    free(grad);
    return status;
}

descent_status stochastic_epoch(double *theta, const linear_data *data, batch_gradient gradient,
                                double lr, size_t *order, uint64_t *rng, size_t *updates) {
    if (theta == NULL || data == NULL || gradient == NULL || order == NULL || rng == NULL ||
        updates == NULL)
        return DESCENT_E_NULL;
    if (too_large(data->rows, data->cols)) return DESCENT_E_SIZE;
    if (!is_positive(lr)) return DESCENT_E_RATE;

    double *grad = calloc(data->cols + 1, sizeof *grad);
    if (grad == NULL) return DESCENT_E_MEMORY;
    descent_status status = shuffle(order, data->rows, rng);
    for (*updates = 0; *updates < data->rows; ++*updates) {
        size_t row = order[*updates];
        status = gradient(theta, data, &row, 1, grad);
        if (status != DESCENT_OK) break;
        for (size_t j = 0; j < data->cols + 1; j++) theta[j] -= lr * grad[j];
    }
    free(grad);
    return status;
}

descent_status stop_on_gradient(const double *grad, size_t n, double tol, bool *stop) {
    if (grad == NULL || stop == NULL) return DESCENT_E_NULL;
    if (n == 0) return DESCENT_E_SIZE;
    if (!is_positive(tol)) return DESCENT_E_TOLERANCE;
    double norm = 0.0;
    for (size_t i = 0; i < n; i++) norm = hypot(norm, grad[i]);
    *stop = norm < tol;
    return DESCENT_OK;
}

descent_status stop_on_loss(double previous, double current, double tol, bool *stop) {
    if (stop == NULL) return DESCENT_E_NULL;
    if (!is_positive(tol)) return DESCENT_E_TOLERANCE;
    double change = current > previous ? current - previous : previous - current;
    *stop = change < tol ? true : false;
    return DESCENT_OK;
}

descent_status stop_on_maximum(size_t updates, size_t max_updates, bool *stop) {
    if (stop == NULL) return DESCENT_E_NULL;
    if (max_updates == 0) return DESCENT_E_SIZE;
    if (updates >= max_updates)
        *stop = true;
    else
        *stop = false;
    return DESCENT_OK;
}

descent_status stop_on_divergence(const double *theta, size_t n, double loss, bool *stop) {
    if (theta == NULL || stop == NULL) return DESCENT_E_NULL;
    if (n == 0) return DESCENT_E_SIZE;
    *stop = true;
    if (isnan(loss) || isinf(loss)) return DESCENT_OK;
    for (size_t i = 0; i < n; i++)
        if (isnan(theta[i]) || isinf(theta[i])) return DESCENT_OK;
    *stop = false;
    return DESCENT_OK;
}

descent_status minimize(const objective *f, double *theta, size_t n,
                        const minimize_options *options, minimize_result *result) {
    descent_status status = DESCENT_E_MEMORY;
    double *x = NULL, *g = NULL;
    bool stop = false;
    if (f == NULL || f->loss == NULL || f->gradient == NULL || theta == NULL || options == NULL ||
        result == NULL)
        return DESCENT_E_NULL;
    const minimize_options o = *options;
    if (n == 0 || o.max_updates == 0) return DESCENT_E_SIZE;
    if (!is_positive(o.lr)) return DESCENT_E_RATE;
    if (!is_positive(o.gradient_tolerance) || !is_positive(o.loss_tolerance))
        return DESCENT_E_TOLERANCE;
    if ((x = copy_of(theta, n)) == NULL) goto end;
    if ((g = calloc(n, sizeof *g)) == NULL) goto end;

    minimize_result r = {0, STOP_DIVERGED, f->loss(x, n, f->context)};
    for (stop_on_divergence(x, n, r.loss, &stop); !stop;) {
        r.reason = STOP_MAXIMUM;
        if (stop_on_maximum(r.updates, o.max_updates, &stop), stop) break;
        r.reason = STOP_GRADIENT;
        f->gradient(x, n, f->context, g);
        if (stop_on_gradient(g, n, o.gradient_tolerance, &stop), stop) break;
        double before = r.loss;
        gd_step(x, g, n, o.lr);
        r.loss = f->loss(x, n, f->context);
        r.updates += 1;
        r.reason = STOP_DIVERGED;
        if (stop_on_divergence(x, n, r.loss, &stop), stop) break;
        r.reason = STOP_LOSS;
        stop_on_loss(before, r.loss, o.loss_tolerance, &stop);
    }
    memcpy(theta, x, n * sizeof *x);
    *result = r;
    status = DESCENT_OK;
end:
    free(g);
    free(x);
    return status;
}

/* Trains a copy. When it becomes the best, the two buffers change places. */
descent_status train_with_early_stopping(const training *job, double *theta, size_t n,
                                         const early_stopping_options *options,
                                         early_stopping_result *result) {
    if (job == NULL || job->epoch == NULL || job->validate == NULL || theta == NULL ||
        options == NULL || result == NULL)
        return DESCENT_E_NULL;
    if (n == 0 || options->max_epochs == 0 || options->patience == 0) return DESCENT_E_SIZE;
    if (!is_not_negative(options->min_delta)) return DESCENT_E_VALUE;
    double *best = copy_of(theta, n), *work = copy_of(theta, n);
    descent_status status = DESCENT_E_MEMORY;
    if (best == NULL || work == NULL) goto end;

    *result = (early_stopping_result){.best_loss = INFINITY};
    size_t left = options->patience;
    do {
        job->epoch(work, n, job->context);
        double v = job->validate(work, n, job->context);
        result->epochs++;
        left--;
        if (v + options->min_delta < result->best_loss) {
            double *old = best;
            best = work;
            work = memcpy(old, best, n * sizeof *old);
            result->best_loss = v;
            result->best_epoch = result->epochs;
            left = options->patience;
        }
    } while (left > 0 && result->epochs < options->max_epochs);
    result->stopped_early = left == 0;
    memcpy(theta, best, n * sizeof *theta);
    status = DESCENT_OK;
end:
    free(work);
    free(best);
    return status;
}
