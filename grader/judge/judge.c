/** The assertions behind judge.h. */
#include "judge.h"
#include "source.h"

#include <math.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static char why[EXPLANATION];

/* cr_assert_fail leaves the test by itself; abort tells the compiler so. */
#define end_test(...)                                                                              \
    do {                                                                                           \
        cr_assert_fail(__VA_ARGS__);                                                               \
        abort();                                                                                   \
    } while (0)

/* Every test has a process to itself, so each trace is read at most once in it. */
static const trace_case *case_of(case_source source, trace_case *c, bool *known) {
    if (*known) return c;
    char name[2 * TRACE_NAME];
    snprintf(name, sizeof name, "%s/%s", criterion_current_test->category,
             criterion_current_test->name);
    source(name, c);
    *known = true;
    return c;
}

const trace_case *learner(void) {
    static trace_case c;
    static bool known;
    return case_of(learner_case, &c, &known);
}

const trace_case *reference(void) {
    static trace_case c;
    static bool known;
    return case_of(reference_case, &c, &known);
}

void require_run(void) {
    static bool looked;
    if (looked) return;
    looked = true;
    if (reference()->end != END_FINISHED || reference()->count == 0)
        end_test("the reference has no such case: the grader itself is broken");
    verdict v = compare_cases(learner(), reference(), why);
    if (v == NOT_WRITTEN_YET) cr_skip_test("%s", why);
    if (learner()->end != END_FINISHED) end_test("%s", why);
}

static const observation *find(const char *name, size_t k) {
    const trace_case *c = learner();
    for (size_t i = 0; i < c->count; i++)
        if (is_observation(&c->items[i]) && strcmp(c->items[i].name, name) == 0 && --k == 0)
            return &c->items[i];
    return NULL;
}

/* The same, of a kind that carries values; without it the comparison knows best what is wrong. */
static const observation *must_find(const char *name, size_t k, observation_kind kind) {
    require_run();
    const observation *o = find(name, k);
    if (o != NULL && o->kind == kind && o->n > 0) return o;
    if (compare_cases(learner(), reference(), why) == SAME)
        end_test("the suite asks for observation %zu of %s, which the case does not make", k, name);
    end_test("%s", why);
}

const double *learner_reals(const char *name, size_t k, size_t *n) {
    const observation *o = must_find(name, k, OBSERVED_REALS);
    *n = o->n;
    return o->reals;
}

const uint64_t *learner_counts(const char *name, size_t k, size_t *n) {
    const observation *o = must_find(name, k, OBSERVED_COUNTS);
    *n = o->n;
    return o->counts;
}

double learner_real(const char *name, size_t k, size_t i) {
    const observation *o = must_find(name, k, OBSERVED_REALS);
    if (i >= o->n) end_test("%s has only %zu values", name, o->n);
    return o->reals[i];
}

uint64_t learner_count(const char *name, size_t k) {
    return must_find(name, k, OBSERVED_COUNTS)->counts[0];
}

const char *difference_from_reference(void) {
    return compare_cases(learner(), reference(), why) == SAME ? NULL : why;
}

const char *difference_from_hand(const char *name, size_t k, const double *want, size_t n,
                                 double tolerance) {
    const observation *o = must_find(name, k, OBSERVED_REALS);
    why[0] = '\0';
    for (size_t i = 0; i < n; i++) {
        double allowed = tolerance * (1.0 + fabs(want[i]));
        if (i < o->n && is_close(o->reals[i], want[i], allowed)) continue;
        describe_context(learner(), o, why);
        append(why, n > 1 ? "  where     %s[%zu]\n" : "  where     %s\n", name, i);
        append_got_and_expected(why, i < o->n ? o->reals[i] : NAN, want[i], allowed,
                                "worked out by hand; ");
        return why;
    }
    return NULL;
}

const char *broken_property(const char *name, size_t k, const char *format, ...) {
    char sentence[600];
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(sentence, sizeof sentence, format, arguments);
    va_end(arguments);

    char where[EXPLANATION];
    bool parts = compare_cases(learner(), reference(), where) != SAME;
    why[0] = '\0';
    append(why, "%s\n", sentence);
    if (parts)
        append(why, "First difference from the reference:\n%s", where);
    else if (find(name, k) != NULL)
        describe_context(learner(), find(name, k), why);
    return why;
}
