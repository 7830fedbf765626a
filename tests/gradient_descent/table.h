/** What several case files of stage 01 need: random tables of examples, arrays compared, and the
 *  record of a call that ran out of memory.
 */
#ifndef TABLE_H
#define TABLE_H

#include "gradient_descent.h"
#include "probe.h"

#include <string.h>

/** A table with features and targets in (-1, 1). */
static inline linear_data random_table(size_t rows, size_t cols) {
    double *X = random_block(rows * cols, -1, 1);
    return (linear_data){.X = X, .y = random_block(rows, -1, 1), .rows = rows, .cols = cols};
}

/** The same with labels 0 and 1: which one, a random line decides. */
static inline linear_data random_labelled_table(size_t rows, size_t cols) {
    linear_data data = random_table(rows, cols);
    double *line = random_block(cols, -1, 1), *y = block(rows, 0);
    for (size_t i = 0; i < rows; i++) {
        double z = uniform(-0.3, 0.3);
        for (size_t j = 0; j < cols; j++) z += line[j] * data.X[i * cols + j];
        y[i] = z > 0.0;
    }
    data.y = y;
    return data;
}

/** True if a [n] and b [n] hold the very same doubles. */
static inline bool unchanged(const double *a, const double *b, size_t n) {
    return memcmp(a, b, n * sizeof *a) == 0;
}

/** A copy of k [n] that is freed with the case. */
static inline size_t *copy_of_counts(size_t n, const size_t *k) {
    size_t *copy = count_block(n);
    memcpy(copy, k, n * sizeof *copy);
    return copy;
}
#define COUNTS(...)                                                                                \
    copy_of_counts(sizeof((size_t[]){__VA_ARGS__}) / sizeof(size_t), (size_t[]){__VA_ARGS__})

/** Record a call during which the k-th allocation failed; `untouched`: nothing that the caller sees
 *  has changed. Right programs differ in how often they allocate, so only the first is sure to be
 *  missed. Without a later one a call may succeed, or else must undo what it did.
 */
static inline void record_without_memory(const char *function, size_t k, descent_status status,
                                         bool untouched) {
    fail_allocation(0);
    if (k == 1) {
        record_status(function, status);
        record_count("everything_is_as_it_was", untouched);
    } else {
        record_count("all_or_nothing",
                     status == DESCENT_OK || (status == DESCENT_E_MEMORY && untouched));
    }
    record_count("blocks_not_freed", live_blocks());
}

#endif
