/** Cases of stage 03: the four steps, AdaGrad, RMSProp, Adam and AdamW. */
#include "adaptive.h"
#include "probe.h"
#include "problems.h"

#include <stdio.h>
#include <string.h>

/* The steps differ in their state and in what they are told, so one optimizer stands for them all.
 */
enum { LR, BETA1, BETA2, EPS, LAMBDA, SETTINGS };

typedef union {
    squares_state squares;
    adam_state adam;
} any_state;

typedef struct {
    const char *name;
    const char *argument[SETTINGS]; /* its name in the header; NULL: the step has no such thing */
    double usual[SETTINGS];
    bool has_moments; /* an adam_state, not a squares_state */
    descent_status (*step)(void *state, double *theta, const double *grad, const double *set);
} method;

typedef struct {
    const method *m;
    const char *label; /* of its state, in messages */
    any_state state;
    size_t n;
    double *theta;
    double set[SETTINGS];
} optimizer;

static descent_status step_adagrad(void *s, double *theta, const double *grad, const double *set) {
    return adagrad_step(s, theta, grad, set[LR], set[EPS]);
}

static descent_status step_rmsprop(void *s, double *theta, const double *grad, const double *set) {
    return rmsprop_step(s, theta, grad, set[LR], set[BETA2], set[EPS]);
}

static descent_status step_adam(void *s, double *theta, const double *grad, const double *set) {
    return adam_step(s, theta, grad, set[LR], set[BETA1], set[BETA2], set[EPS]);
}

static descent_status step_adamw(void *s, double *theta, const double *grad, const double *set) {
    return adamw_step(s, theta, grad, set[LR], set[BETA1], set[BETA2], set[EPS], set[LAMBDA]);
}

static const method adagrad = {
    "adagrad_step", {[LR] = "lr", [EPS] = "eps"}, {[LR] = 0.05, [EPS] = 1e-8}, false, step_adagrad};
static const method rmsprop = {"rmsprop_step",
                               {[LR] = "lr", [BETA2] = "beta", [EPS] = "eps"},
                               {[LR] = 0.05, [BETA2] = 0.9, [EPS] = 1e-8},
                               false,
                               step_rmsprop};
static const method adam = {"adam_step",
                            {"lr", "beta1", "beta2", "eps", NULL},
                            {0.05, 0.9, 0.999, 1e-8, 0.0},
                            true,
                            step_adam};
static const method adamw = {"adamw_step",
                             {"lr", "beta1", "beta2", "eps", "lambda"},
                             {0.05, 0.9, 0.999, 1e-8, 0.1},
                             true,
                             step_adamw};

/* "adam_step(&state, theta, grad, lr = 0.05, ...)" */
static void note(const method *m, const char *state, const char *theta, const char *grad,
                 const double *set) {
    char text[200];
    size_t used = 0;
    for (size_t i = 0; i < SETTINGS; i++) {
        if (m->argument[i] == NULL) continue;
        int n = snprintf(text + used, sizeof text - used, ", %s = %.6g", m->argument[i], set[i]);
        used += (size_t)n;
    }
    note_call("%s(%s, %s, %s%s)", m->name, state, theta, grad, text);
}

/* A fresh optimizer, with the usual settings, for theta [n]. */
static bool begin(optimizer *o, const method *m, size_t n, double *theta) {
    *o = (optimizer){.m = m, .label = "&state", .n = n, .theta = theta};
    memset(&o->state, 0, sizeof o->state);
    memcpy(o->set, m->usual, sizeof o->set);
    if (m->has_moments) return record_status("adam_create", adam_create(&o->state.adam, n));
    return record_status("squares_create", squares_create(&o->state.squares, n));
}

static void end(optimizer *o) {
    if (o->m->has_moments)
        adam_free(&o->state.adam);
    else
        squares_free(&o->state.squares);
}

/* Each array of the state to `put`: note_input or record_reals. */
static void put_state(const optimizer *o, void (*put)(const char *, const double *, size_t)) {
    put(o->m->has_moments ? "m" : "G", o->m->has_moments ? o->state.adam.m : o->state.squares.G,
        o->n);
    if (o->m->has_moments) put("v", o->state.adam.v, o->n);
}

static void record_after(const optimizer *o) {
    put_state(o, record_reals);
    if (o->m->has_moments) record_count("t", o->state.adam.t);
    record_reals("theta", o->theta, o->n);
}

