/** Stage 01: gradient descent. From one step downhill to training that knows when to stop.
 *
 *  Write these functions in gradient_descent.c: a numerical gradient, the step itself, the losses
 *  and gradients of two linear models, passes over the data in random order, four reasons to stop,
 *  and early stopping.
 */
#ifndef GRADIENT_DESCENT_H
#define GRADIENT_DESCENT_H

#include "descent.h"

#include <stdint.h>

/* ---- One step ---------------------------------------------------------------------------- */

/** The gradient of f at theta by central differences.
 *
 *      grad[i] = (L(theta + h e_i) - L(theta - h e_i)) / (2 h)      e_i: 1 in place i, else 0
 *
 *  f       only its loss is called, always with all n parameters; f->gradient may be NULL
 *  theta   [n] read only
 *  h       the half-width of the difference
 *  grad    [n] out
 *  Errors  DESCENT_E_NULL if a pointer or f->loss is NULL; DESCENT_E_SIZE if n is 0;
 *          DESCENT_E_VALUE if h is not positive or not finite; DESCENT_E_MEMORY if there is no
 *          memory for a copy of theta. On an error grad is as it was.
 */
descent_status numerical_gradient(const objective *f, const double *theta, size_t n, double h,
                                  double *grad);

/** One step of gradient descent, in place: theta <- theta - lr g.
 *
 *  theta   [n] in/out
 *  grad    [n] read only: the gradient at theta
 *  Errors  DESCENT_E_NULL; DESCENT_E_SIZE if n is 0; DESCENT_E_RATE.
 */
descent_status gd_step(double *theta, const double *grad, size_t n, double lr);

/* ---- Linear models ----------------------------------------------------------------------- */

/** A table of examples: row i has the features X[i*cols] ... X[i*cols + cols-1] and the target
 *  y[i]. A linear model on it has cols weights and, last, a bias: theta [cols + 1] and
 *
 *      z_i = theta[0] x_i0 + ... + theta[cols-1] x_i,cols-1 + theta[cols]
 */
typedef struct {
    const double *X; /* [rows * cols] */
    const double *y; /* [rows] */
    size_t rows;
    size_t cols;
} linear_data;

/** Mean squared error of the linear model over a batch of m rows.
 *
 *      L = (1/m) sum (z_i - y_i)^2
 *
 *  Many texts divide by 2m; this course does not, so the gradient carries a factor 2/m.
 *
 *  theta   [cols + 1] read only
 *  batch   [m] row numbers, each below data->rows, in any order, repeats allowed;
 *          or NULL, which means the rows 0 ... m-1
 *  loss    out
 *  Errors  DESCENT_E_NULL if a pointer other than batch, data->X or data->y is NULL;
 *          DESCENT_E_SIZE if m, rows or cols is 0, if a row number (or, without a batch, m) is too
 *          large for the table, or if rows * cols or cols + 1 doubles are more bytes than a size_t
 *          can count. On an error *loss is as it was.
 */
descent_status mse_loss(const double *theta, const linear_data *data, const size_t *batch, size_t m,
                        double *loss);

/** Gradient of mse_loss with respect to theta.
 *
 *      grad[j]    = (2/m) sum (z_i - y_i) x_ij
 *      grad[cols] = (2/m) sum (z_i - y_i)
 *
 *  grad    [cols + 1] out: written over, not added to
 *  The other arguments and the errors are those of mse_loss; on an error grad is as it was.
 */
descent_status mse_gradient(const double *theta, const linear_data *data, const size_t *batch,
                            size_t m, double *grad);

/** Mean logistic loss (cross-entropy, natural logarithm) over a batch of m rows, labels 0 and 1.
 *
 *      L = (1/m) sum [ log(1 + exp(z_i)) - y_i z_i ]
 *
 *  exp(z) overflows from z = 710 on, where log(1 + exp(z)) is only 710: compute it as
 *  max(z, 0) + log1p(exp(-|z|)).
 *
 *  Arguments and errors are those of mse_loss, and DESCENT_E_VALUE if the label of a row of the
 *  batch is neither 0 nor 1.
 */
descent_status logistic_loss(const double *theta, const linear_data *data, const size_t *batch,
                             size_t m, double *loss);

/** Gradient of logistic_loss with respect to theta, with s(z) = 1 / (1 + exp(-z)).
 *
 *      grad[j]    = (1/m) sum (s(z_i) - y_i) x_ij
 *      grad[cols] = (1/m) sum (s(z_i) - y_i)
 *
 *  Arguments and errors are those of mse_gradient, and DESCENT_E_VALUE as in logistic_loss.
 */
descent_status logistic_gradient(const double *theta, const linear_data *data, const size_t *batch,
                                 size_t m, double *grad);

