/** Cases of stage 03: the four steps, AdaGrad, RMSProp, Adam and AdamW. */
#include "optimizer.h"
#include "problems.h"

/* ---- What all four are put through ---- */

/* Settings, gradients and a number of parameters that are unusual, and right all the same. Two
 * parameters at most are shown, for the plots draw the third one of the trajectory before.
 */
static void unusual_numbers(const method *m) {
    enum { MANY = 1500, SEEN = 5 };
    static const double settings[][SETTINGS] = {
        {40.0, 0.9, 0.999, 1e-8, 0.0},   {1e-12, 0.9, 0.999, 1e-8, 0.1},
        {0.05, 0.9, 0.9999, 1e-20, 0.1}, {0.05, 0.0, 0.9, 1e4, 0.1},
        {0.05, 0.99, 0.5, 1e-8, 0.1},    {0.5, 0.9, 0.999, 1e-8, 3.0},
        {0.05, -0.0, -0.0, 1e-8, -0.0},  {1e-310, 0.9, 0.999, 1e-310, 1e-310},
    };
    for (size_t i = 0; i < sizeof settings / sizeof *settings; i++)
        follow(m, 2, BLOCK(0.0, 3.0), clear_gradients(4), 2, settings[i]);
    /* A second moment of 0 beside a first moment that is not; small gradients and a smaller eps. */
    follow(m, 2, BLOCK(0.0, 3.0), BLOCK(4.0, -4.0, 0.0, 0.0), 2, SET(1e-10, 0.5, 0.0, 1e-10, 0.1));
    follow(m, 2, BLOCK(0.0, 1.0), BLOCK(-1e-10, 1e-13, -1e-10, 1e-13), 2,
           SET(0.1, 0.9, 0.999, 1e-20, 0.1));
    /* g - beta g is as good as (1 - beta) g, and no number for an infinite g. */
    double large = m->argument[BETA2] == NULL ? INFINITY : 1e6;
    follow(m, 2, BLOCK(NAN, 3.0), BLOCK(1.0, -large), 1, NULL);
    follow(m, 2, BLOCK(2.0, 3.0), BLOCK(NAN, 1e6, 1.0, -1e6), 2, NULL);

    optimizer o;
    if (m->has_moments && begin(&o, m, 2, random_block(2, -1, 1))) {
        o.state.adam.t = 70000, o.set[BETA2] = 0.99999;
        advance(&o, 1, clear_gradients(2));
        end(&o);
    }
    if (!begin(&o, m, MANY, random_block(MANY, -1, 1))) return;
    note(m, "1500 parameters", "theta", "grad", o.set);
    record_status(m->name, m->step(&o.state, o.theta, clear_gradients(MANY), o.set));
    record_reals("last_of_theta", o.theta + MANY - SEEN, SEEN);
    end(&o);
    /* Last, for numbers of this size make the tolerance wide. */
    follow(m, 2, BLOCK(0.0, 3.0), clear_gradients(4), 2, SET(1e6, 0.999, 0.9999, 1e-8, 100.0));
}

static void telling_trajectory(const method *m) {
    enum { STEPS = 40 };
    double *theta0 = random_block(TELLING, -2.0, 2.0);
    theta0[0] = 0.0;
    theta0[1] = -fabs(theta0[1]);
    theta0[2] = fabs(theta0[2]);
    follow(m, TELLING, theta0, telling_gradients(STEPS), STEPS, NULL);
    unusual_numbers(m);
}

/* Three optimizers in turn, of different lengths and settings: none may know of the others. */
static void interleaved(const method *m) {
    optimizer a, b, c;
    if (!begin(&a, m, 1, random_block(1, -1, 1)) || !begin(&b, m, 4, random_block(4, -1, 1)) ||
        !begin(&c, m, 2, random_block(2, -1, 1)))
        return;
    a.label = "&a", b.label = "&b", c.label = "&c";
    b.set[LR] = 0.3;
    if (m->argument[BETA1] != NULL) b.set[BETA1] = 0.5;
    if (m->argument[BETA2] != NULL) b.set[BETA2] = c.set[BETA2] = 0.8;
    for (size_t k = 1; k <= 6; k++)
        if (!advance(&a, k, clear_gradients(1)) || !advance(&c, k, clear_gradients(2)) ||
            !advance(&b, k, clear_gradients(4)))
            break;
    end(&a);
    end(&b);
    end(&c);
}

ALL_STEPS(every_step_on_telling_gradients, telling_trajectory)
ALL_STEPS(two_optimizers_do_not_meet, interleaved)

/* ---- By hand: eps is so large that the roots come out whole ---- */

/* The same row of n gradients `steps` times. */
static double *repeated(size_t steps, size_t n, const double *row) {
    double *rows = block(steps * n, 0.0);
    for (size_t i = 0; i < steps * n; i++) rows[i] = row[i % n];
    return rows;
}

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