/* Step k, along grad [n], of which the learner is handed a copy. */
static bool advance(optimizer *o, size_t k, const double *grad) {
    double *copy = block_of(o->n, grad);
    note(o->m, o->label, "theta", "grad", o->set);
    if (k == 1 || o->m->argument[LAMBDA] != NULL) note_input("theta", o->theta, o->n);
    note_input("grad", grad, o->n);
    if (k == 1) put_state(o, note_input);
    note_step(k);
    if (!record_status(o->m->name, o->m->step(&o->state, o->theta, copy, o->set))) return false;
    record_after(o);
    record_count("grad_is_as_it_was", memcmp(copy, grad, o->n * sizeof *grad) == 0);
    return true;
}

/* `steps` steps from theta0 along gradients [steps * n]; set NULL: the usual settings. */
static void follow(const method *m, size_t n, const double *theta0, const double *gradients,
                   size_t steps, const double *set) {
    optimizer o;
    if (!begin(&o, m, n, block_of(n, theta0))) return;
    if (set != NULL) memcpy(o.set, set, sizeof o.set);
    for (size_t k = 1; k <= steps; k++)
        if (!advance(&o, k, gradients + (k - 1) * n)) break;
    end(&o);
}

#define SET(...) ((const double[SETTINGS]){__VA_ARGS__})

/* The same row of n gradients `steps` times. */
static double *repeated(size_t steps, size_t n, const double *row) {
    double *rows = block(steps * n, 0.0);
    for (size_t i = 0; i < steps * n; i++) rows[i] = row[i % n];
    return rows;
}

/* Gradients of either sign whose size is not near 0. */
static double *clear_gradients(size_t n) {
    double *g = random_block(n, 0.2, 3.0);
    for (size_t i = 0; i < n; i++)
        if (pick(0, 1) == 1) g[i] = -g[i];
    return g;
}

/* ---- What all four are put through ---- */

static void telling_trajectory(const method *m) {
    enum { STEPS = 40 };
    double *theta0 = random_block(TELLING, -2.0, 2.0);
    theta0[0] = 0.0;
    theta0[1] = -fabs(theta0[1]);
    theta0[2] = fabs(theta0[2]);
    follow(m, TELLING, theta0, telling_gradients(STEPS), STEPS, NULL);
}

/* Two optimizers in turn, of different lengths and settings: neither may know of the other. */
static void interleaved(const method *m) {
    optimizer a, b;
    if (!begin(&a, m, 1, random_block(1, -1, 1)) || !begin(&b, m, 4, random_block(4, -1, 1)))
        return;
    a.label = "&a", b.label = "&b";
    b.set[LR] = 0.3;
    if (m->argument[BETA1] != NULL) b.set[BETA1] = 0.5;
    if (m->argument[BETA2] != NULL) b.set[BETA2] = 0.8;
    for (size_t k = 1; k <= 6; k++)
        if (!advance(&a, k, clear_gradients(1)) || !advance(&b, k, clear_gradients(4))) break;
    end(&a);
    end(&b);
}

/* The arrays of the state say what an earlier run has left there, after 5 steps. */
static bool load(optimizer *o) {
    double *first = o->m->has_moments ? o->state.adam.m : o->state.squares.G;
    double *second = o->m->has_moments ? o->state.adam.v : first;
    if (first == NULL || second == NULL) return false;
    for (size_t i = 0; i < o->n; i++) {
        first[i] = uniform(-1.0, 1.0);
        second[i] = uniform(0.5, 4.0);
    }
    if (!o->m->has_moments) return true;
    o->state.adam.t = 5;
    o->label = "&state at t = 5";
    return true;
}

/* A gradient of 0 comes once: what was remembered still fades, and may still move theta. */
static void resumed(const method *m) {
    optimizer o;
    if (!begin(&o, m, 3, random_block(3, -1, 1))) return;
    if (load(&o))
        for (size_t k = 1; k <= 4; k++) {
            double *grad = clear_gradients(3);
            if (k == 2) grad[1] = 0.0;
            o.set[LR] = k <= 2 ? 0.1 : 0.02;
            if (!advance(&o, k, grad)) break;
        }
    end(&o);
}

/* A call that must fail, and what it must leave alone. */
static void fails(const optimizer *o, const char *state_name, void *state, double *theta,
                  const double *grad, const double *set) {
    note(o->m, state_name, theta == NULL ? "NULL" : "theta", grad == NULL ? "NULL" : "grad", set);
    record_status(o->m->name, o->m->step(state, theta, grad, set));
    record_after(o);
}

