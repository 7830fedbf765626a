/** Stage 04: learning-rate schedules. How large should step t be?
 *
 *  Every schedule is a formula: the rate of step t, for t = 0, 1, 2, ..., asked for in any order
 *  and as often as one likes. So a schedule keeps no state. Write them in schedules.c, and with
 * them the learning-rate range test, which finds a rate to start from.
 *
 *  In all of them t may be as large as SIZE_MAX, and the answer comes at once. A rate that is too
 *  small for a double is 0, which is no error. Nobody asks for rates above 1e280, so that products
 * of a rate and a number of steps do not overflow.
 */
#ifndef SCHEDULES_H
#define SCHEDULES_H

#include "descent.h"

/** Constant: *lr = lr0, whatever t is.
 *
 *  lr      out
 *  Errors  DESCENT_E_NULL if lr is NULL; DESCENT_E_RATE if lr0 is not positive or not finite.
 *          On an error *lr is as it was. This holds for every schedule below.
 */
descent_status schedule_constant(double lr0, size_t t, double *lr);

/** Step decay: *lr = lr0 gamma^floor(t / s).
 *
 *  gamma   the factor that is kept at each drop, in (0, 1]
 *  s       steps between two drops
 *  Errors  also DESCENT_E_SIZE if s is 0; DESCENT_E_VALUE if gamma is outside (0, 1].
 */
descent_status schedule_step(double lr0, double gamma, size_t s, size_t t, double *lr);

/** Exponential decay: *lr = lr0 decay^t.
 *
 *  decay   the factor that is kept at each step, in (0, 1]
 *  Errors  also DESCENT_E_VALUE if decay is outside (0, 1].
 */
descent_status schedule_exponential(double lr0, double decay, size_t t, double *lr);

/** Natural exponential decay: *lr = lr0 exp(-k t).
 *
 *  k       the rate of decay, 0 or more
 *  Errors  also DESCENT_E_VALUE if k is negative or not finite.
 */
descent_status schedule_natural_exponential(double lr0, double k, size_t t, double *lr);

/** Cosine annealing from lr_max at t = 0 to lr_min at t = T.
 *
 *      *lr = lr_min + (lr_max - lr_min) (1 + cos(pi t / T)) / 2     for t <= T
 *      *lr = lr_min                                                 for t > T
 *
 *  Source  Loshchilov & Hutter 2017, eq. 5. After T their formula rises again; the course's stays.
 *  lr_min  0 or more, at most lr_max
 *  Errors  DESCENT_E_RATE is about lr_max; also DESCENT_E_SIZE if T is 0; DESCENT_E_VALUE if lr_min
 *          is negative, not finite or above lr_max.
 */
descent_status schedule_cosine(double lr_max, double lr_min, size_t T, size_t t, double *lr);

/** Cosine annealing with warm restarts (SGDR): cycles of T0, T0 m, T0 m^2, ... steps.
 *
 *      *lr = lr_min + (lr_max - lr_min) (1 + cos(pi u / T_i)) / 2
 *
 *  where step t is step u of a cycle of T_i steps, 0 <= u < T_i. So each cycle begins with lr_max,
 *  and lr_min itself is never reached. For T0 = 3 and m = 2 the cycles are the steps 0-2, 3-8,
 *  9-20, ...
 *
 *  Source  Loshchilov & Hutter 2017. Finding the cycle is a matter of integers: a logarithm is
 *          wrong at exact boundaries. A cycle longer than SIZE_MAX counts as SIZE_MAX steps long.
 *  m       at least 1; with 1 all cycles are equally long
 *  Errors  those of schedule_cosine, and DESCENT_E_SIZE also if T0 or m is 0.
 */
descent_status schedule_warm_restarts(double lr_max, double lr_min, size_t T0, size_t m, size_t t,
                                      double *lr);

/** Linear warm-up over W steps, then constant.
 *
 *      *lr = lr0 (t + 1) / W      for t < W
 *      *lr = lr0                  for t >= W
 *
 *  W       0 means no warm-up
 *  Errors  those of schedule_constant.
 */
descent_status schedule_warmup(double lr0, size_t W, size_t t, double *lr);

/** Linear warm-up over W steps, then cosine annealing over the T - W steps that are left.
 *
 *      *lr = lr_max (t + 1) / W                                                 for t < W
 *      *lr = lr_min + (lr_max - lr_min) (1 + cos(pi (t - W) / (T - W))) / 2     for W <= t <= T
 *      *lr = lr_min                                                             for t > T
 *
 *  W       0 means no warm-up
 *  T       above W
 *  Errors  those of schedule_cosine, and DESCENT_E_SIZE also if T is not above W.
 */
descent_status schedule_warmup_cosine(double lr_max, double lr_min, size_t W, size_t T, size_t t,
                                      double *lr);

/** What the learning-rate range test is asked. */
typedef struct {
    double lr_min; /* rate of the first update; positive */
    double lr_max; /* rate of the last update; above lr_min */
    size_t steps;  /* number of updates, at least 2 */
} range_test_options;

/** The learning-rate range test (the "finder"): train with a rate that grows from step to step,
 *  and see at which rate the loss falls fastest and at which it explodes.
 *
 *      L_start = L(theta), lowest = L_start
 *      for k = 0 ... steps-1, from theta as it stands after the update before:
 *          rates[k]  = lr_min (lr_max / lr_min)^(k / (steps-1))
 *          theta    <- theta - rates[k] grad L(theta)
 *          losses[k] = L(theta)
 *          stop after this k if losses[k] is not finite or losses[k] > 4 lowest
 *          lowest    = min(lowest, losses[k])
 *      *count      = the number of updates made, the exploding one included
 *      *suggestion = the rate of the update that lowered the loss most: the k with the largest
 *                    losses[k-1] - losses[k], where losses[-1] is L_start. Of equal ones the first;
 *                    0 if no update lowered it
 *
 *  Source  Smith 2017 (cyclical learning rates), with exponentially growing rates and the stopping
 *          factor 4 that became usual. The losses are taken as they are, without smoothing. They
 *          must not be negative, L_start and lr_max / lr_min must be finite.
 *
 *  f           loss and gradient
 *  theta       [n] read only: the test works on a copy
 *  rates       [steps] out, entries from *count on are left as they were
 *  losses      [steps] out, likewise
 *  Errors      DESCENT_E_NULL if a pointer or a function of f is NULL; DESCENT_E_SIZE if n is 0 or
 *              steps below 2; DESCENT_E_RATE if lr_min or lr_max is not positive or not finite;
 *              DESCENT_E_VALUE if lr_max is not above lr_min; DESCENT_E_MEMORY if there is no
 *              memory for the copy of theta and the gradient. On an error nothing is written.
 */
descent_status lr_range_test(const objective *f, const double *theta, size_t n,
                             const range_test_options *options, double *rates, double *losses,
                             size_t *count, double *suggestion);

#endif
