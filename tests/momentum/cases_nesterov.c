/** Cases of stage 02: Nesterov's look-ahead. */
#include "momentum.h"
#include "probe.h"
#include "problems.h"

#include <float.h>

static bool made(nesterov_state *s, size_t n) {
    return record_status("nesterov_create", nesterov_create(s, n));
}

/* L = theta^2 / 2 in every coordinate. */
static void identity_gradient(const double *theta, size_t n, void *context, double *grad) {
    (void)context;
    for (size_t i = 0; i < n; i++) grad[i] = theta[i];
}

static const objective bowl = {.gradient = identity_gradient};

/* The same, but flat in theta[1]: there v alone moves it. */
static void trough_gradient(const double *theta, size_t n, void *context, double *grad) {
    identity_gradient(theta, n, context, grad);
    grad[1] = 0.0;
}

static const objective trough = {.gradient = trough_gradient};

/* L = 1e-301 theta^2 / 2: with lr = 1e300 the bowl with lr = 0.1. */
static void faint_gradient(const double *theta, size_t n, void *context, double *grad) {
    (void)context;
    for (size_t i = 0; i < n; i++) grad[i] = 1e-301 * theta[i];
}

static const objective faint_bowl = {.gradient = faint_gradient};

CASE(nesterov_step, two_steps_by_hand) {
    double *theta = BLOCK(1.0, -2.0);
    nesterov_state s = {0};
    if (!made(&s, 2)) return;
    note_call("nesterov_step(&state, f, theta, lr = 0.1, beta = 0.9), L = theta^2 / 2");
    for (size_t k = 1; k <= 2; k++) {
        note_step(k);
        record_status("nesterov_step", nesterov_step(&s, &bowl, theta, 0.1, 0.9));
        record_reals("v", s.v, 2);
        record_reals("theta", theta, 2);
    }
    nesterov_free(&s);
}

/* Steps on an objective, with what it is asked left to the learner. */
static void descend(objective f, size_t n, double *theta, size_t steps, double lr, double beta) {
    nesterov_state s = {0};
    if (!made(&s, n)) return;
    note_input("theta", theta, n);
    for (size_t k = 1; k <= steps; k++) {
        note_step(k);
        if (!record_status("nesterov_step", nesterov_step(&s, &f, theta, lr, beta))) break;
        record_reals("v", s.v, n);
        record_reals("theta", theta, n);
        note_input("theta", theta, n);
    }
    nesterov_free(&s);
}

CASE(nesterov_step, every_step_on_a_coupled_quadratic) {
    quadratic q = random_quadratic(4, 0.25, 16.0);
    note_call("nesterov_step(&state, f, theta, lr = 0.02, beta = 0.9) on a coupled quadratic");
    descend(quadratic_objective(&q), 4, BLOCK(1, 1, 1, 1), 40, 0.02, 0.9);
}

CASE(nesterov_step, every_step_on_rosenbrock) {
    note_call("nesterov_step(&state, f, theta, lr = 0.0005, beta = 0.9) on Rosenbrock's valley");
    descend(rosenbrock(), 2, BLOCK(-1.2, uniform(0.9, 1.1)), 30, 0.0005, 0.9);
}

CASE(nesterov_step, stays_stable_where_curvature_is_high) {
    quadratic q = random_quadratic(3, 1.0, 25.0);
    note_call("nesterov_step(&state, f, theta, lr = 0.01, beta = 0.9), curvature up to 25");
    descend(quadratic_objective(&q), 3, random_block(3, -1, 1), 60, 0.01, 0.9);
}

CASE(nesterov_step, beta_zero_is_gradient_descent) {
    note_call("nesterov_step(&state, f, theta, lr = 0.25, beta = 0), L = theta^2 / 2");
    descend(bowl, 2, BLOCK(1.0, -2.0), 5, 0.25, 0.0);
}

