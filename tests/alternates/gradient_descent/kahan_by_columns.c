// Compensated (Kahan) sums, gradients column by column, wait told from the best epoch.
#include "gradient_descent.h"

#include <stdlib.h>
#include <string.h>

typedef struct {
    double sum, lost;
} kahan;

static void add(kahan *k, double x) {
    double y = x - k->lost, t = k->sum + y;
    k->lost = (t - k->sum) - y;
    k->sum = t;
}

descent_status numerical_gradient(const objective *f, const double *theta, size_t n, double h,
                                  double *grad) {
    if (!f || !f->loss || !theta || !grad) return DESCENT_E_NULL;
    if (!n) return DESCENT_E_SIZE;
    if (!is_positive(h)) return DESCENT_E_VALUE;
    double *above = malloc(n * sizeof *above), *below = malloc(n * sizeof *below);
    if (!above || !below) {
        free(above);
        free(below);
        return DESCENT_E_MEMORY;
    }
    for (size_t i = 0; i < n; i++) {
        memcpy(above, theta, n * sizeof *above);
        memcpy(below, theta, n * sizeof *below);
        above[i] += h;
        below[i] -= h;
        grad[i] =
            (f->loss(above, n, f->context) - f->loss(below, n, f->context)) / (above[i] - below[i]);
    }
    free(above);
    free(below);
    return DESCENT_OK;
}

descent_status gd_step(double *theta, const double *grad, size_t n, double lr) {
    if (!theta || !grad) return DESCENT_E_NULL;
    if (!n) return DESCENT_E_SIZE;
    if (!is_positive(lr)) return DESCENT_E_RATE;
    while (n-- > 0) theta[n] = theta[n] + -lr * grad[n];
    return DESCENT_OK;
}

static bool sizes_fit(const linear_data *d) {
    size_t doubles = SIZE_MAX / sizeof(double);
    return d->rows != 0 && d->cols != 0 && d->cols < doubles && d->rows <= doubles / d->cols;
}

static descent_status check(const double *theta, const linear_data *d, const size_t *batch,
                            size_t m, const double *out, bool labels) {
    if (!theta || !d || !out || !d->X || !d->y) return DESCENT_E_NULL;
    if (m == 0 || !sizes_fit(d)) return DESCENT_E_SIZE;
    if (!batch && m > d->rows) return DESCENT_E_SIZE;
    for (size_t k = 0; batch && k < m; k++)
        if (batch[k] >= d->rows) return DESCENT_E_SIZE;
    for (size_t k = 0; labels && k < m; k++) {
        double y = d->y[batch ? batch[k] : k];
        if (!(y == 0.0 || y == 1.0)) return DESCENT_E_VALUE;
    }
    return DESCENT_OK;
}

static double model(const double *theta, const linear_data *d, size_t i) {
    kahan z = {0};
    for (size_t j = d->cols; j-- > 0;) add(&z, theta[j] * d->X[i * d->cols + j]);
    add(&z, theta[d->cols]);
    return z.sum;
}

static double error(const double *theta, const linear_data *d, size_t i, bool logistic) {
    double z = model(theta, d, i);
    return (logistic ? 1.0 / (1.0 + exp(-z)) : z) - d->y[i];
}

static double column(const double *theta, const linear_data *d, const size_t *batch, size_t m,
                     size_t j, bool logistic) {
    kahan sum = {0};
    for (size_t k = 0; k < m; k++) {
        size_t i = batch ? batch[k] : k;
        add(&sum, error(theta, d, i, logistic) * (j < d->cols ? d->X[i * d->cols + j] : 1.0));
    }
    return sum.sum / (double)m;
}

descent_status mse_loss(const double *theta, const linear_data *data, const size_t *batch, size_t m,
                        double *loss) {
    descent_status status = check(theta, data, batch, m, loss, false);
    if (status != DESCENT_OK) return status;
    kahan sum = {0};
    for (size_t k = m; k-- > 0;) add(&sum, pow(error(theta, data, batch ? batch[k] : k, false), 2));
    *loss = sum.sum / (double)m;
    return DESCENT_OK;
}

