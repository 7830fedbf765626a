/** Stage 01: gradient descent. The contract of every function is in gradient_descent.h. */
#include "gradient_descent.h"

#include <stdlib.h>
#include <string.h>

descent_status numerical_gradient(const objective *f, const double *theta, size_t n, double h,
                                  double *grad) {
    // TODO: check the arguments; move one coordinate of a copy of theta at a time.
    return NOT_WRITTEN(f, theta, n, h, grad);
}

descent_status gd_step(double *theta, const double *grad, size_t n, double lr) {
    // TODO: check the arguments, then take the step.
    return NOT_WRITTEN(theta, grad, n, lr);
}

descent_status mse_loss(const double *theta, const linear_data *data, const size_t *batch, size_t m,
                        double *loss) {
    // TODO: check the arguments; average the squared errors of the batch.
    return NOT_WRITTEN(theta, data, batch, m, loss);
}

descent_status mse_gradient(const double *theta, const linear_data *data, const size_t *batch,
                            size_t m, double *grad) {
    // TODO: check the arguments; add up the gradient over the rows of the batch.
    return NOT_WRITTEN(theta, data, batch, m, grad);
}

descent_status logistic_loss(const double *theta, const linear_data *data, const size_t *batch,
                             size_t m, double *loss) {
    // TODO: check the arguments and the labels; mind exp(710).
    return NOT_WRITTEN(theta, data, batch, m, loss);
}

descent_status logistic_gradient(const double *theta, const linear_data *data, const size_t *batch,
                                 size_t m, double *grad) {
    // TODO: as mse_gradient, with another error and another factor.
    return NOT_WRITTEN(theta, data, batch, m, grad);
}

descent_status shuffle(size_t *order, size_t n, uint64_t *rng) {
    // TODO: from the last place down; draw j in 0 ... i without bias, then swap.
    return NOT_WRITTEN(order, n, rng);
}

descent_status batch_epoch(double *theta, const linear_data *data, batch_gradient gradient,
                           double lr) {
    // TODO: check the arguments; one gradient over all rows, one step.
    return NOT_WRITTEN(theta, data, gradient, lr);
}

descent_status minibatch_epoch(double *theta, const linear_data *data, batch_gradient gradient,
                               double lr, size_t batch_size, size_t *order, uint64_t *rng,
                               size_t *updates) {
    // TODO: check the arguments; shuffle once; one step for each batch of the order.
    return NOT_WRITTEN(theta, data, gradient, lr, batch_size, order, rng, updates);
}

descent_status stochastic_epoch(double *theta, const linear_data *data, batch_gradient gradient,
                                double lr, size_t *order, uint64_t *rng, size_t *updates) {
    // TODO: batches of one row.
    return NOT_WRITTEN(theta, data, gradient, lr, order, rng, updates);
}

descent_status stop_on_gradient(const double *grad, size_t n, double tol, bool *stop) {
    // TODO: compare the 2-norm with tol.
    return NOT_WRITTEN(grad, n, tol, stop);
}

descent_status stop_on_loss(double previous, double current, double tol, bool *stop) {
    // TODO: compare the change with tol.
    return NOT_WRITTEN(previous, current, tol, stop);
}

descent_status stop_on_maximum(size_t updates, size_t max_updates, bool *stop) {
    // TODO: compare the two counts.
    return NOT_WRITTEN(updates, max_updates, stop);
}

descent_status stop_on_divergence(const double *theta, size_t n, double loss, bool *stop) {
    // TODO: look for a value that is not finite.
    return NOT_WRITTEN(theta, n, loss, stop);
}

descent_status minimize(const objective *f, double *theta, size_t n,
                        const minimize_options *options, minimize_result *result) {
    // TODO: check the arguments; then the loop that the header spells out.
    return NOT_WRITTEN(f, theta, n, options, result);
}

descent_status train_with_early_stopping(const training *job, double *theta, size_t n,
                                         const early_stopping_options *options,
                                         early_stopping_result *result) {
    // TODO: check the arguments; keep a copy of the best theta; restore it at the end.
    return NOT_WRITTEN(job, theta, n, options, result);
}
