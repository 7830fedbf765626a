/** Fingerprints: what a program did in a case, pressed into two numbers.
 *
 *  A known mistake is recognised by what it does: if a learner's program does in every case what a
 *  known wrong program does, it makes that mistake. To say so in a copy of the course that has no
 *  wrong programs in it, their traces are pressed small:
 *  - shape: a hash of all that is compared exactly (kinds, names, lengths, statuses, whole numbers,
 *    how the case ended);
 *  - sum: a weighted sum of all real numbers, with weights in [-1, 1] that depend on the place. Two
 *    programs that differ by rounding have nearly the same sum; two that differ have not.
 */
#ifndef FINGERPRINT_H
#define FINGERPRINT_H

#include "trace.h"

typedef struct {
    uint64_t shape;
    double sum;
    double slack; /* how far the sum may be off through rounding alone */
} fingerprint;

fingerprint fingerprint_of(const trace_case *c);

/** Did the learner's program do what the known one did, rounding aside? The slack is the learner's.
 */
bool same_fingerprint(const fingerprint *learner, const fingerprint *known);

/** A line of a file of fingerprints, of either kind. */
typedef struct {
    const char *id, *name, *hint; /* "mutant<TAB>ID<TAB>NAME<TAB>HINT": a mistake; NULL otherwise */
    char test[2 * TRACE_NAME];    /* "CASE SHAPE SUM": a case in which the mistake shows */
    fingerprint print;
} fingerprint_line;

/** False if it is neither. The words of a mistake stay in `line`, which is cut up for them. */
bool read_fingerprint_line(char *line, fingerprint_line *out);

#endif
