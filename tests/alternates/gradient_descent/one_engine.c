// One function visits the rows for all four models, one runs all epochs; shared names, and a main.
#include "gradient_descent.h"

#include <stdio.h>
#include <stdlib.h>

/* What a model does with a row: z and y in, loss and error (dL/dz, without 1/m) out. */
typedef struct {
    double loss, error;
} cost;
typedef cost (*model)(double z, double y);

double max(double a, double b);
void swap(size_t *a, size_t *b);
double norm(const double *g, size_t n);
double dot(const double *a, const double *b, size_t n);
double uniform(double low, double high);
double *block(size_t n, double value);
size_t pick(size_t k, uint64_t *rng);
cost squared(double z, double y);
cost logistic(double z, double y);
descent_status visit(model of, const double *theta, const linear_data *data, const size_t *batch,
                     size_t m, double *loss, double *grad);
descent_status run(double *theta, const linear_data *data, batch_gradient gradient, double lr,
                   size_t size, size_t *order, uint64_t *rng, size_t *updates);
int main(void);

double max(double a, double b) {
    return b > a ? b : a;
}

void swap(size_t *a, size_t *b) {
    size_t c = *a;
    *a = *b;
    *b = c;
}

double dot(const double *a, const double *b, size_t n) {
    double sum = 0;
    for (size_t i = n; i-- > 0;) sum += a[i] * b[i];
    return sum;
}

double norm(const double *g, size_t n) {
    return sqrt(dot(g, g, n));
}

double uniform(double low, double high) {
    return low + (high - low) * (double)rand() / (double)RAND_MAX;
}

double *block(size_t n, double value) {
    double *x = calloc(n, sizeof *x);
    for (size_t i = 0; x && value != 0 && i < n; i++) x[i] = value;
    return x;
}

size_t pick(size_t k, uint64_t *rng) {
    uint64_t x, r = (0 - (uint64_t)k) % k;
    while ((x = rng_next(rng)) < r) continue;
    return (size_t)(x % k);
}

cost squared(double z, double y) {
    return (cost){(z - y) * (z - y), 2 * (z - y)};
}

/* With a = |z|: log(1 + e^z) = max(z, 0) + log(1 + e^-a), and s(z) by way of e^-a too. */
cost logistic(double z, double y) {
    double small = exp(-fabs(z)), s = z < 0 ? small / (1 + small) : 1 / (1 + small);
    return (cost){max(z, 0) + log1p(small) - y * z, s - y};
}

descent_status visit(model of, const double *theta, const linear_data *data, const size_t *batch,
                     size_t m, double *loss, double *grad) {
    if (!theta || !data || !data->X || !data->y) return DESCENT_E_NULL;
    if (!loss && !grad) return DESCENT_E_NULL;
    size_t cols = data->cols, most = SIZE_MAX / sizeof(double);
    if (!m || !cols || cols > most - 1 || !data->rows || data->rows > most / cols)
        return DESCENT_E_SIZE;
    for (size_t k = batch ? 0 : m - 1; k < m; k++)
        if ((batch ? batch[k] : k) >= data->rows) return DESCENT_E_SIZE;
    for (size_t k = 0; of == logistic && k < m; k++) {
        double y = data->y[batch ? batch[k] : k];
        if (y != 0 && y != 1) return DESCENT_E_VALUE;
    }
    if (loss) *loss = 0;
    for (size_t j = 0; grad && j <= cols; j++) grad[j] = 0;
    for (size_t k = 0; k < m; k++) {
        size_t i = batch ? batch[k] : k;
        const double *x = &data->X[i * cols];
        cost c = of(dot(theta, x, cols) + theta[cols], data->y[i]);
        if (loss) *loss += c.loss / (double)m;
        for (size_t j = 0; grad && j <= cols; j++)
            grad[j] += c.error * (j < cols ? x[j] : 1) / (double)m;
    }
    return DESCENT_OK;
}

descent_status mse_loss(const double *theta, const linear_data *data, const size_t *batch, size_t m,
                        double *loss) {
    return visit(squared, theta, data, batch, m, loss, NULL);
}

