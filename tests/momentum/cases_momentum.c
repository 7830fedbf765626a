/** Cases of stage 02: the heavy ball and its moving-average form. */
#include "momentum.h"
#include "probe.h"
#include "problems.h"

#include <float.h>

/* momentum_step and ema_momentum_step differ in one factor, so they are put through the same. */
typedef descent_status (*step_function)(momentum_state *, double *, const double *, double, double);

static bool made(momentum_state *s, size_t n) {
    return record_status("momentum_create", momentum_create(s, n));
}

/* ---- Both steps ---- */

static void two_steps_by_hand(const char *name, step_function step) {
    double *theta = BLOCK(1.0, -2.0), *grad = BLOCK(1.0, -4.0);
    momentum_state s = {0};
    if (!made(&s, 2)) return;
    note_call("%s(&state, theta, grad, lr = 0.1, beta = 0.9)", name);
    for (size_t k = 1; k <= 2; k++) {
        note_input("theta", theta, 2);
        if (s.v != NULL) note_input("v", s.v, 2);
        note_input("grad", grad, 2);
        note_step(k);
        record_status(name, step(&s, theta, grad, 0.1, 0.9));
        record_reals("v", s.v, 2);
        record_reals("theta", theta, 2);
    }
    momentum_free(&s);
}

/* `steps` steps along given gradients [steps * n], the rate lr[k] at step k. */
static void follow(const char *name, step_function step, size_t n, const double *theta0,
                   const double *gradients, size_t steps, const double *lr, double beta) {
    double *theta = block_of(n, theta0);
    momentum_state s = {0};
    if (!made(&s, n)) return;
    for (size_t k = 1; k <= steps; k++) {
        const double *grad = gradients + (k - 1) * n;
        if (k == 1 || lr[k - 1] != lr[k - 2])
            note_call("%s(&state, theta, grad, lr = %.6g, beta = %.16g)", name, lr[k - 1], beta);
        note_input("theta", theta, n);
        if (s.v != NULL) note_input("v", s.v, n);
        note_input("grad", grad, n);
        note_step(k);
        if (!record_status(name, step(&s, theta, block_of(n, grad), lr[k - 1], beta))) break;
        record_reals("v", s.v, n);
        record_reals("theta", theta, n);
    }
    momentum_free(&s);
}

/* Whether v becomes infinite or a NaN depends on the order of operations: only finite is wrong. */
static void infinite_gradient(const char *name, step_function step) {
    double *theta = BLOCK(1.0), *grad = BLOCK(INFINITY);
    momentum_state s = {0};
    if (!made(&s, 1) || s.v == NULL) return;
    note_call("%s(&state, theta, grad = INFINITY, lr = 0.1, beta = 0.9)", name);
    note_step(1);
    record_status(name, step(&s, theta, grad, 0.1, 0.9));
    record_count("v_is_finite", isfinite(s.v[0]) ? 1 : 0);
    record_count("theta_is_finite", isfinite(theta[0]) ? 1 : 0);
    momentum_free(&s);
}

/* Settings and gradients that are unusual, and right all the same. */
static void unusual_numbers(const char *name, step_function step) {
    static const struct {
        double lr, beta;
    } settings[] = {{40.0, 0.5}, {1e-310, 0.9}, {0.1, 0.9999}, {0.1, 1.0 - DBL_EPSILON / 2.0},
                    {0.1, 1e-9}, {0.1, 1e-310}, {0.1, -0.0}};
    for (size_t i = 0; i < sizeof settings / sizeof *settings; i++)
        follow(name, step, 2, BLOCK(0.0, 3.0), random_block(4, -1, 1), 2, block(2, settings[i].lr),
               settings[i].beta);
    /* Numbers next to nothing are not nothing: theta moves by about 1. */
    follow(name, step, 2, BLOCK(0.0, 3.0), block(4, -1e-300), 2, block(2, 1e300), 0.9);
    follow(name, step, 3, BLOCK(1.0, 2.0, 3.0), BLOCK(1.0, NAN, 1e6, 1.0, 1.0, -1e5), 2,
           block(2, 0.1), 0.9);
    infinite_gradient(name, step);
}

