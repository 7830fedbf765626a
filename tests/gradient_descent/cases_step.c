/** Cases of stage 01: the numerical gradient and the step. */
#include "problems.h"
#include "table.h"

/* ---- numerical_gradient ---- */

/* A loss that looks around: is the caller's theta still what it was, is n all of it? */
typedef struct {
    const double *theta, *before; /* the array that the learner was given, and a copy of it */
    size_t n;
    size_t changed, other_n; /* calls in which something was wrong */
    size_t gradients;        /* calls of the gradient, which nobody is to ask for */
} onlooker;

/* x^3 + x y */
static double cubic_loss(const double *theta, size_t n, void *context) {
    (void)n, (void)context;
    return theta[0] * theta[0] * theta[0] + theta[0] * theta[1];
}

/* Not what is asked for. */
static void wrong_gradient(const double *theta, size_t n, void *context, double *grad) {
    onlooker *o = context;
    (void)theta;
    o->gradients++;
    for (size_t i = 0; i < n; i++) grad[i] = 99.0;
}

/* Products of neighbours, and a cubic term of its own weight in each parameter. */
static double coupled_loss(const double *theta, size_t n, void *context) {
    onlooker *o = context;
    double sum = 0.0;
    o->other_n += n != o->n;
    o->changed += !unchanged(o->theta, o->before, o->n);
    for (size_t i = 0; i < o->n; i++) {
        double next = theta[(i + 1) % o->n];
        sum += theta[i] * next + (double)(i + 1) / 6.0 * theta[i] * theta[i] * theta[i];
    }
    return sum;
}

CASE(numerical_gradient, cubic_by_hand) {
    const objective f = {.loss = cubic_loss};
    double *theta = BLOCK(2.0, -1.0), *grad = BLOCK(7, 8);
    note_call("numerical_gradient(f, theta, n = 2, h = 0.5, grad), L = x^3 + x y");
    note_input("theta", theta, 2);
    if (!record_status("numerical_gradient", numerical_gradient(&f, theta, 2, 0.5, grad))) return;
    record_reals("grad", grad, 2);
    record_count("blocks_not_freed", live_blocks());
}

/* Only the ends and the middle count, so that many parameters cost little. */
static double sparse_loss(const double *theta, size_t n, void *context) {
    (void)context;
    return theta[0] * theta[0] + 3.0 * theta[n / 2] + theta[n - 1] * theta[n - 2];
}

/* L = sqrt(x) + y: no number below x = 0. */
static double root_loss(const double *theta, size_t n, void *context) {
    (void)n, (void)context;
    return sqrt(theta[0]) + theta[1];
}

/* Powers of two, so that theta + h and theta - h are exact however they are reached. */
static void any_width_and_size(void) {
    enum { MANY = 1500 };
    static const double widths[] = {8.0, 0x1p-30, 0x1p-45};
    const objective cubic = {.loss = cubic_loss}, root = {.loss = root_loss},
                    sparse = {.loss = sparse_loss};
    for (size_t i = 0; i < sizeof widths / sizeof *widths; i++)
        for (size_t k = 0; k < 2; k++) {
            double *theta = k == 0 ? BLOCK(0.0, 0.0) : BLOCK(16.0, -4.0), *grad = BLOCK(7, 8);
            note_call("numerical_gradient(f, theta, n = 2, h = %g, grad), L = x^3 + x y",
                      widths[i]);
            note_input("theta", theta, 2);
            record_status("numerical_gradient",
                          numerical_gradient(&cubic, theta, 2, widths[i], grad));
            record_reals("grad", grad, 2);
        }
    double *theta = BLOCK(0.5, 2.0), *grad = BLOCK(7, 8);
    note_call("numerical_gradient(f, theta, n = 2, h = 1, grad), L = sqrt(x) + y");
    note_input("theta", theta, 2);
    record_status("numerical_gradient", numerical_gradient(&root, theta, 2, 1.0, grad));
    record_reals("grad", grad, 2);

    double *long_theta = random_block(MANY, -1, 1), *long_grad = block(MANY, 7);
    long_theta[0] = 0.0;
    note_call("numerical_gradient(f, theta, n = %d, h = 0.0625, grad)", MANY);
    record_status("numerical_gradient",
                  numerical_gradient(&sparse, long_theta, MANY, 0.0625, long_grad));
    const double seen[] = {long_grad[0], long_grad[1], long_grad[MANY / 2], long_grad[MANY - 2],
                           long_grad[MANY - 1]};
    record_reals("grad_at_0_1_750_1498_1499", seen, 5);
    record_count("blocks_not_freed", live_blocks());
}