/* ---- Passes over the data ---------------------------------------------------------------- */

/** The course's random numbers: SplitMix64 (Steele, Lea & Flood 2014), given, not to be written.
 *  Every call moves *rng on and returns 64 random bits, each value 0 ... 2^64-1 equally likely.
 *  Seeding is setting *rng, once.
 */
static inline uint64_t rng_next(uint64_t *rng) {
    uint64_t z = (*rng += UINT64_C(0x9e3779b97f4a7c15));
    z = (z ^ (z >> 30)) * UINT64_C(0xbf58476d1ce4e5b9);
    z = (z ^ (z >> 27)) * UINT64_C(0x94d049bb133111eb);
    return z ^ (z >> 31);
}

/** Shuffle order [n] in place: Fisher and Yates, from the last place down.
 *
 *      for i = n-1, n-2, ..., 1:  draw j in 0 ... i;  swap order[i] and order[j]
 *
 *  Every j must be equally likely. 2^64 is not a multiple of i+1, so a plain remainder would favour
 *  small j. To draw j: with r = 2^64 mod (i+1), call rng_next until it returns x >= r, and take
 *  j = x mod (i+1). (With k = i+1 as a uint64_t, r is (0 - k) % k.)
 *  For n = 1 nothing is drawn.
 *
 *  order   [n] in/out, whatever it holds
 *  rng     in/out: the generator's state
 *  Errors  DESCENT_E_NULL; DESCENT_E_SIZE if n is 0.
 */
descent_status shuffle(size_t *order, size_t n, uint64_t *rng);

/** The signature of mse_gradient and logistic_gradient. */
typedef descent_status (*batch_gradient)(const double *theta, const linear_data *data,
                                         const size_t *batch, size_t m, double *grad);

/** One epoch of batch gradient descent: one update, with the gradient over all rows.
 *
 *      theta <- theta - lr gradient(theta, all rows)
 *
 *  gradient  is called once, with batch NULL and m = data->rows
 *  theta     [cols + 1] in/out
 *  Errors    DESCENT_E_NULL if theta, data or gradient is NULL; DESCENT_E_SIZE if data->rows or
 *            data->cols is 0 or too large, as in mse_loss; DESCENT_E_RATE; DESCENT_E_MEMORY if
 *            there is no memory for the gradient. On these errors theta is as it was.
 *            An error from gradient is returned as it is, and ends the epoch: no update follows.
 */
descent_status batch_epoch(double *theta, const linear_data *data, batch_gradient gradient,
                           double lr);

/** One epoch of mini-batch gradient descent: a pass over all rows in a new random order.
 *
 *      shuffle order, then cut it into batches of batch_size rows: the first batch_size entries of
 *      order, the next batch_size, ... The last batch holds what is left and is divided by its own
 *      size: for 23 rows and batch_size 5 it has 3 rows. No row is left out, no batch is empty.
 *      For each batch:  theta <- theta - lr gradient(theta, batch)
 *
 *  gradient    is called once a batch, with the batch's row numbers and its true size m
 *  batch_size  above data->rows means one batch of all rows
 *  order       [rows] in/out: a permutation of 0 ... rows-1. The caller fills it once; every epoch
 *              shuffles the order that the epoch before left
 *  rng         in/out: seeded once by the caller, carried on from epoch to epoch
 *  updates     out: the number of updates made, on an error of gradient those before it
 *  Errors      those of batch_epoch; also DESCENT_E_NULL for order, rng or updates, and
 *              DESCENT_E_SIZE if batch_size is 0. Unless the error is gradient's own, order,
 *              rng, theta and *updates are as they were.
 */
descent_status minibatch_epoch(double *theta, const linear_data *data, batch_gradient gradient,
                               double lr, size_t batch_size, size_t *order, uint64_t *rng,
                               size_t *updates);

/** One epoch of stochastic gradient descent: minibatch_epoch with batches of one row.
 *  Arguments and errors are those of minibatch_epoch.
 */
descent_status stochastic_epoch(double *theta, const linear_data *data, batch_gradient gradient,
                                double lr, size_t *order, uint64_t *rng, size_t *updates);

/* ---- When to stop ------------------------------------------------------------------------ */

/** Is the gradient small? *stop = (norm2(grad) < tol), norm2(g) = sqrt(g_0^2 + ... + g_{n-1}^2).
 *  A NaN is not small. Compare the norm itself: the square of a small tol is 0.
 *  Errors  DESCENT_E_NULL; DESCENT_E_SIZE if n is 0; DESCENT_E_TOLERANCE.
 */
descent_status stop_on_gradient(const double *grad, size_t n, double tol, bool *stop);

