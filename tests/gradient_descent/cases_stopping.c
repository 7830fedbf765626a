/** Cases of stage 01: the four reasons to stop.
 *
 *  Every call is made twice, with *stop true and false beforehand, so that an answer that was never
 *  written shows; after an error both are still there.
 */
#include "probe.h"
#include "table.h"

#include <float.h>

/* The answers to `call`, an expression in which `stop` is the last argument. */
#define RECORD_BOTH(function, call)                                                                \
    do {                                                                                           \
        for (int before_ = 0; before_ <= 1; before_++) {                                           \
            bool answer_ = before_ == 1, *stop = &answer_;                                         \
            record_status(function, call);                                                         \
            record_count("stop", answer_);                                                         \
        }                                                                                          \
    } while (0)

/* ---- stop_on_gradient ---- */

CASE(stop_on_gradient, compares_the_norm_with_tol) {
    const struct {
        double grad[3];
        size_t n;
        double tol;
    } asked[] = {
        {{3, 4, 0}, 3, 5.0},         {{3, 4, 0}, 3, 5.000001},    {{3, 4, 0}, 3, 4.999999},
        {{-3, -4, 0}, 2, 4.5},       {{-0.25, 0, 0}, 1, 0.25},    {{0.25, 0, 0}, 1, 0.26},
        {{3e-4, 4e-4, 0}, 2, 1e-6},  {{3e-7, 0, -4e-7}, 3, 1e-6}, {{0, 0, 0}, 3, 1e-300},
        {{0.1, 0.1, 0.1}, 3, 0.15},  {{1e-3, 0, 9}, 2, 0.1},      {{1, NAN, 1}, 3, 10.0},
        {{NAN, 0, 0}, 1, 1e300},     {{0, INFINITY, 0}, 3, 1.0},  {{0, 0, -INFINITY}, 3, DBL_MAX},
        {{1e-3, 1e-3, 5}, 3, 0.001}, {{0, 0, 0}, 2, 1e-310},
    };
    for (size_t i = 0; i < sizeof asked / sizeof *asked; i++) {
        size_t n = asked[i].n;
        double *grad = block_of(n, asked[i].grad), tol = asked[i].tol;
        note_call("stop_on_gradient(grad, n = %zu, tol = %.7g, &stop)", n, tol);
        note_input("grad", grad, n);
        RECORD_BOTH("stop_on_gradient", stop_on_gradient(grad, n, tol, stop));
        record_count("grad_is_as_it_was", unchanged(grad, asked[i].grad, n));
    }
    size_t n = pick(5, 9);
    double *grad = random_block(n, -1, 1), norm = 0.0;
    for (size_t i = 0; i < n; i++) norm += grad[i] * grad[i];
    norm = sqrt(norm);
    /* Much closer than single precision can tell, much farther than rounding goes. */
    static const double off[] = {-1e-2, 1e-2, -1e-10, 1e-10};
    for (size_t i = 0; i < 4; i++) {
        double tol = norm * (1.0 + off[i]);
        note_call("stop_on_gradient(grad, n = %zu, tol = %.12g, &stop)", n, tol);
        note_input("grad", grad, n);
        RECORD_BOTH("stop_on_gradient", stop_on_gradient(grad, n, tol, stop));
    }
    enum { MANY = 1500 };
    double *many = block(MANY, 1e-3); /* their norm is 0.0387 */
    for (size_t i = 0; i < 2; i++) {
        if (i == 1) many[MANY - 1] = 5.0;
        note_call("stop_on_gradient(grad, n = %d, tol = 0.05, &stop), all 0.001%s", MANY,
                  i == 1 ? " but the last, 5" : "");
        RECORD_BOTH("stop_on_gradient", stop_on_gradient(many, MANY, 0.05, stop));
    }
    note_call("stop_on_gradient(grad, n = %d, tol = 0.03, &stop), all 0.001 but the last, 0", MANY);
    many[MANY - 1] = 0.0;
    RECORD_BOTH("stop_on_gradient", stop_on_gradient(many, MANY, 0.03, stop));
    /* Added one by one to 1 in single precision, their squares are lost: the norm is 1.00003. */
    for (size_t i = 0; i < MANY; i++) many[i] = i == 0 ? 1.0 : 2e-4;
    note_call("stop_on_gradient(grad, n = %d, tol = 1.00001, &stop), all 0.0002 but the first, 1",
              MANY);
    RECORD_BOTH("stop_on_gradient", stop_on_gradient(many, MANY, 1.00001, stop));
}

