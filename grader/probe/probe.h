/** The probe: runs learner code on the inputs of a case and records what came out.
 *
 *  A case is a function that calls the learner's functions and records every status, every array
 *  after every step, and whether arrays that are only to be read were left alone. It contains no
 *  expected value: verdicts are the suites' affair, in another process.
 *
 *      CASE(momentum_step, velocity_starts_at_zero) {
 *          double *theta = random_block(3, -1, 1), *grad = random_block(3, -1, 1);
 *          momentum_state s;
 *          if (!record_status("momentum_create", momentum_create(&s, 3))) return;
 *          note_call("momentum_step(&state, theta, grad, lr = 0.1, beta = 0.9)");
 *          note_input("grad", grad, 3);
 *          record_status("momentum_step", momentum_step(&s, theta, grad, 0.1, 0.9));
 *          record_reals("theta", theta, 3);
 *          momentum_free(&s);
 *      }
 *
 *  A case records the same things in the same order whenever the learner's code is right, and stops
 *  (by `return`) after a status that makes the rest meaningless. What it allocates through the
 *  learner's code it frees through the learner's code; blocks of its own are freed for it.
 */
#ifndef PROBE_H
#define PROBE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "descent.h"

typedef struct probe_case {
    const char *name; /* function/behaviour: also the name of the test that judges it */
    void (*run)(void);
    struct probe_case *next;
} probe_case;

void probe_register(probe_case *c);

#define CASE(function, behaviour)                                                                  \
    static void function##_case_##behaviour(void);                                                 \
    __attribute__((constructor)) static void function##_register_##behaviour(void) {               \
        static probe_case self = {.name = #function "/" #behaviour,                                \
                                  .run = function##_case_##behaviour};                             \
        probe_register(&self);                                                                     \
    }                                                                                              \
    static void function##_case_##behaviour(void)

/* ---- Context: shown in messages, not compared. It holds until the next note of its kind. ------
 */

/** The call that follows, as a reader would write it. Forgets earlier inputs, and the step. */
__attribute__((format(printf, 1, 2))) void note_call(const char *format, ...);

/** An array that goes into the call: x [n]. The same name replaces what was noted before. */
void note_input(const char *name, const double *x, size_t n);

/** The step of a trajectory that the observations after this belong to, from 1. */
void note_step(size_t step);

/* ---- Observations: what the suites compare. Names are identifiers. ----------------------------
 */

/** The status that `function` returned; true if it is DESCENT_OK. */
bool record_status(const char *function, descent_status status);

/** Real numbers: x [n], or one. NULL is recorded as such. */
void record_reals(const char *name, const double *x, size_t n);
void record_real(const char *name, double x);

/** Whole numbers: k [n], or one. They are compared exactly. */
void record_counts(const char *name, const size_t *k, size_t n);
void record_count(const char *name, uint64_t k);

/* ---- Inputs -----------------------------------------------------------------------------------
 */

/** Random numbers that depend on the seed and on the case's name, and on nothing else. */
double uniform(double low, double high);
size_t pick(size_t low, size_t high); /* low ... high, both included */

/** Heap blocks of exactly n elements, so that Valgrind sees a step beyond them. */
double *block(size_t n, double value);                   /* all equal to value */
double *random_block(size_t n, double low, double high); /* uniform */
double *block_of(size_t n, const double *x);             /* a copy of x */
size_t *count_block(size_t n);                           /* 0, 1, ..., n-1 */
#define BLOCK(...)                                                                                 \
    block_of(sizeof((double[]){__VA_ARGS__}) / sizeof(double), (double[]){__VA_ARGS__})

/* ---- Memory -----------------------------------------------------------------------------------
 */

/** Let the k-th allocation of the learner's code from now on fail, once; 0 lets none fail. */
void fail_allocation(size_t k);

/** How many blocks the learner's code has allocated in this case and not freed. */
size_t live_blocks(void);

/** n, or fewer under Valgrind: for trajectories that are long only to show convergence. */
size_t steps_worth(size_t n);

#endif