static void telling_trajectory(const char *name, step_function step) {
    enum { STEPS = 40 };
    double theta0[TELLING];
    for (size_t i = 0; i < TELLING; i++) theta0[i] = uniform(-2.0, 2.0);
    follow(name, step, TELLING, theta0, telling_gradients(STEPS), STEPS, block(STEPS, 0.05), 0.9);
    unusual_numbers(name, step);
}

static void changing_rate(const char *name, step_function step) {
    enum { STEPS = 12 };
    double *lr = block(STEPS, uniform(0.1, 0.2));
    for (size_t k = 4; k < STEPS; k++) lr[k] = k < 8 ? lr[0] / 10.0 : lr[0] / 2.0;
    follow(name, step, 3, random_block(3, -1, 1), random_block(3 * STEPS, -1, 1), STEPS, lr, 0.8);
}

/* One parameter at every step; of very many the last few are enough to look at. */
static void one_or_many_parameters(const char *name, step_function step) {
    enum { STEPS = 6, MANY = 1500, SEEN = 5 };
    follow(name, step, 1, random_block(1, -1, 1), random_block(STEPS, -1, 1), STEPS,
           block(STEPS, 0.3), uniform(0.5, 0.95));

    double *theta = random_block(MANY, -1, 1);
    momentum_state s = {0};
    if (!made(&s, MANY) || s.v == NULL) return;
    for (size_t k = 1; k <= 2; k++) {
        note_call("%s(&state, theta, grad, lr = 0.1, beta = 0.9) with %d parameters", name, MANY);
        note_step(k);
        record_status(name, step(&s, theta, random_block(MANY, -1, 1), 0.1, 0.9));
        record_reals("last_of_v", s.v + MANY - SEEN, SEEN);
        record_reals("last_of_theta", theta + MANY - SEEN, SEEN);
    }
    momentum_free(&s);
}

/* Plain gradient descent goes along, computed here. */
static void beta_zero(const char *name, step_function step) {
    double *theta = BLOCK(0.5, -1.0, 2.0), *plain = block_of(3, theta);
    momentum_state s = {0};
    if (!made(&s, 3)) return;
    for (size_t k = 1; k <= 5; k++) {
        double *grad = random_block(3, -1, 1);
        note_call("%s(&state, theta, grad, lr = 0.25, beta = 0)", name);
        note_input("theta", theta, 3);
        note_input("grad", grad, 3);
        note_step(k);
        for (size_t i = 0; i < 3; i++) plain[i] -= 0.25 * grad[i];
        if (!record_status(name, step(&s, theta, grad, 0.25, 0.0))) break;
        record_reals("plain_theta", plain, 3);
        record_reals("theta", theta, 3);
        record_reals("v", s.v, 3);
    }
    /* v was kept all the same, for whatever beta comes next. */
    note_call("%s(&state, theta, grad, lr = 0.25, beta = 0.9) after steps with beta = 0", name);
    note_step(6);
    record_status(name, step(&s, theta, random_block(3, -1, 1), 0.25, 0.9));
    record_reals("theta", theta, 3);
    record_reals("v", s.v, 3);
    momentum_free(&s);
}

static void coupled_quadratic(const char *name, step_function step) {
    quadratic q = random_quadratic(4, 0.25, 16.0);
    objective f = quadratic_objective(&q);
    double *theta = BLOCK(1, 1, 1, 1), *grad = block(4, 0);
    momentum_state s = {0};
    if (!made(&s, 4)) return;
    note_call("%s(&state, theta, grad, lr = 0.02, beta = 0.9) on a coupled quadratic", name);
    for (size_t k = 1; k <= 30; k++) {
        f.gradient(theta, 4, f.context, grad);
        note_input("grad", grad, 4);
        note_step(k);
        if (!record_status(name, step(&s, theta, grad, 0.02, 0.9))) break;
        record_reals("theta", theta, 4);
    }
    momentum_free(&s);
}

