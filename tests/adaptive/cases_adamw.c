/** Cases of stage 03: what the weight decay of AdamW does, and what it leaves alone. */
#include "adaptive.h"
#include "probe.h"

static bool made(adam_state *s, size_t n) {
    return record_status("adam_create", adam_create(s, n));
}

/* `steps` steps with beta1 = 0.9, beta2 = 0.99, eps = 1e-8 along the same grad [n]. */
static void decays(size_t n, double *theta, const double *grad, size_t steps, double lr,
                   double lambda) {
    adam_state s = {0};
    if (!made(&s, n)) return;
    for (size_t k = 1; k <= steps; k++) {
        note_call("adamw_step(&state, theta, grad, lr = %g, beta1 = 0.9, beta2 = 0.99, "
                  "eps = 1e-08, lambda = %g)",
                  lr, lambda);
        note_input("theta", theta, n);
        note_input("grad", grad, n);
        note_step(k);
        if (!record_status("adamw_step", adamw_step(&s, theta, grad, lr, 0.9, 0.99, 1e-8, lambda)))
            break;
        record_reals("m", s.m, n);
        record_reals("v", s.v, n);
        record_count("t", s.t);
        record_reals("theta", theta, n);
    }
    adam_free(&s);
}

/* Without a gradient the decay is all there is. */
CASE(adamw_step, shrinks_weights_without_gradient) {
    decays(4, BLOCK(2, -2, 0, uniform(0.5, 3.0)), block(4, 0), 3, 0.5, 0.25);
}

/* Large weights and a large lambda: if the decay got into the moments, they would show it. */
CASE(adamw_step, decay_stays_out_of_the_moments) {
    decays(3, BLOCK(100, -100, uniform(50, 150)), BLOCK(1, 1, -2), 3, 0.05, 0.5);
}

CASE(adamw_step, lambda_zero_is_adam) {
    double *theta0 = random_block(3, -2, 2);
    double *decayed = block_of(3, theta0), *plain = block_of(3, theta0);
    adam_state a = {0}, b = {0};
    if (!made(&a, 3) || !made(&b, 3)) return;
    for (size_t k = 1; k <= 8; k++) {
        double *grad = random_block(3, 0.2, 2.0);
        if (k % 3 == 0) grad[0] = -grad[0];
        note_call("adamw_step(&state, theta, grad, lr = 0.1, beta1 = 0.8, beta2 = 0.95, "
                  "eps = 1e-08, lambda = 0)");
        note_input("grad", grad, 3);
        note_step(k);
        record_status("adamw_step", adamw_step(&a, decayed, grad, 0.1, 0.8, 0.95, 1e-8, 0.0));
        record_reals("theta", decayed, 3);
        note_call("adam_step(&state, theta, grad, lr = 0.1, beta1 = 0.8, beta2 = 0.95, "
                  "eps = 1e-08)");
        note_step(k);
        record_status("adam_step", adam_step(&b, plain, grad, 0.1, 0.8, 0.95, 1e-8));
        record_reals("adam_theta", plain, 3);
    }
    adam_free(&a);
    adam_free(&b);
}
