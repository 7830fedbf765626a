/** Where the two cases of a test come from. */
#ifndef SOURCE_H
#define SOURCE_H

#include "trace.h"

typedef void (*case_source)(const char *name, trace_case *out);

/** The case of that name in the trace that an environment variable names. */
void case_from(const char *variable, const char *name, trace_case *out);

/** The learner's case: from the trace that DESCENT_TRACE names. */
void learner_case(const char *name, trace_case *out);

/** The reference's case: from the trace that DESCENT_REFERENCE names. */
void reference_case(const char *name, trace_case *out);

#endif