static void bad_settings(optimizer *o, const double *grad) {
    static const double no_beta[] = {1.0, -0.1, NAN, INFINITY};
    static const double bad[SETTINGS][4] = {[LR] = {0.0, -0.1, NAN, INFINITY},
                                            [EPS] = {0.0, -1e-8, NAN, INFINITY},
                                            [LAMBDA] = {-0.1, -1e-300, NAN, INFINITY}};
    for (size_t i = 0; i < SETTINGS; i++) {
        if (o->m->argument[i] == NULL) continue;
        const double *row = i == BETA1 || i == BETA2 ? no_beta : bad[i];
        for (size_t k = 0; k < 4; k++) {
            double set[SETTINGS];
            memcpy(set, o->set, sizeof set);
            set[i] = row[k];
            fails(o, "&state", &o->state, o->theta, grad, set);
        }
    }
}

/* One error, then two of which the first in descent_status counts, then a good call: that its step
 * is right is for the other cases to see.
 */
static void bad_arguments(const method *m) {
    optimizer o;
    double *theta = BLOCK(1, 2), *grad = BLOCK(3, -4);
    if (!begin(&o, m, 2, theta)) return;
    if (!load(&o)) return;
    any_state freed, no_size = o.state, no_first = o.state, no_second = o.state;
    memset(&freed, 0, sizeof freed);
    if (m->has_moments)
        no_size.adam.n = 0, no_first.adam.m = NULL, no_second.adam.v = NULL;
    else
        no_size.squares.n = 0, no_first.squares.G = NULL;

    fails(&o, "NULL", NULL, theta, grad, o.set);
    fails(&o, "a freed state", &freed, theta, grad, o.set);
    fails(&o, m->has_moments ? "a state without m" : "a state without G", &no_first, theta, grad,
          o.set);
    if (m->has_moments) fails(&o, "a state without v", &no_second, theta, grad, o.set);
    fails(&o, "&state", &o.state, NULL, grad, o.set);
    fails(&o, "&state", &o.state, theta, NULL, o.set);
    fails(&o, "a state with n = 0", &no_size, theta, grad, o.set);
    bad_settings(&o, grad);

    double set[SETTINGS] = {0.0, 1.0, 1.0, 0.0, 0.0};
    fails(&o, "&state", &o.state, NULL, grad, set);
    fails(&o, "a state with n = 0", &no_size, theta, grad, set);
    fails(&o, "&state", &o.state, theta, grad, set);
    set[LR] = 0.1;
    fails(&o, "&state", &o.state, theta, grad, set);
    note(m, o.label, "theta", "grad", o.set);
    record_status(m->name, m->step(&o.state, theta, grad, o.set));
    record_count("theta_moved", theta[0] != 1.0 && theta[1] != 2.0);
    end(&o);
}

#define STEP_CASE(which, behaviour, scenario)                                                      \
    CASE(which##_step, behaviour) {                                                                \
        scenario(&which);                                                                          \
    }
#define ALL_STEPS(behaviour, scenario)                                                             \
    STEP_CASE(adagrad, behaviour, scenario)                                                        \
    STEP_CASE(rmsprop, behaviour, scenario)                                                        \
    STEP_CASE(adam, behaviour, scenario)                                                           \
    STEP_CASE(adamw, behaviour, scenario)

ALL_STEPS(every_step_on_telling_gradients, telling_trajectory)
ALL_STEPS(two_optimizers_do_not_meet, interleaved)
ALL_STEPS(resumes_from_a_saved_state, resumed)
ALL_STEPS(rejects_bad_arguments, bad_arguments)

/* ---- By hand: eps is so large that the roots come out whole ---- */

CASE(adagrad_step, two_steps_by_hand) {
    follow(&adagrad, 2, BLOCK(1, -2), BLOCK(3, -3, 3, 3), 2, SET([LR] = 0.5, [EPS] = 7));
}

CASE(rmsprop_step, two_steps_by_hand) {
    follow(&rmsprop, 2, BLOCK(1, -2), BLOCK(4, -4, 14, 2), 2,
           SET([LR] = 0.4, [BETA2] = 0.75, [EPS] = 12));
}

