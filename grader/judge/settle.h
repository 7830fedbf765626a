/** Verdicts that need no process of their own. Most tests of most submissions are such, and a
 * process under Criterion costs more than all else that is done for a test.
 *
 *  A verdict depends on nothing but the two cases. So where the learner's case is to the last byte
 * the reference's, the verdict is the one that the same suite gave the reference itself; that is in
 * the file that DESCENT_KNOWN names, made once for each seed. And a test whose function is a stub,
 * or whose case did not end, is decided before its first assertion (judge.h). Without DESCENT_KNOWN
 * every test is run.
 */
#ifndef SETTLE_H
#define SETTLE_H

#include <stdio.h>

#include <criterion/criterion.h>

#include "trace.h"

/** Write a verdict as report.c describes it. */
void print_verdict(FILE *out, const char *name, const char *status, const char *message,
                   const char *printed);

/** What a test is called whose case did not pass: by how the case ended. */
const char *status_of_end(case_end end);

/** Disable the tests that can be settled, and write their verdicts to out. */
void settle_tests(struct criterion_test_set *tests, FILE *out);

#endif