descent_status mse_gradient(const double *theta, const linear_data *data, const size_t *batch,
                            size_t m, double *grad) {
    return visit(squared, theta, data, batch, m, NULL, grad);
}

descent_status logistic_loss(const double *theta, const linear_data *data, const size_t *batch,
                             size_t m, double *loss) {
    return visit(logistic, theta, data, batch, m, loss, NULL);
}

descent_status logistic_gradient(const double *theta, const linear_data *data, const size_t *batch,
                                 size_t m, double *grad) {
    return visit(logistic, theta, data, batch, m, NULL, grad);
}

descent_status numerical_gradient(const objective *f, const double *theta, size_t n, double h,
                                  double *grad) {
    if (!f || !f->loss || !theta || !grad) return DESCENT_E_NULL;
    if (!n) return DESCENT_E_SIZE;
    if (!is_positive(h)) return DESCENT_E_VALUE;
    double *x = block(n, 0);
    if (!x) return DESCENT_E_MEMORY;
    for (size_t i = 0; i < n; i++) {
        double sides[2];
        for (int side = 0; side < 2; side++) {
            for (size_t j = 0; j < n; j++) x[j] = theta[j];
            x[i] += side ? h : -h;
            sides[side] = f->loss(x, n, f->context);
        }
        grad[i] = (sides[1] - sides[0]) / (2 * h);
    }
    free(x);
    return DESCENT_OK;
}

descent_status gd_step(double *theta, const double *grad, size_t n, double lr) {
    if (!theta || !grad) return DESCENT_E_NULL;
    if (!n) return DESCENT_E_SIZE;
    if (!is_positive(lr)) return DESCENT_E_RATE;
    for (size_t i = 0; i < n; i++) *(theta + i) -= *(grad + i) * lr;
    return DESCENT_OK;
}

descent_status shuffle(size_t *order, size_t n, uint64_t *rng) {
    if (!order || !rng) return DESCENT_E_NULL;
    if (!n) return DESCENT_E_SIZE;
    while (--n) swap(&order[n], &order[pick(n + 1, rng)]);
    return DESCENT_OK;
}

/* order NULL: all rows at once, in their own order. */
descent_status run(double *theta, const linear_data *data, batch_gradient gradient, double lr,
                   size_t size, size_t *order, uint64_t *rng, size_t *updates) {
    if (!theta || !data || !gradient || !updates) return DESCENT_E_NULL;
    size_t rows = data->rows, cols = data->cols, most = SIZE_MAX / sizeof(double);
    if (!rows || !cols || cols > most - 1 || rows > most / cols || !size) return DESCENT_E_SIZE;
    if (!is_positive(lr)) return DESCENT_E_RATE;
    double *grad = block(cols + 1, 0);
    if (!grad) return DESCENT_E_MEMORY;
    if (order) shuffle(order, rows, rng);
    *updates = 0;
    descent_status status = DESCENT_OK;
    for (size_t done = 0, m; done < rows && !status; done += m) {
        m = rows - done < size ? rows - done : size;
        status = gradient(theta, data, order ? order + done : NULL, m, grad);
        if (!status) status = gd_step(theta, grad, cols + 1, lr);
        if (!status) ++*updates;
    }
    free(grad);
    return status;
}

descent_status batch_epoch(double *theta, const linear_data *data, batch_gradient gradient,
                           double lr) {
    size_t one;
    return run(theta, data, gradient, lr, SIZE_MAX, NULL, NULL, &one);
}

descent_status minibatch_epoch(double *theta, const linear_data *data, batch_gradient gradient,
                               double lr, size_t batch_size, size_t *order, uint64_t *rng,
                               size_t *updates) {
    if (!order || !rng) return DESCENT_E_NULL;
    return run(theta, data, gradient, lr, batch_size, order, rng, updates);
}

descent_status stochastic_epoch(double *theta, const linear_data *data, batch_gradient gradient,
                                double lr, size_t *order, uint64_t *rng, size_t *updates) {
    if (!order || !rng) return DESCENT_E_NULL;
    return run(theta, data, gradient, lr, 1, order, rng, updates);
}

