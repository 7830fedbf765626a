/** Stage 03 against the oracle. */
#include "oracle.h"

#include "adaptive.h"

static squares_state squares;
static adam_state adam;

static double parameter(const char *name) {
    return given_real(0, name);
}

/* ---- AdaGrad and RMSProp ---- */

static void begin_squares(size_t n) {
    expect_ok(0, squares_create(&squares, n));
}

static void compare_squares(size_t step) {
    compare_state(step, "G", squares.G);
}

static void end_squares(void) {
    squares_free(&squares);
}

static descent_status step_adagrad(double *theta, const double *grad, const objective *f,
                                   double lr) {
    (void)f;
    return adagrad_step(&squares, theta, grad, lr, parameter("eps"));
}

static descent_status step_rmsprop(double *theta, const double *grad, const objective *f,
                                   double lr) {
    (void)f;
    return rmsprop_step(&squares, theta, grad, lr, parameter("beta"), parameter("eps"));
}

static const rule adagrad = {begin_squares, step_adagrad, compare_squares, end_squares};
static const rule rmsprop = {begin_squares, step_rmsprop, compare_squares, end_squares};

ORACLE(adagrad_quadratic, follow("adaptive", &adagrad))
ORACLE(adagrad_given_gradients, follow("adaptive", &adagrad))
ORACLE(adagrad_changing_rate, follow("adaptive", &adagrad))
ORACLE(rmsprop_quadratic, follow("adaptive", &rmsprop))
ORACLE(rmsprop_given_gradients, follow("adaptive", &rmsprop))
ORACLE(rmsprop_changing_rate, follow("adaptive", &rmsprop))

/* ---- Adam and AdamW ---- */

static void begin_adam(size_t n) {
    expect_ok(0, adam_create(&adam, n));
}

static void compare_adam(size_t step) {
    cr_assert_eq(adam.t, step);
    compare_state(step, "m", adam.m);
    compare_state(step, "v", adam.v);
}

static void end_adam(void) {
    adam_free(&adam);
}

static descent_status step_adam(double *theta, const double *grad, const objective *f, double lr) {
    (void)f;
    return adam_step(&adam, theta, grad, lr, parameter("beta1"), parameter("beta2"),
                     parameter("eps"));
}

static descent_status step_adamw(double *theta, const double *grad, const objective *f, double lr) {
    (void)f;
    return adamw_step(&adam, theta, grad, lr, parameter("beta1"), parameter("beta2"),
                      parameter("eps"), parameter("lambda"));
}

static const rule adam_rule = {begin_adam, step_adam, compare_adam, end_adam};
static const rule adamw_rule = {begin_adam, step_adamw, compare_adam, end_adam};

ORACLE(adam_quadratic, follow("adaptive", &adam_rule))
ORACLE(adam_given_gradients, follow("adaptive", &adam_rule))
ORACLE(adam_changing_rate, follow("adaptive", &adam_rule))
ORACLE(adamw_quadratic, follow("adaptive", &adamw_rule))
ORACLE(adamw_given_gradients, follow("adaptive", &adamw_rule))
ORACLE(adamw_changing_rate, follow("adaptive", &adamw_rule))
