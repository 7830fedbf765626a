// _Generic checks, arrays and examples handed about as structs, debugging prints left in.
#include "gradient_descent.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* ok(x): is this what an argument must be? A pointer is there, a count is not 0, a number positive.
 */
static bool ok_pointer(const void *p) {
    return p != NULL;
}
static bool ok_count(size_t n) {
    return n != 0;
}
static bool ok_number(double x) {
    return is_positive(x);
}
#define ok(x) _Generic((x), double : ok_number, size_t : ok_count, default : ok_pointer)(x)

static descent_status complain(const char *function, descent_status status) {
    printf("%s: refused, status %d\n", function, (int)status);
    return status;
}
#define NEED(condition, status)                                                                    \
    do {                                                                                           \
        if (!(condition)) return complain(__func__, DESCENT_E_##status);                           \
    } while (0)

/* A vector of doubles. */
typedef struct {
    double *x;
    size_t n;
} vector;

static vector copied(const double *x, size_t n) {
    vector v = {.x = malloc(n * sizeof *x), .n = n};
    if (v.x != NULL && x != NULL) memcpy(v.x, x, n * sizeof *x);
    return v;
}

static void give_back(vector *v) {
    free(v->x);
    *v = (vector){.x = NULL};
}

static inline void move(vector theta, vector grad, double lr) {
    for (size_t i = 0; i < theta.n; i++) theta.x[i] -= lr * grad.x[i];
}

descent_status numerical_gradient(const objective *f, const double *theta, size_t n, double h,
                                  double *grad) {
    NEED(ok(f) && f->loss != NULL && ok(theta) && ok(grad), NULL);
    NEED(ok(n), SIZE);
    NEED(ok(h), VALUE);
    vector at = copied(theta, n);
    NEED(ok(at.x), MEMORY);
    static const int signs[] = {1, -1};
    for (size_t i = n; i-- > 0;) {
        grad[i] = 0.0;
        for (int s = 0; s < 2; s++) {
            at.x[i] = theta[i] + signs[s] * h;
            grad[i] += signs[s] * f->loss(at.x, n, f->context);
        }
        at.x[i] = theta[i];
        grad[i] /= 2.0 * h;
    }
    give_back(&at);
    return DESCENT_OK;
}

descent_status gd_step(double *theta, const double *grad, size_t n, double lr) {
    NEED(ok(theta) && ok(grad), NULL);
    NEED(ok(n), SIZE);
    NEED(ok(lr), RATE);
    for (size_t i = 0; i < n; i++) theta[i] = theta[i] - grad[i] * lr;
    return DESCENT_OK;
}

static bool fits(const linear_data *d) {
    const size_t most = SIZE_MAX / sizeof(double);
    if (!ok(d->rows) || !ok(d->cols) || d->cols > most - 1) return false;
    return d->rows <= most / d->cols;
}

/* A row of the table, its target, and how many features it has. */
typedef struct {
    const double *x;
    double y;
    size_t cols;
} example;

static example take(const linear_data *d, const size_t *batch, size_t k) {
    const size_t i = batch == NULL ? k : batch[k];
    return (example){.x = d->X + i * d->cols, .y = d->y[i], .cols = d->cols};
}

static bool in_table(const linear_data *d, const size_t *batch, size_t m) {
    size_t largest = m - 1;
    for (size_t k = 0; batch != NULL && k < m; k++)
        if (k == 0 || batch[k] > largest) largest = batch[k];
    return largest < d->rows;
}

static bool labels(const linear_data *d, const size_t *batch, size_t m) {
    size_t good = 0;
    for (size_t k = 0; k < m; k++) {
        const double y = take(d, batch, k).y;
        good += y == 0.0 || y == 1.0 ? 1 : 0;
    }
    return good == m;
}

#define NEED_BATCH(out)                                                                            \
    NEED(ok(theta) && ok(data) && ok(out) && ok(data->X) && ok(data->y), NULL);                    \
    NEED(ok(m) && fits(data) && in_table(data, batch, m), SIZE)

static double z_of(const double *theta, example e) {
    double z = 0.0;
    for (size_t j = 0; j < e.cols; j++) z = z + e.x[j] * theta[j];
    return z + theta[e.cols];
}

static void zero(double *x, size_t n) {
    for (size_t i = 0; i < n; i++) x[i] = 0.0;
}

static void collect(double *grad, example e, double error) {
    for (size_t j = 0; j < e.cols; j++) grad[j] += error * e.x[j];
    grad[e.cols] += error;
}

descent_status mse_loss(const double *theta, const linear_data *data, const size_t *batch, size_t m,
                        double *loss) {
    NEED_BATCH(loss);
    double sum = 0.0, count = 0.0;
    for (size_t k = 0; k < m; k++, count++) {
        const example e = take(data, batch, k);
        sum += pow(e.y - z_of(theta, e), 2.0);
    }
    *loss = sum / count;
    return DESCENT_OK;
}

descent_status mse_gradient(const double *theta, const linear_data *data, const size_t *batch,
                            size_t m, double *grad) {
    NEED_BATCH(grad);
    zero(grad, data->cols + 1);
    for (size_t k = 0; k < m; k++) {
        const example e = take(data, batch, k);
        collect(grad, e, 2.0 / (double)m * (z_of(theta, e) - e.y));
    }
    return DESCENT_OK;
}

descent_status logistic_loss(const double *theta, const linear_data *data, const size_t *batch,
                             size_t m, double *loss) {
    NEED_BATCH(loss);
    NEED(labels(data, batch, m), VALUE);
    double large = 0.0, small = 0.0;
    for (size_t k = 0; k < m; k++) {
        const example e = take(data, batch, k);
        const double z = z_of(theta, e);
        large += fmax(z, 0.0) - e.y * z;
        small += log1p(exp(-fabs(z)));
    }
    *loss = large / (double)m + small / (double)m;
    return DESCENT_OK;
}

descent_status logistic_gradient(const double *theta, const linear_data *data, const size_t *batch,
                                 size_t m, double *grad) {
    NEED_BATCH(grad);
    NEED(labels(data, batch, m), VALUE);
    zero(grad, data->cols + 1);
    for (size_t k = 0; k < m; k++) {
        const example e = take(data, batch, k);
        const double z = z_of(theta, e);
        /* with label 1 the error is -s(-z), which keeps its digits when s(z) is nearly 1 */
        const double error = e.y == 1.0 ? -1.0 / (1.0 + exp(z)) : 1.0 / (1.0 + exp(-z));
        collect(grad, e, error);
    }
    for (size_t j = 0; j <= data->cols; j++) grad[j] /= (double)m;
    return DESCENT_OK;
}

descent_status shuffle(size_t *order, size_t n, uint64_t *rng) {
    NEED(ok(order) && ok(rng), NULL);
    NEED(ok(n), SIZE);
    for (size_t i = n - 1; i != 0; i--) {
        const uint64_t k = i + UINT64_C(1), rejected = (UINT64_MAX % k + 1) % k;
        for (;;) {
            const uint64_t x = rng_next(rng);
            if (x < rejected) continue;
            const size_t j = (size_t)(x % k), pair[] = {order[i], order[j]};
            order[i] = pair[1];
            order[j] = pair[0];
            break;
        }
    }
    return DESCENT_OK;
}

#define NEED_EPOCH()                                                                               \
    NEED(ok(theta) && ok(data) && gradient != NULL, NULL);                                         \
    NEED(fits(data), SIZE)

descent_status batch_epoch(double *theta, const linear_data *data, batch_gradient gradient,
                           double lr) {
    NEED_EPOCH();
    NEED(ok(lr), RATE);
    vector here = {.x = theta, .n = data->cols + 1}, grad = copied(NULL, here.n);
    NEED(ok(grad.x), MEMORY);
    descent_status status = gradient(here.x, data, NULL, data->rows, grad.x);
    if (status == DESCENT_OK) move(here, grad, lr);
    give_back(&grad);
    return status;
}

descent_status minibatch_epoch(double *theta, const linear_data *data, batch_gradient gradient,
                               double lr, size_t batch_size, size_t *order, uint64_t *rng,
                               size_t *updates) {
    NEED(ok(order) && ok(rng) && ok(updates), NULL);
    NEED_EPOCH();
    NEED(ok(batch_size), SIZE);
    NEED(ok(lr), RATE);
    vector here = {.x = theta, .n = data->cols + 1}, grad = copied(NULL, here.n);
    NEED(ok(grad.x), MEMORY);
    const size_t rows = data->rows, batches = (rows - 1) / batch_size + 1;
    descent_status status = shuffle(order, rows, rng);
    for (*updates = 0; *updates < batches; *updates += 1) {
        const size_t begin = *updates * batch_size;
        const size_t m = *updates + 1 < batches ? batch_size : rows - begin;
        status = gradient(here.x, data, order + begin, m, grad.x);
        if (status != DESCENT_OK) break;
        move(here, grad, lr);
    }
    printf("%zu of %zu updates\n", *updates, batches);
    give_back(&grad);
    return status;
}

descent_status stochastic_epoch(double *theta, const linear_data *data, batch_gradient gradient,
                                double lr, size_t *order, uint64_t *rng, size_t *updates) {
    return minibatch_epoch(theta, data, gradient, lr, 1, order, rng, updates);
}

descent_status stop_on_gradient(const double *grad, size_t n, double tol, bool *stop) {
    NEED(ok(grad) && ok(stop), NULL);
    NEED(ok(n), SIZE);
    NEED(ok(tol), TOLERANCE);
    double largest = 0.0, sum = 0.0;
    for (size_t i = 0; i < n; i++) largest = fabs(grad[i]) > largest ? fabs(grad[i]) : largest;
    for (size_t i = 0; i < n; i++)
        sum += largest > 0.0 ? grad[i] / largest * (grad[i] / largest) : grad[i] * grad[i];
    *stop = (largest > 0.0 ? largest : 1.0) * sqrt(sum) < tol;
    return DESCENT_OK;
}

descent_status stop_on_loss(double previous, double current, double tol, bool *stop) {
    NEED(ok(stop), NULL);
    NEED(ok(tol), TOLERANCE);
    const double change = current - previous;
    *stop = -tol < change && change < tol;
    return DESCENT_OK;
}

descent_status stop_on_maximum(size_t updates, size_t max_updates, bool *stop) {
    NEED(ok(stop), NULL);
    NEED(ok(max_updates), SIZE);
    return *stop = updates >= max_updates, DESCENT_OK;
}

descent_status stop_on_divergence(const double *theta, size_t n, double loss, bool *stop) {
    NEED(ok(theta) && ok(stop), NULL);
    NEED(ok(n), SIZE);
    *stop = !isfinite(loss);
    for (size_t i = 0; i < n; i++) *stop = *stop || !isfinite(theta[i]);
    return DESCENT_OK;
}

/* One question after the other; each is asked through the function that answers it. */
#define ASK(why, call)                                                                             \
    if ((call) == DESCENT_OK && stop) {                                                            \
        r.reason = (why);                                                                          \
        goto stopped;                                                                              \
    }

descent_status minimize(const objective *f, double *theta, size_t n,
                        const minimize_options *options, minimize_result *result) {
    NEED(ok(f) && f->loss != NULL && f->gradient != NULL, NULL);
    NEED(ok(theta) && ok(options) && ok(result), NULL);
    NEED(ok(n) && ok(options->max_updates), SIZE);
    NEED(ok(options->lr), RATE);
    NEED(ok(options->gradient_tolerance) && ok(options->loss_tolerance), TOLERANCE);
    vector here = {.x = theta, .n = n}, grad = copied(theta, n);
    NEED(ok(grad.x), MEMORY);
    bool stop;
    minimize_result r = {.loss = f->loss(theta, n, f->context)};
    ASK(STOP_DIVERGED, stop_on_divergence(theta, n, r.loss, &stop))
    for (;;) {
        const double previous = r.loss;
        ASK(STOP_MAXIMUM, stop_on_maximum(r.updates, options->max_updates, &stop))
        f->gradient(theta, n, f->context, grad.x);
        ASK(STOP_GRADIENT, stop_on_gradient(grad.x, n, options->gradient_tolerance, &stop))
        move(here, grad, options->lr);
        r.updates++;
        r.loss = f->loss(theta, n, f->context);
        ASK(STOP_DIVERGED, stop_on_divergence(theta, n, r.loss, &stop))
        ASK(STOP_LOSS, stop_on_loss(previous, r.loss, options->loss_tolerance, &stop))
    }
stopped:
    *result = r;
    printf("%zu updates, loss %.3g\n", r.updates, r.loss);
    give_back(&grad);
    return DESCENT_OK;
}

descent_status train_with_early_stopping(const training *job, double *theta, size_t n,
                                         const early_stopping_options *options,
                                         early_stopping_result *result) {
    NEED(ok(job) && job->epoch != NULL && job->validate != NULL, NULL);
    NEED(ok(theta) && ok(options) && ok(result), NULL);
    NEED(ok(n) && ok(options->max_epochs) && ok(options->patience), SIZE);
    NEED(is_not_negative(options->min_delta), VALUE);
    vector best = copied(theta, n);
    NEED(ok(best.x), MEMORY);
    *result = (early_stopping_result){.best_loss = INFINITY, .stopped_early = false};
    while (result->epochs < options->max_epochs && !result->stopped_early) {
        job->epoch(theta, n, job->context);
        const double v = job->validate(theta, n, job->context);
        const bool better = v < result->best_loss && result->best_loss - v > options->min_delta;
        result->epochs += 1;
        printf("epoch %zu: %g\n", result->epochs, v);
        if (better) {
            memcpy(best.x, theta, n * sizeof *theta);
            result->best_loss = v;
            result->best_epoch = result->epochs;
        }
        result->stopped_early = result->epochs - result->best_epoch == options->patience;
    }
    memcpy(theta, best.x, n * sizeof *theta);
    give_back(&best);
    return DESCENT_OK;
}
