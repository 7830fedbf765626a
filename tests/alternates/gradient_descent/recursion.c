// Recursion instead of loops: pairwise sums, the shuffle, the batches, and each update of minimize.
#include "gradient_descent.h"

#include <stdlib.h>
#include <string.h>

double dot(const double *a, const double *b, size_t n);

double dot(const double *a, const double *b, size_t n) {
    if (n == 0) return 0.0;
    if (n == 1) return a[0] * b[0];
    return dot(a, b, n / 2) + dot(a + n / 2, b + n / 2, n - n / 2);
}

static void slopes(const objective *f, double *moved, size_t n, size_t i, double h, double *grad) {
    if (i == n) return;
    const double here = moved[i];
    moved[i] = here - h;
    grad[i] = -f->loss(moved, n, f->context);
    moved[i] = here + h;
    grad[i] += f->loss(moved, n, f->context);
    grad[i] *= 0.5 / h;
    moved[i] = here;
    slopes(f, moved, n, i + 1, h, grad);
}

descent_status numerical_gradient(const objective *f, const double *theta, size_t n, double h,
                                  double *grad) {
    if (f == NULL || theta == NULL || grad == NULL) return DESCENT_E_NULL;
    if (f->loss == NULL) return DESCENT_E_NULL;
    if (n == 0) return DESCENT_E_SIZE;
    if (!is_positive(h)) return DESCENT_E_VALUE;
    double *moved = calloc(n, sizeof(double));
    if (moved == NULL) return DESCENT_E_MEMORY;
    slopes(f, memcpy(moved, theta, n * sizeof(double)), n, 0, h, grad);
    return free(moved), DESCENT_OK;
}

static void axpy(double a, const double *x, double *y, size_t n) {
    if (n == 0) return;
    *y += a * *x;
    axpy(a, x + 1, y + 1, n - 1);
}

descent_status gd_step(double *theta, const double *grad, size_t n, double lr) {
    if (theta == NULL || grad == NULL) return DESCENT_E_NULL;
    if (n == 0) return DESCENT_E_SIZE;
    if (!is_positive(lr)) return DESCENT_E_RATE;
    axpy(-lr, grad, theta, n);
    return DESCENT_OK;
}

static bool fits(size_t rows, size_t cols) {
    const size_t most = SIZE_MAX / sizeof(double);
    return rows > 0 && cols > 0 && cols < most && rows <= most / cols;
}

static bool inside(const size_t *batch, size_t m, size_t rows) {
    if (batch == NULL) return m <= rows;
    return m == 0 || (*batch < rows && inside(batch + 1, m - 1, rows));
}

static bool labelled(const linear_data *d, const size_t *batch, size_t m) {
    if (m == 0) return true;
    double y = d->y[batch == NULL ? m - 1 : batch[m - 1]];
    return (y == 0.0 || y == 1.0) && labelled(d, batch, m - 1);
}

static descent_status check(const double *theta, const linear_data *d, const size_t *batch,
                            size_t m, const double *out) {
    if (theta == NULL || d == NULL || out == NULL) return DESCENT_E_NULL;
    if (d->X == NULL || d->y == NULL) return DESCENT_E_NULL;
    return m > 0 && fits(d->rows, d->cols) && inside(batch, m, d->rows) ? DESCENT_OK
                                                                        : DESCENT_E_SIZE;
}

static double model(const double *theta, const linear_data *d, size_t i) {
    return dot(theta, d->X + i * d->cols, d->cols) + theta[d->cols];
}

/* Sum of squared errors, or of logistic losses, of batch places k ... k+m-1, halved and halved. */
static double losses(const double *theta, const linear_data *d, const size_t *batch, size_t k,
                     size_t m, bool logistic) {
    if (m > 1)
        return losses(theta, d, batch, k, m / 2, logistic) +
               losses(theta, d, batch, k + m / 2, m - m / 2, logistic);
    size_t i = batch == NULL ? k : batch[k];
    double z = model(theta, d, i), y = d->y[i];
    if (!logistic) return (y - z) * (y - z);
    double against = y == 1.0 ? -z : z; /* log(1 + exp(against)) */
    return against > 0.0 ? against + log1p(exp(-against)) : log1p(exp(against));
}

static void gradients(const double *theta, const linear_data *d, const size_t *batch, size_t k,
                      size_t m, bool logistic, double factor, double *grad) {
    if (m == 0) return;
    size_t i = batch == NULL ? k : batch[k];
    double z = model(theta, d, i), error = (logistic ? 1.0 / (1.0 + exp(-z)) : z) - d->y[i];
    axpy(error * factor, d->X + i * d->cols, grad, d->cols);
    grad[d->cols] += error * factor;
    gradients(theta, d, batch, k + 1, m - 1, logistic, factor, grad);
}

