/** Which cases of a trace differ from the reference, and their fingerprints.
 *
 *      differences TRACE REFERENCE
 *
 *  Prints a line "CASE SHAPE SUM" for each case in which the two differ, in the order of the
 *  reference. Nothing is printed for two programs that do the same.
 */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

#include "compare.h"
#include "fingerprint.h"

int main(int argc, char **argv) {
    size_t size[2];
    char *text[2];
    if (argc != 3) return 2;
    for (int i = 0; i < 2; i++) {
        text[i] = trace_load(argv[i + 1], &size[i]);
        if (text[i] == NULL) {
            fprintf(stderr, "differences: cannot read %s\n", argv[i + 1]);
            return 2;
        }
    }
    char name[2 * TRACE_NAME];
    for (const char *at = NULL; trace_next_name(text[1], size[1], &at, name);) {
        trace_case got, want;
        char why[EXPLANATION];
        trace_parse_case(text[0], size[0], name, &got);
        trace_parse_case(text[1], size[1], name, &want);
        if (compare_cases(&got, &want, why) != SAME) {
            fingerprint f = fingerprint_of(&got);
            printf("%s %016" PRIx64 " %a\n", name, f.shape, f.sum);
        }
        trace_case_free(&got);
        trace_case_free(&want);
    }
    free(text[0]);
    free(text[1]);
    return 0;
}