/* Two optimizers in turn, of different lengths and rates: neither may know of the other. */
static void interleaved(const char *name, step_function step) {
    double *theta_a = random_block(3, -1, 1), *theta_b = random_block(4, -1, 1);
    momentum_state a = {0}, b = {0};
    if (!made(&a, 3) || !made(&b, 4)) return;
    for (size_t k = 1; k <= 6; k++) {
        double *grad_a = random_block(3, -1, 1), *grad_b = random_block(4, 1, 3);
        note_call("%s in turn on two states, a: lr = 0.1, beta = 0.9; b: lr = 0.3, beta = 0.5",
                  name);
        note_step(k);
        record_status(name, step(&a, theta_a, grad_a, 0.1, 0.9));
        record_status(name, step(&b, theta_b, grad_b, 0.3, 0.5));
        record_reals("theta_a", theta_a, 3);
        record_reals("theta_b", theta_b, 4);
    }
    momentum_free(&a);
    momentum_free(&b);
}

/* One gradient is 0 from the start: there v alone moves theta. */
static void resumed(const char *name, step_function step) {
    double *theta = random_block(3, -1, 1);
    momentum_state s = {0};
    if (!made(&s, 3)) return;
    if (s.v == NULL) return;
    for (size_t i = 0; i < 3; i++) s.v[i] = uniform(-5, 5);
    note_input("saved_v", s.v, 3);
    for (size_t k = 1; k <= 3; k++) {
        double *grad = random_block(3, -1, 1);
        grad[1] = 0.0;
        note_call("%s(&state, theta, grad, lr = 0.1, beta = 0.9), v from an earlier run", name);
        note_input("grad", grad, 3);
        note_step(k);
        record_status(name, step(&s, theta, grad, 0.1, 0.9));
        record_reals("v", s.v, 3);
        record_reals("theta", theta, 3);
    }
    momentum_free(&s);
}

static void bad_arguments(const char *name, step_function step) {
    momentum_state s = {0};
    double *theta = BLOCK(1, 2), *grad = BLOCK(3, 4);
    if (!made(&s, 2)) return;
    if (s.v == NULL) return;
    s.v[0] = 0.5, s.v[1] = -0.5;
    momentum_state empty = {0}, no_size = {.n = 0, .v = s.v};
    const struct {
        const char *what;
        momentum_state *state;
        double *theta;
        const double *grad;
        double lr, beta;
    } bad[] = {
        {"NULL, theta, grad, lr = 0.1, beta = 0.9", NULL, theta, grad, 0.1, 0.9},
        {"a freed state, theta, grad, lr = 0.1, beta = 0.9", &empty, theta, grad, 0.1, 0.9},
        {"&state, NULL, grad, lr = 0.1, beta = 0.9", &s, NULL, grad, 0.1, 0.9},
        {"&state, theta, NULL, lr = 0.1, beta = 0.9", &s, theta, NULL, 0.1, 0.9},
        {"a state with n = 0, theta, grad, lr = 0.1, beta = 0.9", &no_size, theta, grad, 0.1, 0.9},
        {"&state, theta, grad, lr = 0, beta = 0.9", &s, theta, grad, 0.0, 0.9},
        {"&state, theta, grad, lr = -0.1, beta = 0.9", &s, theta, grad, -0.1, 0.9},
        {"&state, theta, grad, lr = NAN, beta = 0.9", &s, theta, grad, NAN, 0.9},
        {"&state, theta, grad, lr = INFINITY, beta = 0.9", &s, theta, grad, INFINITY, 0.9},
        {"&state, theta, grad, lr = -INFINITY, beta = 0.9", &s, theta, grad, -INFINITY, 0.9},
        {"&state, theta, grad, lr = 0.1, beta = 1", &s, theta, grad, 0.1, 1.0},
        {"&state, theta, grad, lr = 0.1, beta = 1.5", &s, theta, grad, 0.1, 1.5},
        {"&state, theta, grad, lr = 0.1, beta = INFINITY", &s, theta, grad, 0.1, INFINITY},
        {"&state, theta, grad, lr = 0.1, beta = -0.1", &s, theta, grad, 0.1, -0.1},
        {"&state, theta, grad, lr = 0.1, beta = -1.5", &s, theta, grad, 0.1, -1.5},
        {"&state, theta, grad, lr = 0.1, beta = NAN", &s, theta, grad, 0.1, NAN},
        {"&state, theta, NULL, lr = 0, beta = 1: three errors", &s, theta, NULL, 0.0, 1.0},
        {"a state with n = 0, theta, grad, lr = 0, beta = 1: three errors", &no_size, theta, grad,
         0.0, 1.0},
        {"&state, theta, grad, lr = 0, beta = 1: two errors", &s, theta, grad, 0.0, 1.0},
    };
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        note_call("%s(%s)", name, bad[i].what);
        record_status(name, step(bad[i].state, bad[i].theta, bad[i].grad, bad[i].lr, bad[i].beta));
        record_reals("theta", theta, 2);
        record_reals("v", s.v, 2);
    }
    note_call("%s(&state, theta, grad, lr = 0.1, beta = 0.9)", name);
    record_status(name, step(&s, theta, grad, 0.1, 0.9));
    record_reals("theta", theta, 2);
    momentum_free(&s);
}