/* One parameter at every step; of very many the last few are enough to look at. */
CASE(nesterov_step, works_with_one_or_many_parameters) {
    enum { MANY = 1500, SEEN = 5 };
    note_call("nesterov_step(&state, f, theta, lr = 0.3, beta = 0.8), L = theta^2 / 2");
    descend(bowl, 1, random_block(1, 1, 2), 8, 0.3, 0.8);

    double *theta = random_block(MANY, -1, 1);
    nesterov_state s = {0};
    if (!made(&s, MANY) || s.v == NULL) return;
    note_call("nesterov_step(&state, f, theta, lr = 0.3, beta = 0.8) with %d parameters", MANY);
    for (size_t k = 1; k <= 2; k++) {
        note_step(k);
        record_status("nesterov_step", nesterov_step(&s, &bowl, theta, 0.3, 0.8));
        record_reals("last_of_v", s.v + MANY - SEEN, SEEN);
        record_reals("last_of_theta", theta + MANY - SEEN, SEEN);
    }
    nesterov_free(&s);
}

/* The points at which the gradient was asked for, and how often; and how often the loss. */
typedef struct {
    size_t calls, loss_calls;
    double asked[3];
} witness;

static double witnessing_loss(const double *theta, size_t n, void *context) {
    witness *w = context;
    w->loss_calls++;
    double loss = 0.0;
    for (size_t i = 0; i < n; i++) loss += (1.0 + (double)i) * theta[i];
    return loss;
}

static void witnessing_gradient(const double *theta, size_t n, void *context, double *grad) {
    witness *w = context;
    w->calls++;
    for (size_t i = 0; i < n; i++) {
        w->asked[i] = theta[i];
        grad[i] = 1.0 + (double)i;
    }
}

CASE(nesterov_step, asks_for_the_gradient_at_the_look_ahead_point) {
    witness w = {0};
    objective f = {witnessing_loss, witnessing_gradient, &w};
    double *theta = random_block(3, -1, 1);
    nesterov_state s = {0};
    if (!made(&s, 3)) return;
    for (size_t k = 1; k <= 4; k++) {
        note_call("nesterov_step(&state, f, theta, lr = 0.1, beta = 0.9): where f->gradient looks");
        if (s.v != NULL) note_input("v", s.v, 3);
        note_input("theta", theta, 3);
        note_step(k);
        if (!record_status("nesterov_step", nesterov_step(&s, &f, theta, 0.1, 0.9))) break;
        record_reals("asked_at", w.asked, 3);
        record_count("gradient_calls", w.calls);
        record_count("loss_calls", w.loss_calls);
        record_reals("theta", theta, 3);
    }
    nesterov_free(&s);
}

CASE(nesterov_step, is_heavy_ball_on_a_constant_gradient) {
    witness w = {0};
    objective f = {.gradient = witnessing_gradient, .context = &w};
    double beta = uniform(0.5, 0.95);
    double *nesterov = BLOCK(0, 0, 0), *heavy = BLOCK(0, 0, 0), *v = BLOCK(0, 0, 0);
    nesterov_state s = {0};
    if (!made(&s, 3)) return;
    for (size_t k = 1; k <= 6; k++) {
        note_call("nesterov_step(&state, f, theta, lr = 0.1, beta = %.6g), gradient 1, 2, 3", beta);
        note_step(k);
        record_status("nesterov_step", nesterov_step(&s, &f, nesterov, 0.1, beta));
        record_reals("theta", nesterov, 3);
        for (size_t i = 0; i < 3; i++) {
            v[i] = beta * v[i] + 1.0 + (double)i;
            heavy[i] -= 0.1 * v[i];
        }
        record_reals("heavy_ball_theta", heavy, 3);
    }
    nesterov_free(&s);
}