descent_status mse_loss(const double *theta, const linear_data *data, const size_t *batch, size_t m,
                        double *loss) {
    descent_status status = check(theta, data, batch, m, loss);
    if (status == DESCENT_OK) *loss = losses(theta, data, batch, 0, m, false) / (double)m;
    return status;
}

descent_status mse_gradient(const double *theta, const linear_data *data, const size_t *batch,
                            size_t m, double *grad) {
    descent_status status = check(theta, data, batch, m, grad);
    if (status != DESCENT_OK) return status;
    memset(grad, 0, (data->cols + 1) * sizeof *grad);
    gradients(theta, data, batch, 0, m, false, 2.0 / (double)m, grad);
    return status;
}

descent_status logistic_loss(const double *theta, const linear_data *data, const size_t *batch,
                             size_t m, double *loss) {
    descent_status status = check(theta, data, batch, m, loss);
    if (status == DESCENT_OK && !labelled(data, batch, m)) status = DESCENT_E_VALUE;
    if (status == DESCENT_OK) *loss = losses(theta, data, batch, 0, m, true) / (double)m;
    return status;
}

descent_status logistic_gradient(const double *theta, const linear_data *data, const size_t *batch,
                                 size_t m, double *grad) {
    descent_status status = check(theta, data, batch, m, grad);
    if (status == DESCENT_OK && !labelled(data, batch, m)) status = DESCENT_E_VALUE;
    if (status != DESCENT_OK) return status;
    memset(grad, 0, (data->cols + 1) * sizeof *grad);
    gradients(theta, data, batch, 0, m, true, 1.0 / (double)m, grad);
    return status;
}

static size_t draw(uint64_t places, uint64_t *rng) {
    uint64_t x = rng_next(rng);
    return x < (UINT64_C(0) - places) % places ? draw(places, rng) : (size_t)(x % places);
}

static void shuffle_on(size_t *order, size_t n, uint64_t *rng) {
    if (n < 2) return;
    size_t j = draw(n, rng), chosen = order[j];
    order[j] = order[n - 1];
    order[n - 1] = chosen;
    shuffle_on(order, n - 1, rng);
}

descent_status shuffle(size_t *order, size_t n, uint64_t *rng) {
    if (order == NULL || rng == NULL) return DESCENT_E_NULL;
    if (n == 0) return DESCENT_E_SIZE;
    shuffle_on(order, n, rng);
    return DESCENT_OK;
}

typedef struct {
    double *theta, *grad;
    const linear_data *data;
    batch_gradient gradient;
    double lr;
    size_t batch_size, updates;
} pass;

/* The batches from the first of these `left` rows on; NULL is all rows in one. */
static descent_status batches(pass *p, const size_t *rows, size_t left) {
    if (left == 0) return DESCENT_OK;
    size_t m = left < p->batch_size ? left : p->batch_size;
    descent_status status = p->gradient(p->theta, p->data, rows, m, p->grad);
    if (status != DESCENT_OK) return status;
    axpy(-p->lr, p->grad, p->theta, p->data->cols + 1);
    p->updates++;
    return m == left ? status : batches(p, rows + m, left - m);
}

static descent_status check_pass(const pass *p) {
    if (p->theta == NULL || p->data == NULL || p->gradient == NULL) return DESCENT_E_NULL;
    if (!fits(p->data->rows, p->data->cols) || p->batch_size == 0) return DESCENT_E_SIZE;
    return is_positive(p->lr) ? DESCENT_OK : DESCENT_E_RATE;
}

descent_status batch_epoch(double *theta, const linear_data *data, batch_gradient gradient,
                           double lr) {
    pass p = {theta, NULL, data, gradient, lr, SIZE_MAX, 0};
    descent_status status = check_pass(&p);
    if (status != DESCENT_OK) return status;
    p.grad = calloc(data->cols + 1, sizeof *p.grad);
    if (p.grad == NULL) return DESCENT_E_MEMORY;
    status = batches(&p, NULL, data->rows);
    free(p.grad);
    return status;
}

descent_status minibatch_epoch(double *theta, const linear_data *data, batch_gradient gradient,
                               double lr, size_t batch_size, size_t *order, uint64_t *rng,
                               size_t *updates) {
    pass p = {theta, NULL, data, gradient, lr, batch_size, 0};
    if (order == NULL || rng == NULL || updates == NULL) return DESCENT_E_NULL;
    descent_status status = check_pass(&p);
    if (status != DESCENT_OK) return status;
    p.grad = calloc(data->cols + 1, sizeof *p.grad);
    if (p.grad == NULL) return DESCENT_E_MEMORY;
    shuffle_on(order, data->rows, rng);
    status = batches(&p, order, data->rows);
    *updates = p.updates;
    free(p.grad);
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
    *stop = sqrt(dot(grad, grad, n)) < tol;
    return DESCENT_OK;
}