CASE(numerical_gradient, moves_one_parameter_at_a_time) {
    for (size_t n = 1; n <= 7; n += 2) {
        double *theta = random_block(n, -1, 1), *grad = block(n, 1e3);
        onlooker o = {.theta = theta, .before = block_of(n, theta), .n = n};
        const objective f = {.loss = coupled_loss, .gradient = wrong_gradient, .context = &o};
        double h = uniform(2e-3, 1e-2);
        note_call("numerical_gradient(f, theta, n = %zu, h = %.6g, grad), parameters coupled", n,
                  h);
        note_input("theta", theta, n);
        if (!record_status("numerical_gradient", numerical_gradient(&f, theta, n, h, grad))) return;
        record_reals("grad", grad, n);
        record_reals("theta", theta, n);
        record_count("calls_while_theta_was_changed", o.changed);
        record_count("calls_with_another_n", o.other_n);
        record_count("calls_of_the_gradient", o.gradients);
    }
    any_width_and_size();
}

CASE(numerical_gradient, changes_nothing_on_an_error) {
    const objective f = {.loss = cubic_loss}, no_loss = {0};
    double *theta = BLOCK(2.0, -1.0), *grad = BLOCK(7, 8);
    const struct {
        const char *what;
        const objective *f;
        const double *theta;
        size_t n;
        double h;
        double *grad;
    } bad[] = {
        {"NULL, theta, n = 2, h = 0.01, grad", NULL, theta, 2, 0.01, grad},
        {"f without loss, theta, n = 2, h = 0.01, grad", &no_loss, theta, 2, 0.01, grad},
        {"f, NULL, n = 2, h = 0.01, grad", &f, NULL, 2, 0.01, grad},
        {"f, theta, n = 2, h = 0.01, NULL", &f, theta, 2, 0.01, NULL},
        {"f, theta, n = 0, h = 0.01, grad", &f, theta, 0, 0.01, grad},
        {"f, theta, n = 2, h = 0, grad", &f, theta, 2, 0.0, grad},
        {"f, theta, n = 2, h = -0.01, grad", &f, theta, 2, -0.01, grad},
        {"f, theta, n = 2, h = NAN, grad", &f, theta, 2, NAN, grad},
        {"f, theta, n = 2, h = INFINITY, grad", &f, theta, 2, INFINITY, grad},
        {"f, NULL, n = 0, h = 0, grad: three errors", &f, NULL, 0, 0.0, grad},
        {"f, theta, n = 0, h = NAN, grad: two errors", &f, theta, 0, NAN, grad},
    };
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        note_call("numerical_gradient(%s)", bad[i].what);
        record_status("numerical_gradient",
                      numerical_gradient(bad[i].f, bad[i].theta, bad[i].n, bad[i].h, bad[i].grad));
        record_reals("grad", grad, 2);
    }
    note_call("numerical_gradient(f, theta, n = 2, h = 0, grad) while memory is used up");
    fail_allocation(1);
    record_status("numerical_gradient", numerical_gradient(&f, theta, 2, 0.0, grad));
    fail_allocation(0);
    for (size_t k = 1; k <= 3; k++) {
        double *untouched = BLOCK(7, 8), *spare = BLOCK(7, 8);
        note_call("numerical_gradient(f, theta, n = 2, h = 0.01, grad) while allocation %zu fails",
                  k);
        fail_allocation(k);
        descent_status status = numerical_gradient(&f, theta, 2, 0.01, spare);
        record_without_memory("numerical_gradient", k, status, unchanged(spare, untouched, 2));
    }
    note_call("numerical_gradient(f, theta, n = 2, h = 0.01, grad)");
    record_status("numerical_gradient", numerical_gradient(&f, theta, 2, 0.01, grad));
    record_reals("grad", grad, 2);
    record_reals("theta", theta, 2);
    record_count("blocks_not_freed", live_blocks());
}

/* ---- gd_step ---- */

