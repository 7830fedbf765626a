/** Cases of stage 03 on real data: least squares on Longley's table, beside plain descent. */
#include "adaptive.h"
#include "probe.h"
#include "problems.h"

/* One step of plain descent, without the learner. */
static void descend(objective f, double *theta, double lr) {
    double grad[LONGLEY_COLS];
    f.gradient(theta, LONGLEY_COLS, f.context, grad);
    for (size_t i = 0; i < LONGLEY_COLS; i++) theta[i] -= lr * grad[i];
}

static void record_losses(objective f, size_t step, const double *theta, const double *plain) {
    note_step(step);
    record_real("loss", f.loss(theta, LONGLEY_COLS, f.context));
    record_real("plain_loss", f.loss(plain, LONGLEY_COLS, f.context));
}

/* Curvature here goes up to 9.2, so plain descent diverges from lr = 0.217 on. */
CASE(adagrad_step, is_safe_at_a_rate_where_descent_diverges) {
    objective f = longley_objective();
    double *theta = block(LONGLEY_COLS, 0), *grad = block(LONGLEY_COLS, 0);
    double *plain = block(LONGLEY_COLS, 0);
    squares_state s = {0};
    if (!record_status("squares_create", squares_create(&s, LONGLEY_COLS))) return;
    for (size_t k = 1; k <= 40; k++) {
        descend(f, plain, 0.5);
        f.gradient(theta, LONGLEY_COLS, f.context, grad);
        note_call("adagrad_step(&state, theta, grad, lr = 0.5, eps = 1e-08) on the Longley data");
        note_input("grad", grad, LONGLEY_COLS);
        note_step(k);
        if (!record_status("adagrad_step", adagrad_step(&s, theta, grad, 0.5, 1e-8))) break;
        record_reals("theta", theta, LONGLEY_COLS);
        if (k % 10 == 0) record_losses(f, k, theta, plain);
    }
    squares_free(&s);
}

/* Plain descent goes at nearly the largest rate that it can take. */
CASE(adam_step, crosses_longley_where_descent_crawls) {
    objective f = longley_objective();
    size_t steps = steps_worth(2000);
    double *theta = block(LONGLEY_COLS, 0), *grad = block(LONGLEY_COLS, 0);
    double *plain = block(LONGLEY_COLS, 0);
    adam_state s = {0};
    if (!record_status("adam_create", adam_create(&s, LONGLEY_COLS))) return;
    note_call("adam_step(&state, theta, grad, lr = 0.05, beta1 = 0.9, beta2 = 0.999, eps = 1e-08) "
              "on the Longley data");
    for (size_t k = 1; k <= steps; k++) {
        descend(f, plain, 0.2);
        f.gradient(theta, LONGLEY_COLS, f.context, grad);
        if (adam_step(&s, theta, grad, 0.05, 0.9, 0.999, 1e-8) != DESCENT_OK) break;
        if (k % 500 == 0) record_losses(f, k, theta, plain);
    }
    record_status("adam_step", adam_step(&s, theta, grad, 0.05, 0.9, 0.999, 1e-8));
    record_reals("theta", theta, LONGLEY_COLS);
    record_count("t", s.t);
    adam_free(&s);
}
