/** The test problems. See problems.h. */
#include "problems.h"

#include <string.h>

/* ---- Quadratic ---- */

/* A = H D H with a random Householder reflection H = I - 2 u u' and a diagonal D. */
quadratic random_quadratic(size_t n, double low, double high) {
    quadratic q = {.n = n, .A = block(n * n, 0.0), .centre = random_block(n, -1.0, 1.0)};
    double *u = random_block(n, 0.5, 1.5);
    double length = 0.0;
    for (size_t i = 0; i < n; i++) length += u[i] * u[i];
    for (size_t i = 0; i < n; i++) u[i] /= sqrt(length);

    for (size_t k = 0; k < n; k++) {
        double d = n > 1 ? low * pow(high / low, (double)k / (double)(n - 1)) : high;
        for (size_t i = 0; i < n; i++)
            for (size_t j = 0; j < n; j++) {
                double h_ik = (i == k ? 1.0 : 0.0) - 2.0 * u[i] * u[k];
                double h_kj = (j == k ? 1.0 : 0.0) - 2.0 * u[j] * u[k];
                q.A[i * n + j] += h_ik * d * h_kj;
            }
    }
    return q;
}

static void quadratic_gradient(const double *theta, size_t n, void *context, double *grad) {
    const quadratic *q = context;
    for (size_t i = 0; i < n; i++) {
        grad[i] = 0.0;
        for (size_t j = 0; j < n; j++) grad[i] += q->A[i * n + j] * (theta[j] - q->centre[j]);
    }
}

static double quadratic_loss(const double *theta, size_t n, void *context) {
    const quadratic *q = context;
    double sum = 0.0;
    for (size_t i = 0; i < n; i++)
        for (size_t j = 0; j < n; j++)
            sum += (theta[i] - q->centre[i]) * q->A[i * n + j] * (theta[j] - q->centre[j]);
    return 0.5 * sum;
}

objective quadratic_objective(quadratic *q) {
    return (objective){.loss = quadratic_loss, .gradient = quadratic_gradient, .context = q};
}

/* ---- Rosenbrock ---- */

static double rosenbrock_loss(const double *theta, size_t n, void *context) {
    (void)n, (void)context;
    double x = theta[0], y = theta[1];
    return (1 - x) * (1 - x) + 100 * (y - x * x) * (y - x * x);
}

static void rosenbrock_gradient(const double *theta, size_t n, void *context, double *grad) {
    (void)n, (void)context;
    double x = theta[0], y = theta[1];
    grad[0] = -2 * (1 - x) - 400 * x * (y - x * x);
    grad[1] = 200 * (y - x * x);
}

objective rosenbrock(void) {
    return (objective){.loss = rosenbrock_loss, .gradient = rosenbrock_gradient};
}

/* ---- Gradients ---- */

double *telling_gradients(size_t steps) {
    double *rows = block(steps * TELLING, 0.0);
    double constant = uniform(0.5, 1.5), alternating = uniform(1.0, 3.0);
    double spike = uniform(6.0, 10.0), tiny = uniform(0.5e-6, 2e-6);
    for (size_t k = 0; k < steps; k++) {
        double *g = rows + k * TELLING;
        g[0] = constant;
        g[1] = k % 2 == 0 ? alternating : -alternating;
        g[2] = k % 5 == 4 ? spike : 0.1;
        g[3] = tiny;
        g[4] = 0.0;
        g[5] = uniform(-1.0, 1.0);
    }
    return rows;
}

/* ---- Real data ---- */

const double norris[NORRIS_ROWS][2] = {
#include "nist_norris.inc"
};

const double longley[LONGLEY_ROWS][LONGLEY_COLS + 1] = {
#include "nist_longley.inc"
};

void standardise(double *x, size_t n, size_t stride, double *mean, double *deviation) {
    double sum = 0.0, squares = 0.0;
    for (size_t i = 0; i < n; i++) sum += x[i * stride];
    *mean = sum / (double)n;
    for (size_t i = 0; i < n; i++) squares += (x[i * stride] - *mean) * (x[i * stride] - *mean);
    *deviation = sqrt(squares / (double)n);
    for (size_t i = 0; i < n; i++) x[i * stride] = (x[i * stride] - *mean) / *deviation;
}

/* The standardised table, made at the first use. */
static double (*standard_longley(void))[LONGLEY_COLS + 1] {
    static double table[LONGLEY_ROWS][LONGLEY_COLS + 1];
    static bool made;
    double mean, deviation;
    if (!made) {
        memcpy(table, longley, sizeof table);
        for (size_t j = 0; j <= LONGLEY_COLS; j++)
            standardise(&table[0][j], LONGLEY_ROWS, LONGLEY_COLS + 1, &mean, &deviation);
        made = true;
    }
    return table;
}

static double longley_error(const double *theta, const double *row) {
    double error = -row[LONGLEY_COLS];
    for (size_t j = 0; j < LONGLEY_COLS; j++) error += theta[j] * row[j];
    return error;
}

static double longley_loss(const double *theta, size_t n, void *context) {
    (void)n, (void)context;
    double(*table)[LONGLEY_COLS + 1] = standard_longley();
    double sum = 0.0;
    for (size_t i = 0; i < LONGLEY_ROWS; i++) {
        double error = longley_error(theta, table[i]);
        sum += error * error;
    }
    return sum / LONGLEY_ROWS;
}

static void longley_gradient(const double *theta, size_t n, void *context, double *grad) {
    (void)context;
    double(*table)[LONGLEY_COLS + 1] = standard_longley();
    for (size_t j = 0; j < n; j++) grad[j] = 0.0;
    for (size_t i = 0; i < LONGLEY_ROWS; i++) {
        double error = longley_error(theta, table[i]);
        for (size_t j = 0; j < n; j++) grad[j] += 2.0 / LONGLEY_ROWS * error * table[i][j];
    }
}

objective longley_objective(void) {
    return (objective){.loss = longley_loss, .gradient = longley_gradient};
}
