/** The learner's case, from a trace file. A file of its own, so that the comparison in tests/bench
 * can put another in its place.
 */
#include "source.h"

void learner_case(const char *name, trace_case *out) {
    case_from("DESCENT_TRACE", name, out);
}
