/** Cases of stage 03: states that come from elsewhere, and arguments that the steps must refuse. */
#include "optimizer.h"

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
    enum { WAYS = 5 };
    static const double no_beta[WAYS] = {1.0, 1.5, -0.1, NAN, INFINITY};
    static const double bad[SETTINGS][WAYS] = {
        [LR] = {0.0, -0.1, NAN, INFINITY, -INFINITY},
        [EPS] = {0.0, -1e-8, NAN, INFINITY, -INFINITY},
        [LAMBDA] = {-0.1, -1e-300, NAN, INFINITY, -INFINITY}};
    for (size_t i = 0; i < SETTINGS; i++) {
        if (o->m->argument[i] == NULL) continue;
        const double *row = i == BETA1 || i == BETA2 ? no_beta : bad[i];
        for (size_t k = 0; k < WAYS; k++) {
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

    double set[SETTINGS] = {0.0, 1.0, 1.0, 0.0, -0.1};
    fails(&o, "&state", &o.state, theta, NULL, set);
    fails(&o, "a state with n = 0", &no_size, theta, NULL, o.set);
    fails(&o, "a state with n = 0", &no_size, NULL, grad, o.set);
    if (m->has_moments) {
        any_state no_m_no_size = no_first, no_v_no_size = no_second;
        no_m_no_size.adam.n = no_v_no_size.adam.n = 0;
        fails(&o, "a state without m", &no_first, theta, grad, set);
        fails(&o, "a state without v", &no_second, theta, grad, set);
        fails(&o, "a state without m, with n = 0", &no_m_no_size, theta, grad, o.set);
        fails(&o, "a state without v, with n = 0", &no_v_no_size, theta, grad, o.set);
        for (size_t i = BETA1; i <= BETA2; i++) {
            double one[SETTINGS] = {0.1, 0.9, 0.9, 0.0, -0.1};
            one[i] = 1.0;
            fails(&o, "&state", &o.state, theta, grad, one);
            one[EPS] = 1e-8;
            fails(&o, "&state", &o.state, theta, grad, one);
            one[LR] = 0.0;
            fails(&o, "&state", &o.state, theta, grad, one);
        }
        record_count("t_of_the_state_with_n_0", no_size.adam.t);
    }
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

ALL_STEPS(resumes_from_a_saved_state, resumed)
ALL_STEPS(rejects_bad_arguments, bad_arguments)
