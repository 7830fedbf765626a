/** Test problems for the cases: functions to minimise, telling gradients, and real data. */
#ifndef PROBLEMS_H
#define PROBLEMS_H

#include "probe.h"

/** L = 1/2 (theta - centre)' A (theta - centre), all parameters coupled through A. */
typedef struct {
    size_t n;
    double *A;      /* [n * n] symmetric, positive definite */
    double *centre; /* [n] the minimum */
} quadratic;

/** A random quadratic whose curvatures (eigenvalues of A) go evenly, as powers, from low to high.
 */
quadratic random_quadratic(size_t n, double low, double high);

/** It as an objective; q is the context and must outlive it. */
objective quadratic_objective(quadratic *q);

/** L = (1 - x)^2 + 100 (y - x^2)^2, n = 2: the banana valley (Rosenbrock 1960), minimum (1, 1). */
objective rosenbrock(void);

/** Gradients that expose what ordinary ones hide, [steps * TELLING]: one row a step. The columns
 * are a constant, an alternating sign, a spike every fifth step, about 1e-6, exactly 0, and random
 * of either sign; their sizes depend on the seed.
 */
enum { TELLING = 6 };
double *telling_gradients(size_t steps);

/** NIST's Norris table: [NORRIS_ROWS][2], x and y. */
enum { NORRIS_ROWS = 36 };
extern const double norris[NORRIS_ROWS][2];

/** NIST's Longley table: [LONGLEY_ROWS][LONGLEY_COLS + 1], six predictors and employment. */
enum { LONGLEY_ROWS = 16, LONGLEY_COLS = 6 };
extern const double longley[LONGLEY_ROWS][LONGLEY_COLS + 1];

/** Shift and scale x[0], x[stride], ... (n values) to mean 0 and variance 1 (divided by n). */
void standardise(double *x, size_t n, size_t stride, double *mean, double *deviation);

/** Least squares on the standardised Longley table, without a bias: L(theta) is the mean squared
 *  error, theta [LONGLEY_COLS], start at 0. Its Hessian has a condition number of 12,220.
 */
objective longley_objective(void);

#endif
