/** Cases from trace files. See source.h. */
#include "source.h"

#include <stdlib.h>

static void read_from(const char *variable, const char *name, trace_case *out) {
    const char *path = getenv(variable);
    trace_read_case_of(path != NULL ? path : "", name, out);
}

void learner_case(const char *name, trace_case *out) {
    read_from("DESCENT_TRACE", name, out);
}

void reference_case(const char *name, trace_case *out) {
    read_from("DESCENT_REFERENCE", name, out);
}
