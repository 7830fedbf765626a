/** The four steps of stage 03 behind one signature, so that the cases can put them through the
 * same. */
#ifndef OPTIMIZER_H
#define OPTIMIZER_H

#include "adaptive.h"
#include "probe.h"

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

static inline descent_status step_adagrad(void *s, double *theta, const double *grad,
                                          const double *set) {
    return adagrad_step(s, theta, grad, set[LR], set[EPS]);
}

static inline descent_status step_rmsprop(void *s, double *theta, const double *grad,
                                          const double *set) {
    return rmsprop_step(s, theta, grad, set[LR], set[BETA2], set[EPS]);
}

static inline descent_status step_adam(void *s, double *theta, const double *grad,
                                       const double *set) {
    return adam_step(s, theta, grad, set[LR], set[BETA1], set[BETA2], set[EPS]);
}

static inline descent_status step_adamw(void *s, double *theta, const double *grad,
                                        const double *set) {
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
static inline void note(const method *m, const char *state, const char *theta, const char *grad,
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
static inline bool begin(optimizer *o, const method *m, size_t n, double *theta) {
    *o = (optimizer){.m = m, .label = "&state", .n = n, .theta = theta};
    memset(&o->state, 0, sizeof o->state);
    memcpy(o->set, m->usual, sizeof o->set);
    if (m->has_moments) return record_status("adam_create", adam_create(&o->state.adam, n));
    return record_status("squares_create", squares_create(&o->state.squares, n));
}

static inline void end(optimizer *o) {
    if (o->m->has_moments)
        adam_free(&o->state.adam);
    else
        squares_free(&o->state.squares);
}

/* Each array of the state to `put`: note_input or record_reals. */
static inline void put_state(const optimizer *o,
                             void (*put)(const char *, const double *, size_t)) {
    put(o->m->has_moments ? "m" : "G", o->m->has_moments ? o->state.adam.m : o->state.squares.G,
        o->n);
    if (o->m->has_moments) put("v", o->state.adam.v, o->n);
}

static inline void record_after(const optimizer *o) {
    put_state(o, record_reals);
    if (o->m->has_moments) record_count("t", o->state.adam.t);
    record_reals("theta", o->theta, o->n);
}

/* Step k, along grad [n], of which the learner is handed a copy. */
static inline bool advance(optimizer *o, size_t k, const double *grad) {
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
static inline void follow(const method *m, size_t n, const double *theta0, const double *gradients,
                          size_t steps, const double *set) {
    optimizer o;
    if (!begin(&o, m, n, block_of(n, theta0))) return;
    if (set != NULL) memcpy(o.set, set, sizeof o.set);
    for (size_t k = 1; k <= steps; k++)
        if (!advance(&o, k, gradients + (k - 1) * n)) break;
    end(&o);
}

#define SET(...) ((const double[SETTINGS]){__VA_ARGS__})

/* Gradients of either sign whose size is not near 0. */
static inline double *clear_gradients(size_t n) {
    double *g = random_block(n, 0.2, 3.0);
    for (size_t i = 0; i < n; i++)
        if (pick(0, 1) == 1) g[i] = -g[i];
    return g;
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

#endif
