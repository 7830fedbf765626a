/** Which cases of a trace differ from the reference, and their fingerprints.
 *
 *      differences TRACE REFERENCE
 *
 *  Prints a line "CASE SHAPE SUM" for each case in which the two differ, in the order of the
 *  reference. Nothing is printed for two programs that do the same.
 */
#include <inttypes.h>
#include <stdio.h>

#include "compare.h"
#include "fingerprint.h"

int main(int argc, char **argv) {
    trace learner, reference;
    if (argc != 3) return 2;
    for (int i = 1; i < argc; i++)
        if (!trace_load(argv[i], i == 1 ? &learner : &reference)) {
            fprintf(stderr, "differences: cannot read %s\n", argv[i]);
            return 2;
        }
    char name[2 * TRACE_NAME];
    for (size_t i = 0; i < reference.count; i++) {
        trace_case got, want;
        char why[EXPLANATION];
        if (!trace_name(&reference, i, name)) continue;
        trace_read_case(&learner, name, &got);
        trace_read_case(&reference, name, &want);
        if (compare_cases(&got, &want, why) != SAME) {
            fingerprint f = fingerprint_of(&got);
            printf("%s %016" PRIx64 " %a\n", name, f.shape, f.sum);
        }
        trace_case_free(&got);
        trace_case_free(&want);
    }
    trace_free(&learner);
    trace_free(&reference);
    return 0;
}
