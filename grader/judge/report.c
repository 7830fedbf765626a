/** The suites' main: runs Criterion and writes one JSON array a test to the file named by
 *  DESCENT_VERDICTS:
 *
 *      ["momentum_step/beta_zero_is_gradient_descent", "passed", "message", "printed"]
 *
 *  The traces are named by DESCENT_TRACE (the learner's) and DESCENT_REFERENCE. Tests that can be
 *  settled without a process (settle.h) are not run. Criterion's own reports and its exit status
 * are not used.
 */
#define _POSIX_C_SOURCE 200809L /* open_memstream */
#include "judge.h"
#include "settle.h"
#include "source.h"

#include <stdio.h>
#include <stdlib.h>

#include <criterion/options.h>
#include <criterion/output.h>

/* A test that did not pass because its case did not end is not called failed, but what it was. */
static const char *status_of(const struct criterion_test_stats *test, const trace_case *c) {
    if (test->test_status == CR_STATUS_SKIPPED) return "skipped";
    if (test->test_status == CR_STATUS_PASSED && !test->crashed && !test->timed_out)
        return "passed";
    return status_of_end(c->end);
}

static const char *message_of(const struct criterion_test_stats *test) {
    for (const struct criterion_assert_stats *a = test->asserts; a != NULL; a = a->next)
        if (!a->passed && a->message != NULL) return a->message;
    return test->message != NULL ? test->message : "";
}

/* The verdicts of the tests that Criterion was not asked to run. */
static char *settled;

static void write_verdicts(FILE *out, struct criterion_global_stats *stats) {
    fputs(settled, out);
    for (struct criterion_suite_stats *s = stats->suites; s != NULL; s = s->next) {
        for (struct criterion_test_stats *t = s->tests; t != NULL; t = t->next) {
            if (t->test->data->disabled) continue;
            char name[2 * TRACE_NAME];
            trace_case c;
            snprintf(name, sizeof name, "%s/%s", t->test->category, t->test->name);
            learner_case(name, &c);
            print_verdict(out, name, status_of(t, &c), message_of(t), c.printed);
            trace_case_free(&c);
        }
    }
}

int main(void) {
    const char *verdicts = getenv("DESCENT_VERDICTS");
    struct criterion_test_set *tests = criterion_initialize();
    size_t size;
    FILE *out = open_memstream(&settled, &size);
    if (out == NULL) return EXIT_FAILURE;
    settle_tests(tests, out);
    fclose(out);
    criterion_register_output_provider("descent", write_verdicts);
    criterion_add_output("descent", verdicts != NULL ? verdicts : "/dev/stdout");
    criterion_options.logging_threshold = CRITERION_IMPORTANT;
    criterion_run_all_tests(tests);
    criterion_finalize(tests);
    free(settled);
    return EXIT_SUCCESS;
}