CASE(stop_on_gradient, rejects_bad_arguments) {
    const double *grad = BLOCK(0.5, 0.5);
    const double tolerances[] = {0.0, -1.0, NAN, INFINITY};
    note_call("stop_on_gradient(NULL, n = 2, tol = 1, &stop)");
    RECORD_BOTH("stop_on_gradient", stop_on_gradient(NULL, 2, 1.0, stop));
    note_call("stop_on_gradient(grad, n = 2, tol = 1, NULL)");
    record_status("stop_on_gradient", stop_on_gradient(grad, 2, 1.0, NULL));
    note_call("stop_on_gradient(grad, n = 0, tol = 1, &stop)");
    RECORD_BOTH("stop_on_gradient", stop_on_gradient(grad, 0, 1.0, stop));
    for (size_t i = 0; i < 4; i++) {
        note_call("stop_on_gradient(grad, n = 2, tol = %g, &stop)", tolerances[i]);
        RECORD_BOTH("stop_on_gradient", stop_on_gradient(grad, 2, tolerances[i], stop));
    }
    note_call("stop_on_gradient(NULL, n = 0, tol = 0, &stop): three errors");
    RECORD_BOTH("stop_on_gradient", stop_on_gradient(NULL, 0, 0.0, stop));
    note_call("stop_on_gradient(grad, n = 0, tol = 0, &stop): two errors");
    RECORD_BOTH("stop_on_gradient", stop_on_gradient(grad, 0, 0.0, stop));
    note_call("stop_on_gradient(grad, n = 2, tol = 1, &stop)");
    RECORD_BOTH("stop_on_gradient", stop_on_gradient(grad, 2, 1.0, stop));
}

/* ---- stop_on_loss ---- */

CASE(stop_on_loss, compares_the_change_with_tol) {
    const struct {
        double previous, current, tol;
    } asked[] = {
        {2.0, 1.75, 0.25},        {2.0, 1.75, 0.26},         {1.75, 2.0, 0.25},
        {1.75, 2.0, 0.26},        {1.0, 5.0, 0.5},           {5.0, 1.0, 0.5},
        {1.0, 0.25, 0.5},         {0.25, 1.0, 0.5},          {3.0, 3.0, 1e-300},
        {-2.0, -2.75, 0.5},       {-2.0, -2.75, 1.0},        {1.0, -1.0, 1.5},
        {0.5, 0.4999, 1e-3},      {0.5, 0.4999, 1e-5},       {1e6, 1e6 + 0.5, 1e-3},
        {NAN, 1.0, 1.0},          {1.0, NAN, 1.0},           {NAN, NAN, 1.0},
        {INFINITY, 1.0, 1e300},   {INFINITY, INFINITY, 1.0}, {1.0, INFINITY, 1.0},
        {1.0, 1.0 + 1e-9, 1e-10}, {1e12, 1e12 + 1.0, 0.5},   {-1.0, 1.0, 0.5},
        {3.0, 3.0, 1e-310},
    };
    for (size_t i = 0; i < sizeof asked / sizeof *asked; i++) {
        double previous = asked[i].previous, current = asked[i].current, tol = asked[i].tol;
        note_call("stop_on_loss(previous = %.10g, current = %.10g, tol = %g, &stop)", previous,
                  current, tol);
        RECORD_BOTH("stop_on_loss", stop_on_loss(previous, current, tol, stop));
    }
    const double tolerances[] = {0.0, -1.0, NAN, INFINITY, -INFINITY};
    for (size_t i = 0; i < 5; i++) {
        note_call("stop_on_loss(previous = 1, current = 1, tol = %g, &stop)", tolerances[i]);
        RECORD_BOTH("stop_on_loss", stop_on_loss(1.0, 1.0, tolerances[i], stop));
    }
    note_call("stop_on_loss(previous = 1, current = 1, tol = 1, NULL)");
    record_status("stop_on_loss", stop_on_loss(1.0, 1.0, 1.0, NULL));
    note_call("stop_on_loss(previous = 1, current = 1, tol = 0, NULL): two errors");
    record_status("stop_on_loss", stop_on_loss(1.0, 1.0, 0.0, NULL));
    double tol = uniform(0.1, 2.0);
    note_call("stop_on_loss(previous = 1, current = 2, tol = %.6g, &stop)", tol);
    RECORD_BOTH("stop_on_loss", stop_on_loss(1.0, 2.0, tol, stop));
}

/* ---- stop_on_maximum ---- */