/** Has the loss stopped changing? *stop = (|current - previous| < tol), rising or falling.
 *  A NaN has not settled, whichever of the two it is.
 *  Errors  DESCENT_E_NULL; DESCENT_E_TOLERANCE.
 */
descent_status stop_on_loss(double previous, double current, double tol, bool *stop);

/** Is the budget used up? *stop = (updates >= max_updates).
 *  Errors  DESCENT_E_NULL; DESCENT_E_SIZE if max_updates is 0.
 */
descent_status stop_on_maximum(size_t updates, size_t max_updates, bool *stop);

/** Has the run left the numbers? *stop is true if loss or any theta[i] is infinite or NaN.
 *  Errors  DESCENT_E_NULL; DESCENT_E_SIZE if n is 0.
 */
descent_status stop_on_divergence(const double *theta, size_t n, double loss, bool *stop);

/** Why minimize returned. */
typedef enum {
    STOP_GRADIENT = 1, /* the gradient is small */
    STOP_LOSS = 2,     /* the loss stopped changing */
    STOP_MAXIMUM = 3,  /* max_updates were made */
    STOP_DIVERGED = 4, /* the loss or a parameter is not finite */
} stop_reason;

typedef struct {
    double lr;
    double gradient_tolerance; /* for stop_on_gradient */
    double loss_tolerance;     /* for stop_on_loss */
    size_t max_updates;        /* at least 1 */
} minimize_options;

typedef struct {
    size_t updates;     /* number of updates done */
    stop_reason reason; /* which test ended the run */
    double loss;        /* L at the theta that is returned */
} minimize_result;

/** Gradient descent on f from theta until one of the four tests says stop.
 *
 *      L_prev = L(theta);  if theta or L_prev is not finite: stop (diverged), 0 updates
 *      repeat
 *          if updates >= max_updates: stop (maximum)
 *          g = grad L(theta);  if norm2(g) < gradient_tolerance: stop (gradient)
 *          theta <- theta - lr g;  updates <- updates + 1;  L_now = L(theta)
 *          if theta or L_now is not finite: stop (diverged)
 *          if |L_now - L_prev| < loss_tolerance: stop (loss)
 *          L_prev = L_now
 *
 *  theta   [n] in/out: where the run ended, also when it diverged
 *  result  out
 *  Errors  DESCENT_E_NULL if a pointer or a function of f is NULL; DESCENT_E_SIZE if n or
 *          max_updates is 0; DESCENT_E_RATE; DESCENT_E_TOLERANCE; DESCENT_E_MEMORY if there is no
 *          memory for the gradient. On an error theta and *result are as they were.
 *          Divergence is not an error.
 */
descent_status minimize(const objective *f, double *theta, size_t n,
                        const minimize_options *options, minimize_result *result);

/** A training run to be stopped early: `epoch` trains theta [n] for one epoch, in place;
 *  `validate` returns the loss of theta [n] on the validation set. Both are handed `context`.
 */
typedef struct {
    void (*epoch)(double *theta, size_t n, void *context);
    double (*validate)(const double *theta, size_t n, void *context);
    void *context;
} training;

typedef struct {
    size_t max_epochs; /* at least 1 */
    size_t patience;   /* epochs in a row without improvement until the end; at least 1 */
    double min_delta;  /* how much lower a loss must be to count; 0 or more */
} early_stopping_options;

typedef struct {
    size_t epochs;      /* epochs trained */
    size_t best_epoch;  /* the epoch, from 1, whose theta is returned; 0 if none improved */
    double best_loss;   /* its validation loss; INFINITY if none improved */
    bool stopped_early; /* patience ran out, in whichever epoch; else max_epochs were trained */
} early_stopping_result;

/** Train until the validation loss has not improved for `patience` epochs, and return the best
 *  theta, not the last.
 *
 *      best = infinity, wait = 0
 *      for each epoch:  train;  v = validate(theta)
 *          if v < best - min_delta:  best = v, remember theta, wait = 0
 *          else:                     wait = wait + 1, and stop if wait >= patience
 *      on every way out theta is the remembered one: the theta of the best epoch, or the theta that
 *      was handed in if no epoch improved (a NaN never does)
 *
 *  theta   [n] in/out
 *  result  out
 *  Errors  DESCENT_E_NULL if a pointer or a function of job is NULL; DESCENT_E_SIZE if n,
 *          max_epochs or patience is 0; DESCENT_E_VALUE if min_delta is negative or not finite;
 *          DESCENT_E_MEMORY if there is no memory for a copy of theta. On an error theta and
 *          *result are as they were, and nothing has been trained.
 */
descent_status train_with_early_stopping(const training *job, double *theta, size_t n,
                                         const early_stopping_options *options,
                                         early_stopping_result *result);

#endif