descent_status stop_on_gradient(const double *grad, size_t n, double tol, bool *stop) {
    if (!grad || !stop) return DESCENT_E_NULL;
    if (!n) return DESCENT_E_SIZE;
    if (!is_positive(tol)) return DESCENT_E_TOLERANCE;
    return *stop = norm(grad, n) < tol, DESCENT_OK;
}

descent_status stop_on_loss(double previous, double current, double tol, bool *stop) {
    if (!stop) return DESCENT_E_NULL;
    if (!is_positive(tol)) return DESCENT_E_TOLERANCE;
    return *stop = fabs(previous - current) < tol, DESCENT_OK;
}

descent_status stop_on_maximum(size_t updates, size_t max_updates, bool *stop) {
    if (!stop) return DESCENT_E_NULL;
    if (!max_updates) return DESCENT_E_SIZE;
    return *stop = max_updates <= updates, DESCENT_OK;
}

descent_status stop_on_divergence(const double *theta, size_t n, double loss, bool *stop) {
    if (!theta || !stop) return DESCENT_E_NULL;
    if (!n) return DESCENT_E_SIZE;
    double zero = 0 * loss; /* a NaN if it is not finite */
    while (n-- > 0) zero += 0 * theta[n];
    return *stop = isnan(zero), DESCENT_OK;
}

descent_status minimize(const objective *f, double *theta, size_t n,
                        const minimize_options *options, minimize_result *result) {
    if (!f || !f->loss || !f->gradient || !theta || !options || !result) return DESCENT_E_NULL;
    if (!n || !options->max_updates) return DESCENT_E_SIZE;
    if (!is_positive(options->lr)) return DESCENT_E_RATE;
    if (!is_positive(options->gradient_tolerance) || !is_positive(options->loss_tolerance))
        return DESCENT_E_TOLERANCE;
    double *grad = block(n, 0), before = INFINITY;
    if (!grad) return DESCENT_E_MEMORY;
    bool stop;
    /* Each turn ends with an update, or with the reason why there is none. */
    for (result->updates = 0;; result->updates++) {
        result->loss = f->loss(theta, n, f->context);
        result->reason = STOP_DIVERGED;
        stop_on_divergence(theta, n, result->loss, &stop);
        if (stop) break;
        result->reason = STOP_LOSS;
        if (result->updates > 0) stop_on_loss(before, result->loss, options->loss_tolerance, &stop);
        if (stop) break;
        result->reason = STOP_MAXIMUM;
        stop_on_maximum(result->updates, options->max_updates, &stop);
        if (stop) break;
        result->reason = STOP_GRADIENT;
        f->gradient(theta, n, f->context, grad);
        stop_on_gradient(grad, n, options->gradient_tolerance, &stop);
        if (stop) break;
        gd_step(theta, grad, n, options->lr);
        before = result->loss;
    }
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
    double *best = block(n, 0);
    if (!best) return DESCENT_E_MEMORY;
    for (size_t i = 0; i < n; i++) best[i] = theta[i];
    *result = (early_stopping_result){.best_loss = HUGE_VAL};
    for (size_t wait = 0; wait < options->patience && result->epochs < options->max_epochs;) {
        result->epochs++;
        wait++;
        job->epoch(theta, n, job->context);
        double v = job->validate(theta, n, job->context);
        if (v < result->best_loss - options->min_delta) {
            for (size_t i = 0; i < n; i++) best[i] = theta[i];
            result->best_loss = v;
            result->best_epoch = result->epochs;
            wait = 0;
        }
        result->stopped_early = wait == options->patience;
    }
    for (size_t i = 0; i < n; i++) theta[i] = best[i];
    free(best);
    return DESCENT_OK;
}

int main(void) {
    size_t order[] = {0, 1, 2, 3, 4};
    uint64_t rng = 1;
    shuffle(order, 5, &rng);
    for (int i = 0; i < 5; i++) printf("%zu %g\n", order[i], uniform(0, 1));
    return 0;
}
