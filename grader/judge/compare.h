/** Comparing what a learner's code did in a case with what the reference did. */
#ifndef COMPARE_H
#define COMPARE_H

#include "trace.h"

enum { EXPLANATION = 4000 };

typedef enum {
    SAME,            /* within the tolerance, to the end */
    NOT_WRITTEN_YET, /* the first difference is a stub's status */
    DIFFERENT
} verdict;

/** Walk both cases in step and say in why[EXPLANATION] where they first part: the call, the step,
 *  the index, got, expected, tolerance, and what went in. Nothing is written for SAME.
 */
verdict compare_cases(const trace_case *got, const trace_case *want, char *why);

/** Are two observations the same? If not, where and how they differ is appended to
 * why[EXPLANATION]. */
bool same_observation(const observation *got, const observation *want, char *why);

/** The course's tolerance: 1e-12 (1 + scale), scale the largest value of the array so far. */
double tolerance_for(double scale);

/** Equal within the tolerance, or both NaN, or the same infinity. */
bool is_close(double got, double want, double tolerance);

/** Append "CALL, step K" and the inputs that went into it to text[EXPLANATION]. */
void describe_context(const trace_case *c, const observation *o, char *text);

/** printf to the end of text[EXPLANATION]; what does not fit is cut. */
__attribute__((format(printf, 2, 3))) void append(char *text, const char *format, ...);

/** Append both numbers; the remark stands before the tolerance. */
void append_got_and_expected(char *text, double got, double want, double tolerance,
                             const char *remark);

/** "DESCENT_E_BETA", or for a number that is none that it is none. */
const char *status_name(long status);

#endif