CASE(stop_on_maximum, compares_the_counts) {
    static const size_t asked[][2] = {{0, 1},
                                      {1, 1},
                                      {2, 1},
                                      {9, 10},
                                      {10, 10},
                                      {11, 10},
                                      {0, SIZE_MAX},
                                      {SIZE_MAX - 1, SIZE_MAX},
                                      {5, 0},
                                      {SIZE_MAX, SIZE_MAX},
                                      {SIZE_MAX / 2 + 1, 5},
                                      {7, SIZE_MAX / 2 + 1},
                                      {((size_t)1 << 32) + 1, 5},
                                      {7, ((size_t)1 << 32) + 1}};
    for (size_t i = 0; i < sizeof asked / sizeof *asked; i++) {
        note_call("stop_on_maximum(updates = %zu, max_updates = %zu, &stop)", asked[i][0],
                  asked[i][1]);
        RECORD_BOTH("stop_on_maximum", stop_on_maximum(asked[i][0], asked[i][1], stop));
    }
    note_call("stop_on_maximum(updates = 3, max_updates = 4, NULL)");
    record_status("stop_on_maximum", stop_on_maximum(3, 4, NULL));
    note_call("stop_on_maximum(updates = 3, max_updates = 0, NULL): two errors");
    record_status("stop_on_maximum", stop_on_maximum(3, 0, NULL));
    size_t updates = pick(20, 30), most = pick(1, 50);
    note_call("stop_on_maximum(updates = %zu, max_updates = %zu, &stop)", updates, most);
    RECORD_BOTH("stop_on_maximum", stop_on_maximum(updates, most, stop));
}

/* ---- stop_on_divergence ---- */

CASE(stop_on_divergence, looks_at_loss_and_every_parameter) {
    const struct {
        double theta[3];
        size_t n;
        double loss;
    } asked[] = {
        {{1, -2, 3}, 3, 0.5},
        {{1, -2, 3}, 3, NAN},
        {{1, -2, 3}, 3, INFINITY},
        {{1, -2, 3}, 3, -INFINITY},
        {{NAN, 1, 1}, 3, 0.5},
        {{1, 1, NAN}, 3, 0.5},
        {{1, INFINITY, 1}, 3, 0.5},
        {{1, 1, -INFINITY}, 3, 0.5},
        {{INFINITY, -INFINITY, 1}, 3, 0.5},
        {{NAN, NAN, NAN}, 3, NAN},
        {{DBL_MAX, DBL_MAX, -DBL_MAX}, 3, DBL_MAX}, /* large, but numbers */
        {{0, 0, 0}, 3, 0.0},
        {{1e300, 0, 0}, 1, -1e300},
        {{1, 2, NAN}, 2, 0.5}, /* the NaN is not a parameter */
        {{-INFINITY, 0, 0}, 1, 0.5},
        {{5e-324, 1e-310, 1}, 3, 0.5},
        {{1, 1, 1}, 3, 1e-310},
    };
    for (size_t i = 0; i < sizeof asked / sizeof *asked; i++) {
        size_t n = asked[i].n;
        double *theta = block_of(3, asked[i].theta), loss = asked[i].loss;
        note_call("stop_on_divergence(theta, n = %zu, loss = %g, &stop)", n, loss);
        note_input("theta", theta, n);
        RECORD_BOTH("stop_on_divergence", stop_on_divergence(theta, n, loss, stop));
        record_count("theta_is_as_it_was", unchanged(theta, asked[i].theta, 3));
    }
    const double *theta = random_block(2, -1, 1);
    note_call("stop_on_divergence(NULL, n = 2, loss = 1, &stop)");
    RECORD_BOTH("stop_on_divergence", stop_on_divergence(NULL, 2, 1.0, stop));
    note_call("stop_on_divergence(theta, n = 2, loss = 1, NULL)");
    record_status("stop_on_divergence", stop_on_divergence(theta, 2, 1.0, NULL));
    note_call("stop_on_divergence(theta, n = 0, loss = NAN, &stop)");
    RECORD_BOTH("stop_on_divergence", stop_on_divergence(theta, 0, NAN, stop));
    note_call("stop_on_divergence(NULL, n = 0, loss = 1, &stop): two errors");
    RECORD_BOTH("stop_on_divergence", stop_on_divergence(NULL, 0, 1.0, stop));
    note_call("stop_on_divergence(theta, n = 2, loss = NAN, &stop)");
    RECORD_BOTH("stop_on_divergence", stop_on_divergence(theta, 2, NAN, stop));

    enum { MANY = 1500 };
    double *many = random_block(MANY, -1, 1);
    for (size_t i = 0; i < 2; i++) {
        if (i == 1) many[MANY - 1] = NAN;
        note_call("stop_on_divergence(theta, n = %d, loss = 1, &stop)%s", MANY,
                  i == 1 ? ", the last a NaN" : "");
        RECORD_BOTH("stop_on_divergence", stop_on_divergence(many, MANY, 1.0, stop));
    }
}
