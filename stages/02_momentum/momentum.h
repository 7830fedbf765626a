/** Stage 02: momentum. Gradient descent that remembers where it was going.
 *
 *  Three rules, each a function of its own, because texts call all three "momentum":
 *  heavy ball (Polyak 1964), its moving-average form, and Nesterov's look-ahead (1983).
 *  Write them in momentum.c. The velocity v lives in a state that you create and free.
 */
#ifndef MOMENTUM_H
#define MOMENTUM_H

#include "descent.h"

/** The velocity of momentum_step and ema_momentum_step. Filled in by momentum_create. */
typedef struct {
    size_t n;  /* number of parameters */
    double *v; /* [n] velocity, 0 before the first step */
} momentum_state;

/** The velocity of nesterov_step, and its workspace. Filled in by nesterov_create. */
typedef struct {
    size_t n;      /* number of parameters */
    double *v;     /* [n] velocity, 0 before the first step */
    double *ahead; /* [n] workspace for the look-ahead point; means nothing between two steps */
    double *grad;  /* [n] workspace for the gradient there; means nothing between two steps */
} nesterov_state;

/** Make a velocity of n zeros: v = 0, and state->n = n.
 *
 *  state   out: what it held before is overwritten, not freed
 *  Errors  DESCENT_E_NULL if state is NULL; DESCENT_E_SIZE if n is 0;
 *          DESCENT_E_MEMORY if there is no memory for n doubles, however large n is.
 *          On an error *state is as it was, and nothing stays allocated.
 */
descent_status momentum_create(momentum_state *state, size_t n);

/** Free what momentum_create allocated, and leave the state empty: v = NULL, n = 0.
 *  A NULL state, and a state that is empty already, are left alone: freeing twice is harmless.
 */
void momentum_free(momentum_state *state);

/** One step of heavy-ball momentum, in place.
 *
 *      v     <- beta v + g
 *      theta <- theta - lr v          with the new v
 *
 *  Source  Polyak 1964, in the form of Sutskever et al. 2013 as PyTorch has it: lr multiplies v,
 *          it is not inside v. The two agree only while lr stays the same.
 *  state   in/out: v [n], n = state->n
 *  theta   [n] in/out
 *  grad    [n] read only: the gradient at theta
 *  lr      learning rate of this step; may differ from step to step
 *  beta    in [0, 1); 0 is plain gradient descent
 *  Errors  DESCENT_E_NULL if a pointer or state->v is NULL; DESCENT_E_SIZE if state->n is 0;
 *          DESCENT_E_RATE; DESCENT_E_BETA. On an error v and theta are as they were.
 */
descent_status momentum_step(momentum_state *state, double *theta, const double *grad, double lr,
                             double beta);

/** One step of momentum as an exponential moving average (EMA) of the gradients, in place.
 *
 *      v     <- beta v + (1 - beta) g
 *      theta <- theta - lr v          with the new v
 *
 *  Here v is an average: its weights add up to 1. In momentum_step they add up to 1 / (1 - beta).
 *  Arguments and errors are those of momentum_step.
 */
descent_status ema_momentum_step(momentum_state *state, double *theta, const double *grad,
                                 double lr, double beta);

/** Make a velocity of n zeros and two workspaces [n]; state->n = n.
 *
 *  The three arrays are allocated one by one. Arguments and errors are those of momentum_create:
 *  if the second or the third array cannot be had, those before it are given back.
 */
descent_status nesterov_create(nesterov_state *state, size_t n);

/** Free what nesterov_create allocated, and leave the state empty: all pointers NULL, n = 0.
 *  A NULL state, and a state that is empty already, are left alone.
 */
void nesterov_free(nesterov_state *state);

/** One step of Nesterov's accelerated gradient, in place.
 *
 *      v     <- beta v + grad L(theta - lr beta v)      with the old v inside the brackets
 *      theta <- theta - lr v                            with the new v
 *
 *  Source  Nesterov 1983, in the form of Sutskever et al. 2013. The look-ahead point is where
 *          momentum alone will carry theta, so lr belongs in it.
 *  state   in/out: v [n], n = state->n
 *  f       its gradient is asked for once, at the look-ahead point; its loss is not used and may
 *          be NULL
 *  theta   [n] in/out; state->ahead is there for the look-ahead point
 *  lr      learning rate of this step; may differ from step to step
 *  beta    in [0, 1); 0 is plain gradient descent
 *  Errors  DESCENT_E_NULL if a pointer, f->gradient or an array of the state is NULL;
 *          DESCENT_E_SIZE if state->n is 0; DESCENT_E_RATE; DESCENT_E_BETA.
 *          On an error v and theta are as they were, and f has not been called.
 */
descent_status nesterov_step(nesterov_state *state, const objective *f, double *theta, double lr,
                             double beta);

#endif