CASE(gd_step, two_steps_by_hand) {
    double *theta = BLOCK(1.0, -2.0, 0.5), *first = BLOCK(1.0, -4.0, 0.0), *then = BLOCK(2, 2, -3);
    for (size_t k = 1; k <= 2; k++) {
        double *grad = k == 1 ? first : then, lr = k == 1 ? 0.1 : 0.5;
        note_call("gd_step(theta, grad, n = 3, lr = %g)", lr);
        note_input("theta", theta, 3);
        note_input("grad", grad, 3);
        note_step(k);
        if (!record_status("gd_step", gd_step(theta, grad, 3, lr))) return;
        record_reals("theta", theta, 3);
    }
}

/* theta lies in the middle of a longer array whose ends must stay as they are. */
CASE(gd_step, every_step_on_telling_gradients) {
    enum { STEPS = 25, WHOLE = TELLING + 2 };
    double *gradients = telling_gradients(STEPS), *whole = random_block(WHOLE, -2, 2);
    double *theta = whole + 1;
    for (size_t k = 1; k <= STEPS; k++) {
        size_t n = k < STEPS ? TELLING : 1;
        double *grad = gradients + (k - 1) * TELLING, *before = block_of(TELLING, grad);
        double lr = uniform(0.01, 0.3);
        note_call("gd_step(theta, grad, n = %zu, lr = %.6g)", n, lr);
        note_input("grad", grad, n);
        note_step(k);
        if (!record_status("gd_step", gd_step(theta, grad, n, lr))) return;
        record_reals("theta", theta, TELLING);
        record_count("grad_is_as_it_was", unchanged(grad, before, TELLING));
    }
    record_real("before_theta", whole[0]);
    record_real("behind_theta", whole[WHOLE - 1]);
}

CASE(gd_step, rejects_bad_arguments) {
    double *theta = BLOCK(1, 2), *grad = BLOCK(3, 4);
    const struct {
        const char *what;
        double *theta;
        const double *grad;
        size_t n;
        double lr;
    } bad[] = {
        {"NULL, grad, n = 2, lr = 0.1", NULL, grad, 2, 0.1},
        {"theta, NULL, n = 2, lr = 0.1", theta, NULL, 2, 0.1},
        {"theta, grad, n = 0, lr = 0.1", theta, grad, 0, 0.1},
        {"theta, grad, n = 2, lr = 0", theta, grad, 2, 0.0},
        {"theta, grad, n = 2, lr = -0.1", theta, grad, 2, -0.1},
        {"theta, grad, n = 2, lr = NAN", theta, grad, 2, NAN},
        {"theta, grad, n = 2, lr = INFINITY", theta, grad, 2, INFINITY},
        {"theta, NULL, n = 0, lr = 0: three errors", theta, NULL, 0, 0.0},
        {"theta, grad, n = 0, lr = NAN: two errors", theta, grad, 0, NAN},
    };
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        note_call("gd_step(%s)", bad[i].what);
        record_status("gd_step", gd_step(bad[i].theta, bad[i].grad, bad[i].n, bad[i].lr));
        record_reals("theta", theta, 2);
    }
    note_call("gd_step(theta, grad, n = 2, lr = 0.1)");
    record_status("gd_step", gd_step(theta, grad, 2, 0.1));
    record_reals("theta", theta, 2);

    /* Unusual, and right all the same. */
    static const double rates[] = {1e-310, 1e-13, 1e-12, 1.0, 40.0, 1e300};
    for (size_t i = 0; i < sizeof rates / sizeof *rates; i++) {
        double *from = BLOCK(0.0, 2.0, 5e4, 1.0, 1.0),
               *along = BLOCK(1.0, 1e-9, 1e3, NAN, INFINITY);
        note_call("gd_step(theta, grad, n = 5, lr = %g)", rates[i]);
        note_input("theta", from, 5);
        note_input("grad", along, 5);
        record_status("gd_step", gd_step(from, along, 5, rates[i]));
        record_reals("theta", from, 5);
    }
    enum { MANY = 1500, SEEN = 5 };
    double *long_theta = random_block(MANY, -1, 1);
    note_call("gd_step(theta, grad, n = %d, lr = 0.5)", MANY);
    record_status("gd_step", gd_step(long_theta, random_block(MANY, -1, 1), MANY, 0.5));
    record_reals("last_of_theta", long_theta + MANY - SEEN, SEEN);
}
