/** Cases from trace files. See source.h. */
#include "source.h"

#include <stdlib.h>

void case_from(const char *variable, const char *name, trace_case *out) {
    const char *path = getenv(variable);
    trace_read_case_of(path != NULL ? path : "", name, out);
}

void reference_case(const char *name, trace_case *out) {
    case_from("DESCENT_REFERENCE", name, out);
}