descent_status stop_on_loss(double previous, double current, double tol, bool *stop) {
    if (stop == NULL) return DESCENT_E_NULL;
    if (!is_positive(tol)) return DESCENT_E_TOLERANCE;
    if (previous < current) return stop_on_loss(current, previous, tol, stop);
    *stop = previous - current < tol;
    return DESCENT_OK;
}

descent_status stop_on_maximum(size_t updates, size_t max_updates, bool *stop) {
    if (stop == NULL) return DESCENT_E_NULL;
    if (max_updates == 0) return DESCENT_E_SIZE;
    *stop = max_updates <= updates;
    return DESCENT_OK;
}

static bool finite_all(const double *x, size_t n) {
    return n == 0 || (isfinite(x[n - 1]) && finite_all(x, n - 1));
}

descent_status stop_on_divergence(const double *theta, size_t n, double loss, bool *stop) {
    if (theta == NULL || stop == NULL) return DESCENT_E_NULL;
    if (n == 0) return DESCENT_E_SIZE;
    *stop = !(isfinite(loss) && finite_all(theta, n));
    return DESCENT_OK;
}

static stop_reason descend(const objective *f, double *theta, size_t n, const minimize_options *o,
                           double *grad, minimize_result *r) {
    if (r->updates >= o->max_updates) return STOP_MAXIMUM;
    f->gradient(theta, n, f->context, grad);
    if (sqrt(dot(grad, grad, n)) < o->gradient_tolerance) return STOP_GRADIENT;
    double previous = r->loss;
    axpy(-o->lr, grad, theta, n);
    r->updates++;
    r->loss = f->loss(theta, n, f->context);
    if (!isfinite(r->loss) || !finite_all(theta, n)) return STOP_DIVERGED;
    if (fabs(r->loss - previous) < o->loss_tolerance) return STOP_LOSS;
    return descend(f, theta, n, o, grad, r);
}

descent_status minimize(const objective *f, double *theta, size_t n,
                        const minimize_options *options, minimize_result *result) {
    if (f == NULL || theta == NULL || options == NULL || result == NULL) return DESCENT_E_NULL;
    if (f->loss == NULL || f->gradient == NULL) return DESCENT_E_NULL;
    if (n == 0 || options->max_updates == 0) return DESCENT_E_SIZE;
    if (!is_positive(options->lr)) return DESCENT_E_RATE;
    if (!is_positive(options->gradient_tolerance) || !is_positive(options->loss_tolerance))
        return DESCENT_E_TOLERANCE;
    double *grad = calloc(n, sizeof *grad);
    if (grad == NULL) return DESCENT_E_MEMORY;
    minimize_result r = {.updates = 0, .loss = f->loss(theta, n, f->context)};
    bool good = isfinite(r.loss) && finite_all(theta, n);
    r.reason = good ? descend(f, theta, n, options, grad, &r) : STOP_DIVERGED;
    *result = r;
    free(grad);
    return DESCENT_OK;
}

static void train(const training *job, double *theta, size_t n, const early_stopping_options *o,
                  double *best, size_t wait, early_stopping_result *r) {
    if (wait == o->patience) r->stopped_early = true;
    if (r->stopped_early || r->epochs == o->max_epochs) return;
    job->epoch(theta, n, job->context);
    double v = job->validate(theta, n, job->context);
    r->epochs++;
    if (v < r->best_loss - o->min_delta) {
        memcpy(best, theta, n * sizeof *best);
        r->best_loss = v;
        r->best_epoch = r->epochs;
        wait = 0;
    } else {
        wait++;
    }
    train(job, theta, n, o, best, wait, r);
}

descent_status train_with_early_stopping(const training *job, double *theta, size_t n,
                                         const early_stopping_options *options,
                                         early_stopping_result *result) {
    if (job == NULL || theta == NULL || options == NULL || result == NULL) return DESCENT_E_NULL;
    if (job->epoch == NULL || job->validate == NULL) return DESCENT_E_NULL;
    if (n == 0 || options->max_epochs == 0 || options->patience == 0) return DESCENT_E_SIZE;
    if (!is_not_negative(options->min_delta)) return DESCENT_E_VALUE;
    double *best = calloc(n, sizeof *best);
    if (best == NULL) return DESCENT_E_MEMORY;
    early_stopping_result r = {0, 0, INFINITY, false};
    memcpy(best, theta, n * sizeof *best);
    train(job, theta, n, options, best, 0, &r);
    memcpy(theta, best, n * sizeof *best);
    *result = r;
    free(best);
    return DESCENT_OK;
}
