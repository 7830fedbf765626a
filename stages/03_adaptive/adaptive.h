/** Stage 03: adaptive methods. Each parameter gets a step length of its own.
 *
 *  AdaGrad (Duchi, Hazan & Singer 2011), RMSProp (Tieleman & Hinton 2012), Adam (Kingma & Ba 2015)
 *  and AdamW (Loshchilov & Hutter 2019). Write them in adaptive.c. The states are created and freed
 *  by you. Mind where eps stands: inside the root in the first two, outside in the last two.
 */
#ifndef ADAPTIVE_H
#define ADAPTIVE_H

#include "descent.h"

/** The state of adagrad_step and rmsprop_step. Filled in by squares_create. */
typedef struct {
    size_t n;  /* number of parameters */
    double *G; /* [n] squared gradients: their sum (AdaGrad) or average (RMSProp); 0 at first */
} squares_state;

/** The state of adam_step and adamw_step. Filled in by adam_create. */
typedef struct {
    size_t n;  /* number of parameters */
    double *m; /* [n] first moment: average of the gradients; 0 at first */
    double *v; /* [n] second moment: average of their squares; 0 at first */
    size_t t;  /* steps done; 0 at first, so that the first step computes with t = 1 */
} adam_state;

/** Make G [n], all zeros, and set state->n = n.
 *
 *  state   out: what it held before is overwritten, not freed
 *  Errors  DESCENT_E_NULL if state is NULL; DESCENT_E_SIZE if n is 0;
 *          DESCENT_E_MEMORY if there is no memory for n doubles, however large n is.
 *          On an error *state is as it was, and nothing stays allocated.
 */
descent_status squares_create(squares_state *state, size_t n);

/** Free what squares_create allocated, and leave the state empty: G = NULL, n = 0.
 *  A NULL state, and a state that is empty already, are left alone: freeing twice is harmless.
 */
void squares_free(squares_state *state);

/** One AdaGrad step, in place.
 *
 *      G     <- G + g^2
 *      theta <- theta - lr g / sqrt(G + eps)        with the new G; eps inside the root
 *
 *  Source  Duchi, Hazan & Singer 2011 (who put eps outside; see the handout).
 *  state   in/out: G [n], n = state->n
 *  theta   [n] in/out
 *  grad    [n] read only: the gradient at theta
 *  lr      learning rate of this step; may differ from step to step
 *  eps     keeps the root away from 0; usually 1e-8
 *  Errors  DESCENT_E_NULL if a pointer or state->G is NULL; DESCENT_E_SIZE if state->n is 0;
 *          DESCENT_E_RATE; DESCENT_E_VALUE if eps is not positive or not finite.
 *          On an error G and theta are as they were.
 */
descent_status adagrad_step(squares_state *state, double *theta, const double *grad, double lr,
                            double eps);

/** One RMSProp step, in place.
 *
 *      G     <- beta G + (1 - beta) g^2
 *      theta <- theta - lr g / sqrt(G + eps)        with the new G; eps inside the root
 *
 *  Source  Tieleman & Hinton 2012, Coursera lecture 6.5.
 *  beta    in [0, 1); usually 0.9
 *  The other arguments and the errors are those of adagrad_step, and DESCENT_E_BETA.
 */
descent_status rmsprop_step(squares_state *state, double *theta, const double *grad, double lr,
                            double beta, double eps);

/** Make m [n] and v [n], all zeros, and set state->n = n and state->t = 0.
 *
 *  The two arrays are allocated one by one. Arguments and errors are those of squares_create: if
 *  the second array cannot be had, the first is given back.
 */
descent_status adam_create(adam_state *state, size_t n);

/** Free what adam_create allocated, and leave the state empty: m = v = NULL, n = 0, t = 0.
 *  A NULL state, and a state that is empty already, are left alone.
 */
void adam_free(adam_state *state);

/** One Adam step, in place.
 *
 *      t     <- t + 1
 *      m     <- beta1 m + (1 - beta1) g
 *      v     <- beta2 v + (1 - beta2) g^2
 *      m_hat  = m / (1 - beta1^t),   v_hat = v / (1 - beta2^t)
 *      theta <- theta - lr m_hat / (sqrt(v_hat) + eps)       eps outside the root
 *
 *  Source  Kingma & Ba 2015, Algorithm 1.
 *  state   in/out: m [n] and v [n] are kept uncorrected; t counts calls, not parameters
 *  theta   [n] in/out
 *  grad    [n] read only: the gradient at theta
 *  lr      learning rate of this step; may differ from step to step
 *  beta1, beta2   in [0, 1); usually 0.9 and 0.999
 *  eps     usually 1e-8
 *  Errors  DESCENT_E_NULL if a pointer, state->m or state->v is NULL; DESCENT_E_SIZE if state->n is
 *          0; DESCENT_E_RATE; DESCENT_E_BETA; DESCENT_E_VALUE if eps is not positive or not finite.
 *          On an error m, v, t and theta are as they were.
 */
descent_status adam_step(adam_state *state, double *theta, const double *grad, double lr,
                         double beta1, double beta2, double eps);

/** One AdamW step, in place: Adam with decoupled weight decay.
 *
 *      t, m, v, m_hat, v_hat   as in adam_step: the decay does not enter the moments
 *      theta <- theta - lr m_hat / (sqrt(v_hat) + eps) - lr lambda theta
 *                                      the decay uses theta as it was before the step
 *
 *  Source  Loshchilov & Hutter 2019, Algorithm 2, with the decay scaled by lr as PyTorch has it.
 *  lambda  weight decay; 0 is Adam
 *  The other arguments and the errors are those of adam_step, and DESCENT_E_VALUE also if lambda is
 *  negative or not finite.
 */
descent_status adamw_step(adam_state *state, double *theta, const double *grad, double lr,
                          double beta1, double beta2, double eps, double lambda);

#endif
