/** What every stage of the course shares: status codes, the objective to minimise, argument checks.
 *
 *  Conventions that hold in every header of the course:
 *  - theta [n] means an array of n doubles; arrays are never NULL and never overlap unless said so;
 *  - `const` arrays are read only, gradients included;
 *  - a function that returns an error has changed nothing that the caller can see;
 *  - if several errors apply, the one that comes first in `descent_status` is returned;
 *  - memory, for scratch arrays too, comes from malloc, calloc, realloc or aligned_alloc, and not
 *    from the stack: n may be large;
 *  - the file of a stage uses the functions of that stage and the C library, and of no other stage.
 */
#ifndef DESCENT_H
#define DESCENT_H

#include <math.h>
#include <stdbool.h>
#include <stddef.h>

/** What a function of the course returns: DESCENT_OK, or why it did nothing. */
typedef enum {
    DESCENT_OK = 0,
    DESCENT_E_NOT_WRITTEN = -1000, /* the function is still the starter's stub */
    DESCENT_E_NULL = -2,           /* a pointer that must not be NULL is NULL */
    DESCENT_E_SIZE = -3,           /* a size, count or row number is 0 or too large */
    DESCENT_E_RATE = -4,           /* a learning rate is not positive or not finite */
    DESCENT_E_BETA = -5,           /* a decay rate beta is outside [0, 1) */
    DESCENT_E_TOLERANCE = -6,      /* a tolerance is not positive or not finite */
    DESCENT_E_VALUE = -7,          /* another number is outside the range its header gives */
    DESCENT_E_MEMORY = -8,         /* malloc or calloc returned NULL */
} descent_status;

/** A function to minimise: L(theta) and its gradient, for theta [n].
 *  `context` is handed to both calls unread; `gradient` fills grad [n].
 */
typedef struct {
    double (*loss)(const double *theta, size_t n, void *context);
    void (*gradient)(const double *theta, size_t n, void *context, double *grad);
    void *context;
} objective;

/** True for a finite number above 0: a valid learning rate or tolerance. NaN is not positive. */
static inline bool is_positive(double x) {
    return isfinite(x) && x > 0.0;
}

/** True for a finite number that is 0 or more. */
static inline bool is_not_negative(double x) {
    return isfinite(x) && x >= 0.0;
}

/** True for a number in [0, 1): a valid decay rate beta. */
static inline bool is_decay_rate(double beta) {
    return beta >= 0.0 && beta < 1.0;
}

/** The body of a stub. Naming the parameters keeps the compiler from calling them unused. */
#define NOT_WRITTEN(...) descent_not_written(__func__, __VA_ARGS__)

/** Told of every call of a stub, where there is somebody to be told: the grader. */
__attribute__((weak)) void descent_stub_called(const char *function);

static inline descent_status descent_not_written(const char *function, ...) {
    if (descent_stub_called) descent_stub_called(function);
    return DESCENT_E_NOT_WRITTEN;
}

#endif