#define BOTH_STEPS(behaviour, function)                                                            \
    CASE(momentum_step, behaviour) {                                                               \
        function("momentum_step", momentum_step);                                                  \
    }                                                                                              \
    CASE(ema_momentum_step, behaviour) {                                                           \
        function("ema_momentum_step", ema_momentum_step);                                          \
    }

BOTH_STEPS(two_steps_by_hand, two_steps_by_hand)
BOTH_STEPS(beta_zero_is_gradient_descent, beta_zero)
BOTH_STEPS(every_step_on_telling_gradients, telling_trajectory)
BOTH_STEPS(every_step_on_a_coupled_quadratic, coupled_quadratic)
BOTH_STEPS(learning_rate_may_change, changing_rate)
BOTH_STEPS(works_with_one_or_many_parameters, one_or_many_parameters)
BOTH_STEPS(two_optimizers_do_not_meet, interleaved)
BOTH_STEPS(resumes_from_a_saved_velocity, resumed)
BOTH_STEPS(rejects_bad_arguments, bad_arguments)

/* ---- What tells the two apart ---- */

CASE(momentum_step, first_step_is_lr_times_gradient) {
    double *grad = random_block(4, -3, 3), *theta0 = random_block(4, -1, 1);
    double lr = uniform(0.05, 0.2);
    double *theta = block_of(4, theta0);
    momentum_state s = {0};
    if (!made(&s, 4)) return;
    note_call("momentum_step(&state, theta, grad, lr = %.6g, beta = 0.9)", lr);
    note_input("theta", theta, 4);
    note_input("grad", grad, 4);
    note_step(1);
    record_status("momentum_step", momentum_step(&s, theta, grad, lr, 0.9));
    record_reals("theta", theta, 4);
    double *taken = block(4, 0);
    for (size_t i = 0; i < 4; i++) taken[i] = (theta0[i] - theta[i]) / (lr * grad[i]);
    record_reals("step_over_lr_g", taken, 4);
    momentum_free(&s);
}

/* v after `steps` equal gradients. */
static void equal_gradients(const char *name, step_function step, size_t steps) {
    double *theta = block(2, 0), *grad = BLOCK(1.0, -2.0);
    momentum_state s = {0};
    if (!made(&s, 2)) return;
    note_call("%s(&state, theta, grad, lr = 0.01, beta = 0.75), the same gradient each time", name);
    note_input("grad", grad, 2);
    for (size_t k = 1; k <= steps; k++)
        if (step(&s, theta, grad, 0.01, 0.75) != DESCENT_OK) break;
    note_step(steps);
    record_status(name, step(&s, theta, grad, 0.01, 0.75));
    record_reals("v", s.v, 2);
    momentum_free(&s);
}