CASE(adam_step, two_steps_by_hand) {
    follow(&adam, 2, BLOCK(1, -2), BLOCK(2, -2, 5, 5), 2, SET(0.3, 0.5, 0.75, 1));
}

CASE(adamw_step, two_steps_by_hand) {
    follow(&adamw, 2, BLOCK(1, -2), BLOCK(2, -2, 5, 5), 2, SET(0.3, 0.5, 0.75, 1, 0.5));
}

static void nothing_remembered(const method *m, const double *set) {
    double *gradients = random_block(8, -5, 5);
    gradients[0] = 4, gradients[1] = -4, gradients[2] = 0, gradients[3] = 4;
    follow(m, 2, BLOCK(1, -2), gradients, 4, set);
}

CASE(rmsprop_step, beta_zero_forgets_everything) {
    nothing_remembered(&rmsprop, SET([LR] = 0.25, [BETA2] = 0, [EPS] = 9));
}

CASE(adam_step, betas_zero_forget_everything) {
    nothing_remembered(&adam, SET(0.25, 0, 0, 1));
}

/* ---- Where eps stands ---- */

CASE(adagrad_step, eps_is_inside_the_root) {
    follow(&adagrad, 3, BLOCK(0, 1, 2), repeated(3, 3, BLOCK(1e-4, -1e-4, 0)), 3,
           SET([LR] = 0.1, [EPS] = 1e-8));
}

CASE(adam_step, eps_is_outside_the_root) {
    follow(&adam, 3, BLOCK(0, 1, 2), repeated(3, 3, BLOCK(1e-8, -1e-8, 0)), 3,
           SET(0.1, 0.9, 0.999, 1e-8));
}

/* ---- How long a step is ---- */

/* The first step from theta = 0 over lr, for gradients 1, 100 and 10,000 times as long. */
static void first_step(const method *m) {
    double *gradient = clear_gradients(3), *scaled = block(3, 0), *taken = block(3, 0);
    for (size_t k = 1; k <= 3; k++) {
        optimizer o;
        if (!begin(&o, m, 3, block(3, 0))) return;
        for (size_t i = 0; i < 3; i++) scaled[i] = gradient[i] * pow(100.0, (double)k - 1.0);
        if (!advance(&o, 1, scaled)) return;
        for (size_t i = 0; i < 3; i++)
            taken[i] = -o.theta[i] / o.set[LR] / (gradient[i] > 0.0 ? 1.0 : -1.0);
        record_reals("step_over_lr", taken, 3);
        end(&o);
    }
}

STEP_CASE(rmsprop, first_step_is_the_same_for_every_scale, first_step)
STEP_CASE(adam, first_step_is_the_same_for_every_scale, first_step)

CASE(adagrad_step, rate_never_grows) {
    optimizer o;
    if (!begin(&o, &adagrad, 2, random_block(2, -1, 1))) return;
    for (size_t k = 1; k <= 12; k++) {
        double *before = block_of(2, o.theta), *grad = clear_gradients(2), *rate = block(2, 0);
        if (!advance(&o, k, grad)) break;
        for (size_t i = 0; i < 2; i++) rate[i] = (before[i] - o.theta[i]) / grad[i];
        record_reals("rate", rate, 2);
    }
    end(&o);
}

CASE(rmsprop_step, forgets_an_old_spike) {
    enum { STEPS = 20 };
    double *gradients = block(STEPS, 1.0);
    gradients[0] = uniform(20.0, 40.0);
    follow(&rmsprop, 1, BLOCK(0), gradients, STEPS, SET([LR] = 0.25, [BETA2] = 0.5, [EPS] = 1e-8));
}

CASE(adam_step, equal_gradients_move_it_lr_every_time) {
    follow(&adam, 3, random_block(3, -1, 1), repeated(12, 3, clear_gradients(3)), 12, NULL);
}

/* ---- A rate that changes ---- */

static void changing_rate(const method *m) {
    optimizer o;
    if (!begin(&o, m, 3, random_block(3, -1, 1))) return;
    double rate = uniform(0.1, 0.2);
    for (size_t k = 1; k <= 9; k++) {
        o.set[LR] = k <= 3 ? rate : k <= 6 ? rate / 10.0 : rate / 2.0;
        if (!advance(&o, k, clear_gradients(3))) break;
    }
    end(&o);
}

STEP_CASE(adam, learning_rate_may_change, changing_rate)
STEP_CASE(adamw, learning_rate_may_change, changing_rate)
