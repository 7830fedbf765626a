/** Any bytes at all as a trace. What was read of a case, written down again, is read as the same.
 */
#include "fuzz.h"

#include <string.h>

#include "fingerprint.h"

static void check_written_again(const trace_case *c) {
    size_t size;
    char *text = write_down(c, &size);
    trace t;
    trace_case again;
    trace_take(text, size, &t);
    trace_read_case(&t, c->name, &again);
    fingerprint a = fingerprint_of(c), b = fingerprint_of(&again);
    promise(c->count == again.count && c->end == again.end && c->code == again.code);
    promise(a.shape == b.shape && memcmp(&a.sum, &b.sum, sizeof a.sum) == 0 && a.slack == b.slack);
    trace_case_free(&again);
    trace_free(&t);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size) {
    trace t;
    trace_case c;
    char name[2 * TRACE_NAME];
    take_copy(bytes, size, &t);
    trace_read_case(&t, "no/such\ncase", &c);
    promise(c.end == END_MISSING && c.count == 0);
    trace_case_free(&c);
    for (size_t i = 0; i < t.count && i < 20; i++) {
        if (!trace_name(&t, i, name)) continue;
        trace_read_case(&t, name, &c);
        check_case(&c);
        promise(strcmp(c.name, name) == 0);
        if (c.end != END_MISSING) check_written_again(&c);
        trace_case_free(&c);
    }
    trace_free(&t);
    return 0;
}