CASE(nesterov_step, learning_rate_may_change) {
    quadratic q = random_quadratic(3, 0.5, 4.0);
    objective f = quadratic_objective(&q);
    double *theta = random_block(3, -1, 1);
    nesterov_state s = {0};
    if (!made(&s, 3)) return;
    for (size_t k = 1; k <= 12; k++) {
        double lr = k <= 4 ? 0.1 : k <= 8 ? 0.01 : 0.05;
        note_call("nesterov_step(&state, f, theta, lr = %g, beta = 0.9)", lr);
        note_step(k);
        if (!record_status("nesterov_step", nesterov_step(&s, &f, theta, lr, 0.9))) break;
        record_reals("theta", theta, 3);
    }
    nesterov_free(&s);
}

CASE(nesterov_step, two_optimizers_do_not_meet) {
    double *theta_a = random_block(3, -1, 1), *theta_b = random_block(4, -1, 1);
    nesterov_state a = {0}, b = {0};
    if (!made(&a, 3) || !made(&b, 4)) return;
    note_call("nesterov_step in turn on two states, a: lr = 0.1, beta = 0.9; b: lr = 0.3, "
              "beta = 0.5");
    for (size_t k = 1; k <= 6; k++) {
        note_step(k);
        record_status("nesterov_step", nesterov_step(&a, &bowl, theta_a, 0.1, 0.9));
        record_status("nesterov_step", nesterov_step(&b, &bowl, theta_b, 0.3, 0.5));
        record_reals("theta_a", theta_a, 3);
        record_reals("theta_b", theta_b, 4);
    }
    nesterov_free(&a);
    nesterov_free(&b);
}

CASE(nesterov_step, resumes_from_a_saved_velocity) {
    double *theta = random_block(3, -1, 1);
    nesterov_state s = {0};
    if (!made(&s, 3)) return;
    if (s.v == NULL) return;
    for (size_t i = 0; i < 3; i++) s.v[i] = uniform(-5, 5);
    note_call("nesterov_step(&state, f, theta, lr = 0.1, beta = 0.9), v from an earlier run");
    note_input("saved_v", s.v, 3);
    note_input("theta", theta, 3);
    for (size_t k = 1; k <= 3; k++) {
        note_step(k);
        record_status("nesterov_step", nesterov_step(&s, &trough, theta, 0.1, 0.9));
        record_reals("v", s.v, 3);
        record_reals("theta", theta, 3);
    }
    nesterov_free(&s);
}