descent_status mse_gradient(const double *theta, const linear_data *data, const size_t *batch,
                            size_t m, double *grad) {
    descent_status status = check(theta, data, batch, m, grad, false);
    for (size_t j = 0; status == DESCENT_OK && j <= data->cols; j++)
        grad[j] = 2.0 * column(theta, data, batch, m, j, false);
    return status;
}

descent_status logistic_loss(const double *theta, const linear_data *data, const size_t *batch,
                             size_t m, double *loss) {
    descent_status status = check(theta, data, batch, m, loss, true);
    if (status != DESCENT_OK) return status;
    kahan sum = {0};
    for (size_t k = 0; k < m; k++) {
        size_t i = batch ? batch[k] : k;
        double z = model(theta, data, i);
        add(&sum, z > 0.0 ? z : 0.0);
        add(&sum, -data->y[i] * z);
        add(&sum, log(1.0 + exp(-fabs(z))));
    }
    *loss = sum.sum / (double)m;
    return DESCENT_OK;
}

descent_status logistic_gradient(const double *theta, const linear_data *data, const size_t *batch,
                                 size_t m, double *grad) {
    descent_status status = check(theta, data, batch, m, grad, true);
    for (size_t j = 0; status == DESCENT_OK && j <= data->cols; j++)
        grad[j] = column(theta, data, batch, m, j, true);
    return status;
}

descent_status shuffle(size_t *order, size_t n, uint64_t *rng) {
    if (!order || !rng) return DESCENT_E_NULL;
    if (!n) return DESCENT_E_SIZE;
    for (size_t places = n; places > 1; places--) {
        uint64_t r = (UINT64_MAX % places + 1) % places, x;
        do x = rng_next(rng);
        while (x < r);
        size_t j = (size_t)(x - x / places * places), kept = order[j];
        order[j] = order[places - 1];
        order[places - 1] = kept;
    }
    return DESCENT_OK;
}

descent_status batch_epoch(double *theta, const linear_data *data, batch_gradient gradient,
                           double lr) {
    if (!theta || !data || !gradient) return DESCENT_E_NULL;
    if (!sizes_fit(data)) return DESCENT_E_SIZE;
    if (!is_positive(lr)) return DESCENT_E_RATE;
    double *grad = malloc((data->cols + 1) * sizeof *grad);
    if (!grad) return DESCENT_E_MEMORY;
    descent_status status = gradient(theta, data, NULL, data->rows, grad);
    if (status == DESCENT_OK) gd_step(theta, grad, data->cols + 1, lr);
    free(grad);
    return status;
}

descent_status minibatch_epoch(double *theta, const linear_data *data, batch_gradient gradient,
                               double lr, size_t batch_size, size_t *order, uint64_t *rng,
                               size_t *updates) {
    if (!theta || !data || !gradient || !order || !rng || !updates) return DESCENT_E_NULL;
    if (!sizes_fit(data) || !batch_size) return DESCENT_E_SIZE;
    if (!is_positive(lr)) return DESCENT_E_RATE;
    double *grad = malloc((data->cols + 1) * sizeof *grad);
    if (!grad) return DESCENT_E_MEMORY;
    shuffle(order, data->rows, rng);
    if (batch_size > data->rows) batch_size = data->rows;
    size_t whole = data->rows / batch_size, rest = data->rows % batch_size, made = 0;
    descent_status status = DESCENT_OK;
    for (size_t b = 0; b < whole + (rest > 0) && status == DESCENT_OK; b++) {
        status = gradient(theta, data, &order[b * batch_size], b < whole ? batch_size : rest, grad);
        if (status == DESCENT_OK && gd_step(theta, grad, data->cols + 1, lr) == DESCENT_OK) made++;
    }
    *updates = made;
    free(grad);
    return status;
}

descent_status stochastic_epoch(double *theta, const linear_data *data, batch_gradient gradient,
                                double lr, size_t *order, uint64_t *rng, size_t *updates) {
    return minibatch_epoch(theta, data, gradient, lr, 1, order, rng, updates);
}

static double norm(const double *g, size_t n) {
    kahan sum = {0};
    for (size_t i = 0; i < n; i++) add(&sum, g[i] * g[i]);
    return isfinite(sum.sum) ? sqrt(sum.sum) : INFINITY;
}