CASE(momentum_step, equal_gradients_pile_up) {
    equal_gradients("momentum_step", momentum_step, 150);
}

CASE(ema_momentum_step, equal_gradients_average_to_themselves) {
    equal_gradients("ema_momentum_step", ema_momentum_step, 150);
}

CASE(ema_momentum_step, is_heavy_ball_at_a_smaller_rate) {
    double beta = uniform(0.6, 0.95), lr = 0.05;
    double *theta0 = random_block(3, -1, 1);
    double *ema = block_of(3, theta0), *heavy = block_of(3, theta0), *v = block(3, 0);
    momentum_state s = {0};
    if (!made(&s, 3)) return;
    for (size_t k = 1; k <= 8; k++) {
        double *grad = random_block(3, -1, 1);
        note_call("ema_momentum_step(&state, theta, grad, lr = %.6g, beta = %.6g)", lr, beta);
        note_input("grad", grad, 3);
        note_step(k);
        record_status("ema_momentum_step", ema_momentum_step(&s, ema, grad, lr, beta));
        record_reals("theta", ema, 3);
        for (size_t i = 0; i < 3; i++) {
            v[i] = beta * v[i] + grad[i];
            heavy[i] -= lr * (1 - beta) * v[i];
        }
        record_reals("heavy_ball_theta", heavy, 3);
    }
    momentum_free(&s);
}

CASE(momentum_step, rolls_on_when_the_gradient_ends) {
    enum { STEPS = 6 };
    double *gradients = block(2 * STEPS, 0.0);
    gradients[0] = uniform(0.5, 1.5), gradients[1] = -uniform(0.5, 1.5);
    follow("momentum_step", momentum_step, 2, BLOCK(0, 0), gradients, STEPS, block(STEPS, 0.1),
           0.5);
}

static void leaves_gradient(const char *name, step_function step) {
    double *theta = random_block(4, -1, 1), *grad = random_block(4, -1, 1);
    momentum_state s = {0};
    if (!made(&s, 4)) return;
    note_call("%s(&state, theta, grad, lr = 0.1, beta = 0.9): grad is read only", name);
    note_input("grad", block_of(4, grad), 4);
    for (size_t k = 1; k <= 2; k++) {
        note_step(k);
        record_status(name, step(&s, theta, grad, 0.1, 0.9));
        record_reals("grad", grad, 4);
        record_reals("theta", theta, 4);
    }
    momentum_free(&s);
}

BOTH_STEPS(leaves_the_gradient_alone, leaves_gradient)

/* Real data: least squares on Longley's table, beside plain gradient descent at the same rate. */
CASE(momentum_step, crosses_longley_where_descent_crawls) {
    objective f = longley_objective();
    size_t steps = steps_worth(3000);
    double *theta = block(LONGLEY_COLS, 0), *grad = block(LONGLEY_COLS, 0);
    double *plain = block(LONGLEY_COLS, 0);
    momentum_state s = {0};
    if (!made(&s, LONGLEY_COLS)) return;
    note_call("momentum_step(&state, theta, grad, lr = 0.1, beta = 0.99) on the Longley data");
    for (size_t k = 1; k <= steps; k++) {
        f.gradient(plain, LONGLEY_COLS, f.context, grad);
        for (size_t i = 0; i < LONGLEY_COLS; i++) plain[i] -= 0.1 * grad[i];
        f.gradient(theta, LONGLEY_COLS, f.context, grad);
        if (momentum_step(&s, theta, grad, 0.1, 0.99) != DESCENT_OK) break;
        if (k % 500 != 0) continue;
        note_step(k);
        record_real("loss", f.loss(theta, LONGLEY_COLS, f.context));
        record_real("plain_loss", f.loss(plain, LONGLEY_COLS, f.context));
    }
    record_status("momentum_step", momentum_step(&s, theta, grad, 0.1, 0.99));
    record_reals("theta", theta, LONGLEY_COLS);
    momentum_free(&s);
}
