/** The recorder: turns notes and observations into lines of the trace. Format: docs/trace.md. */
#include "internal.h"

#include <inttypes.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

static record *current;
static bool stub_called;

void record_begin(record *r, const char *name, uint64_t seed) {
    r->used = 0;
    r->finished = false;
    r->full = false;
    current = r;
    stub_called = false;
    inputs_seed(seed, name);
    memory_begin();
}

/* A case that records without end is stuck in the learner's loop: it stops here, not at the clock.
 */
static void stop_when_full(size_t wanted) {
    if (current->used + wanted < RECORD_BYTES) return;
    current->full = true;
    if (!checking_memory()) _exit(1);
    current->used = 0;
}

__attribute__((format(printf, 1, 2))) static void put(const char *format, ...) {
    enum { LONGEST = 400 };
    stop_when_full(LONGEST);

    va_list arguments;
    va_start(arguments, format);
    int n = vsnprintf(current->text + current->used, LONGEST, format, arguments);
    va_end(arguments);
    current->used += n < LONGEST ? (size_t)n : LONGEST - 1;
}

void note_call(const char *format, ...) {
    char text[300];
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(text, sizeof text, format, arguments);
    va_end(arguments);
    put("call %s\n", text);
}

static void put_reals(const char *kind, const char *name, const double *x, size_t n) {
    if (x == NULL) {
        put("%s %s null\n", kind, name);
        return;
    }
    if (checking_memory()) {
        check_defined(x, n * sizeof *x);
        return;
    }
    put("%s %s %zu", kind, name, n);
    for (size_t i = 0; i < n; i++) put(" %a", x[i]);
    put("\n");
}

void note_input(const char *name, const double *x, size_t n) {
    put_reals("in", name, x, n);
}

void note_step(size_t step) {
    put("step %zu\n", step);
}

bool record_status(const char *function, descent_status status) {
    put("status %s %d\n", function, (int)status);
    return status == DESCENT_OK;
}

/* A stub says so itself, for one that returns nothing could not be told from a function that does
 * nothing.
 */
void descent_stub_called(const char *function) {
    stub_called = true;
    put("stub %s\n", function);
}

bool called_a_stub(void) {
    return stub_called;
}

void record_reals(const char *name, const double *x, size_t n) {
    put_reals("real", name, x, n);
}

void record_real(const char *name, double x) {
    put_reals("real", name, &x, 1);
}

void record_counts(const char *name, const size_t *k, size_t n) {
    if (k == NULL) {
        put("count %s null\n", name);
        return;
    }
    if (checking_memory()) {
        check_defined(k, n * sizeof *k);
        return;
    }
    put("count %s %zu", name, n);
    for (size_t i = 0; i < n; i++) put(" %zu", k[i]);
    put("\n");
}

void record_count(const char *name, uint64_t k) {
    if (checking_memory())
        check_defined(&k, sizeof k);
    else
        put("count %s 1 %" PRIu64 "\n", name, k);
}