CASE(nesterov_step, rejects_bad_arguments) {
    witness w = {0};
    const objective f = {.gradient = witnessing_gradient, .context = &w}, no_gradient = {0};
    nesterov_state s = {0};
    double *theta = BLOCK(1, 2);
    if (!made(&s, 2)) return;
    if (s.v == NULL) return;
    s.v[0] = 0.5, s.v[1] = -0.5;
    nesterov_state empty = {0}, no_size = s, no_v = s, no_ahead = s, no_grad = s;
    no_size.n = 0;
    no_v.v = no_ahead.ahead = no_grad.grad = NULL;
    const struct {
        const char *what;
        nesterov_state *state;
        const objective *f;
        double *theta;
        double lr, beta;
    } bad[] = {
        {"NULL, f, theta, lr = 0.1, beta = 0.9", NULL, &f, theta, 0.1, 0.9},
        {"a freed state, f, theta, lr = 0.1, beta = 0.9", &empty, &f, theta, 0.1, 0.9},
        {"a state without v, f, theta, lr = 0.1, beta = 0.9", &no_v, &f, theta, 0.1, 0.9},
        {"a state without ahead, f, theta, lr = 0.1, beta = 0.9", &no_ahead, &f, theta, 0.1, 0.9},
        {"a state without grad, f, theta, lr = 0.1, beta = 0.9", &no_grad, &f, theta, 0.1, 0.9},
        {"&state, NULL, theta, lr = 0.1, beta = 0.9", &s, NULL, theta, 0.1, 0.9},
        {"&state, f without gradient, theta, lr = 0.1, beta = 0.9", &s, &no_gradient, theta, 0.1,
         0.9},
        {"&state, f, NULL, lr = 0.1, beta = 0.9", &s, &f, NULL, 0.1, 0.9},
        {"a state with n = 0, f, theta, lr = 0.1, beta = 0.9", &no_size, &f, theta, 0.1, 0.9},
        {"&state, f, theta, lr = 0, beta = 0.9", &s, &f, theta, 0.0, 0.9},
        {"&state, f, theta, lr = -0.1, beta = 0.9", &s, &f, theta, -0.1, 0.9},
        {"&state, f, theta, lr = NAN, beta = 0.9", &s, &f, theta, NAN, 0.9},
        {"&state, f, theta, lr = INFINITY, beta = 0.9", &s, &f, theta, INFINITY, 0.9},
        {"&state, f, theta, lr = -INFINITY, beta = 0.9", &s, &f, theta, -INFINITY, 0.9},
        {"&state, f, theta, lr = 0.1, beta = 1", &s, &f, theta, 0.1, 1.0},
        {"&state, f, theta, lr = 0.1, beta = 1.5", &s, &f, theta, 0.1, 1.5},
        {"&state, f, theta, lr = 0.1, beta = -0.1", &s, &f, theta, 0.1, -0.1},
        {"&state, f, theta, lr = 0.1, beta = NAN", &s, &f, theta, 0.1, NAN},
        {"&state, f, NULL, lr = 0, beta = 1: three errors", &s, &f, NULL, 0.0, 1.0},
        {"a state with n = 0, NULL, theta, lr = 0, beta = 1: four errors", &no_size, NULL, theta,
         0.0, 1.0},
        {"a state with n = 0, f without gradient, NULL, lr = 0, beta = 1: five errors", &no_size,
         &no_gradient, NULL, 0.0, 1.0},
        {"a state with n = 0, f, NULL, lr = 0.1, beta = 0.9: two errors", &no_size, &f, NULL, 0.1,
         0.9},
        {"a state with n = 0, f, theta, lr = 0, beta = 1: three errors", &no_size, &f, theta, 0.0,
         1.0},
        {"&state, f, theta, lr = 0, beta = 1: two errors", &s, &f, theta, 0.0, 1.0},
    };
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        note_call("nesterov_step(%s)", bad[i].what);
        record_status("nesterov_step",
                      nesterov_step(bad[i].state, bad[i].f, bad[i].theta, bad[i].lr, bad[i].beta));
        record_reals("theta", theta, 2);
        record_reals("v", s.v, 2);
        record_count("gradient_calls", w.calls);
    }
    note_call("nesterov_step(&state, f, theta, lr = 0.1, beta = 0.9)");
    record_status("nesterov_step", nesterov_step(&s, &f, theta, 0.1, 0.9));
    record_reals("theta", theta, 2);
    nesterov_free(&s);

    /* Unusual, and right all the same. */
    static const double settings[][2] = {
        {40.0, 0.5}, {1e-310, 0.9}, {0.1, 0.9999}, {0.1, 1.0 - DBL_EPSILON / 2.0},
        {0.1, 1e-9}, {0.1, 1e-310}, {0.1, -0.0}};
    for (size_t i = 0; i < sizeof settings / sizeof *settings; i++) {
        note_call("nesterov_step(&state, f, theta, lr = %g, beta = %.16g), L = theta^2 / 2",
                  settings[i][0], settings[i][1]);
        descend(bowl, 2, BLOCK(0.0, 3.0), 2, settings[i][0], settings[i][1]);
    }
    note_call("nesterov_step(&state, f, theta, lr = 1e300, beta = 0.9), L = 1e-301 theta^2 / 2");
    descend(faint_bowl, 2, BLOCK(1.0, 3.0), 2, 1e300, 0.9);
    note_call("nesterov_step(&state, f, theta, lr = 0.1, beta = 0.9), theta[0] a NaN, theta[2] "
              "infinite");
    descend(bowl, 3, BLOCK(NAN, 1e6, INFINITY), 2, 0.1, 0.9);
}
