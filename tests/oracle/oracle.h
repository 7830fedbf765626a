/** The oracle: the course's solutions against data that other implementations made.
 *
 *  The test oracle/NAME reads the case NAME of STAGE.oracle in the folder that the environment
 *  variable ORACLE_DATA names (default: tests/oracle). What the case gives goes into a function of
 *  the solutions; everything else in the case must come out of it, within the course's tolerance.
 *  How the data came about: README.md. With ORACLE_REPORT set, each test prints its deviation.
 */
#ifndef ORACLE_H
#define ORACLE_H

#include "descent.h"
#include "gradient_descent.h"

#include <criterion/criterion.h>

/** A test that is one call. Criterion's macro, so that the test has its own name and line. */
#define ORACLE(name, call)                                                                         \
    Test(oracle, name) {                                                                           \
        call;                                                                                      \
    }

/** The most parameters, and the most values of one array, that a case of the oracle has. */
enum { PARAMETERS = 8, VALUES = 128 };

/** Open the case named like the running test; close it. Closing fails the test if it left an
 *  expected value of the case unread.
 */
void open_case(const char *stage);
void close_case(void);

/** The last step of the case. Steps count from 1: updates, or sets of inputs. */
size_t last_step(void);

/* ---- What goes in. Step 0 means given before the first step. ---- */

bool is_given(size_t step, const char *name);
const double *given(size_t step, const char *name, size_t *n);
double given_real(size_t step, const char *name);
size_t given_size(size_t step, const char *name);

/** Sizes or row numbers into out[VALUES]; returns how many. */
size_t given_sizes(size_t step, const char *name, size_t *out);

uint64_t given_seed(size_t step);

/** The table X, y. */
linear_data given_table(void);

/** The start theta0 into theta[PARAMETERS]; returns the number of parameters. */
size_t given_start(double *theta);

/* ---- What must come out ---- */

bool is_expected(size_t step, const char *name);
void expect_reals(size_t step, const char *name, const double *got, size_t n);
void expect_real(size_t step, const char *name, double got);
void expect_sizes(size_t step, const char *name, const size_t *got, size_t n);
void expect_count(size_t step, const char *name, uint64_t got);
void expect_ok(size_t step, descent_status got);

/* ---- Problems ---- */

/** L = 1/2 (theta - centre)' A (theta - centre), from the case's A and centre. */
objective quadratic(void);

/** The quadratic if the case has an A, else L = sum of theta_i - log(theta_i) - 1, which is NaN
 * where a theta_i is negative. Each call of its loss but the first, at the start, must be at the
 * theta that the case expects after the next step.
 */
objective watched_problem(void);

/* ---- Rules that make one step ---- */

typedef struct {
    void (*begin)(size_t n); /* make the state for n parameters; NULL if there is none */
    descent_status (*step)(double *theta, const double *grad, const objective *f, double lr);
    void (*compare)(size_t step); /* the state with what the case expects at that step */
    void (*end)(void);
} rule;

/** Step from theta0 to the end of the case, comparing theta after every step. The gradients are
 *  those of the quadratic, or the rows of the case's table of gradients.
 */
void follow(const char *stage, const rule *r);

/** The point at which the gradient of follow's objective was last asked for. */
const double *last_point(void);

/** Compare one array of a state, at the steps at which the case has it. */
void compare_state(size_t step, const char *name, const double *got);

#endif
