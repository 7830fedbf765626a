/** Stage 02 against the oracle. */
#include "oracle.h"

#include "momentum.h"

static momentum_state momentum;
static nesterov_state nesterov;

static void begin_momentum(size_t n) {
    expect_ok(0, momentum_create(&momentum, n));
}

static void compare_momentum(size_t step) {
    compare_state(step, "v", momentum.v);
}

static void end_momentum(void) {
    momentum_free(&momentum);
}

static descent_status step_heavy_ball(double *theta, const double *grad, const objective *f,
                                      double lr) {
    (void)f;
    return momentum_step(&momentum, theta, grad, lr, given_real(0, "beta"));
}

static descent_status step_ema(double *theta, const double *grad, const objective *f, double lr) {
    (void)f;
    return ema_momentum_step(&momentum, theta, grad, lr, given_real(0, "beta"));
}

static const rule heavy_ball = {begin_momentum, step_heavy_ball, compare_momentum, end_momentum};
static const rule ema = {begin_momentum, step_ema, compare_momentum, end_momentum};

ORACLE(heavy_ball_quadratic, follow("momentum", &heavy_ball))
ORACLE(heavy_ball_given_gradients, follow("momentum", &heavy_ball))
ORACLE(heavy_ball_changing_rate, follow("momentum", &heavy_ball))
ORACLE(ema_quadratic, follow("momentum", &ema))
ORACLE(ema_given_gradients, follow("momentum", &ema))
ORACLE(ema_changing_rate, follow("momentum", &ema))

static void begin_nesterov(size_t n) {
    expect_ok(0, nesterov_create(&nesterov, n));
}

static descent_status step_nesterov(double *theta, const double *grad, const objective *f,
                                    double lr) {
    (void)grad;
    return nesterov_step(&nesterov, f, theta, lr, given_real(0, "beta"));
}

static void compare_nesterov(size_t step) {
    compare_state(step, "v", nesterov.v);
    compare_state(step, "ahead", last_point());
}

static void end_nesterov(void) {
    nesterov_free(&nesterov);
}

static const rule nesterov_rule = {begin_nesterov, step_nesterov, compare_nesterov, end_nesterov};

ORACLE(nesterov_quadratic, follow("momentum", &nesterov_rule))
ORACLE(nesterov_given_gradients, follow("momentum", &nesterov_rule))
ORACLE(nesterov_changing_rate, follow("momentum", &nesterov_rule))