descent_status stop_on_gradient(const double *grad, size_t n, double tol, bool *stop) {
    if (!grad || !stop) return DESCENT_E_NULL;
    if (!n) return DESCENT_E_SIZE;
    if (!is_positive(tol)) return DESCENT_E_TOLERANCE;
    *stop = norm(grad, n) < tol;
    return DESCENT_OK;
}

descent_status stop_on_loss(double previous, double current, double tol, bool *stop) {
    if (!stop) return DESCENT_E_NULL;
    if (!is_positive(tol)) return DESCENT_E_TOLERANCE;
    *stop = previous - current < tol && current - previous < tol;
    return DESCENT_OK;
}

descent_status stop_on_maximum(size_t updates, size_t max_updates, bool *stop) {
    if (!stop) return DESCENT_E_NULL;
    if (!max_updates) return DESCENT_E_SIZE;
    *stop = !(updates < max_updates);
    return DESCENT_OK;
}

descent_status stop_on_divergence(const double *theta, size_t n, double loss, bool *stop) {
    if (!theta || !stop) return DESCENT_E_NULL;
    if (!n) return DESCENT_E_SIZE;
    size_t bad = 0;
    if (!isfinite(loss)) bad = 1;
    for (size_t i = 0; i < n; i++) bad += isfinite(theta[i]) ? 0 : 1;
    *stop = bad > 0;
    return DESCENT_OK;
}

static bool numbers(const double *theta, size_t n, double loss) {
    bool stop = true;
    return stop_on_divergence(theta, n, loss, &stop) == DESCENT_OK && !stop;
}

descent_status minimize(const objective *f, double *theta, size_t n,
                        const minimize_options *options, minimize_result *result) {
    if (!f || !f->loss || !f->gradient || !theta || !options || !result) return DESCENT_E_NULL;
    if (!n || !options->max_updates) return DESCENT_E_SIZE;
    if (!is_positive(options->lr)) return DESCENT_E_RATE;
    if (!is_positive(options->gradient_tolerance)) return DESCENT_E_TOLERANCE;
    if (!is_positive(options->loss_tolerance)) return DESCENT_E_TOLERANCE;
    double *grad = malloc(n * sizeof *grad);
    if (!grad) return DESCENT_E_MEMORY;

    double now = f->loss(theta, n, f->context), before = INFINITY;
    stop_reason why = numbers(theta, n, now) ? (stop_reason)0 : STOP_DIVERGED;
    size_t k = 0;
    while (why == 0) {
        if (k == options->max_updates) {
            why = STOP_MAXIMUM;
            break;
        }
        f->gradient(theta, n, f->context, grad);
        if (norm(grad, n) < options->gradient_tolerance) {
            why = STOP_GRADIENT;
            break;
        }
        gd_step(theta, grad, n, options->lr);
        k++;
        before = now;
        now = f->loss(theta, n, f->context);
        if (!numbers(theta, n, now))
            why = STOP_DIVERGED;
        else if (fabs(before - now) < options->loss_tolerance)
            why = STOP_LOSS;
    }
    *result = (minimize_result){.updates = k, .reason = why, .loss = now};
    free(grad);
    return DESCENT_OK;
}

descent_status train_with_early_stopping(const training *job, double *theta, size_t n,
                                         const early_stopping_options *options,
                                         early_stopping_result *result) {
    if (!job || !job->epoch || !job->validate || !theta || !options || !result)
        return DESCENT_E_NULL;
    if (!n || !options->max_epochs || !options->patience) return DESCENT_E_SIZE;
    if (!is_not_negative(options->min_delta)) return DESCENT_E_VALUE;
    double *kept = malloc(n * sizeof *kept);
    if (!kept) return DESCENT_E_MEMORY;
    memcpy(kept, theta, n * sizeof *kept);
    early_stopping_result r = {0, 0, INFINITY, false};
    for (size_t e = 1; e <= options->max_epochs && !r.stopped_early; e++) {
        job->epoch(theta, n, job->context);
        double v = job->validate(theta, n, job->context);
        r.epochs = e;
        if (r.best_loss - v > options->min_delta) {
            r.best_loss = v;
            r.best_epoch = e;
            memcpy(kept, theta, n * sizeof *kept);
        }
        r.stopped_early = e - r.best_epoch >= options->patience;
    }
    memcpy(theta, kept, n * sizeof *kept);
    free(kept);
    *result = r;
    return DESCENT_OK;
}
