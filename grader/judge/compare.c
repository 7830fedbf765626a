/** The comparison, and the sentences about it. */
#include "compare.h"

#include "descent.h"

#include <inttypes.h>
#include <math.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

double tolerance_for(double scale) {
    return 1e-12 * (1.0 + scale);
}

bool is_close(double got, double want, double tolerance) {
    if (isnan(want)) return isnan(got);
    if (isinf(want)) return got == want;
    return fabs(got - want) <= tolerance;
}

void append(char *text, const char *format, ...) {
    size_t used = strlen(text);
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(text + used, EXPLANATION - used, format, arguments);
    va_end(arguments);
}

const char *status_name(long status) {
    switch (status) {
    case DESCENT_OK:
        return "DESCENT_OK";
    case DESCENT_E_NOT_WRITTEN:
        return "DESCENT_E_NOT_WRITTEN";
    case DESCENT_E_NULL:
        return "DESCENT_E_NULL";
    case DESCENT_E_SIZE:
        return "DESCENT_E_SIZE";
    case DESCENT_E_RATE:
        return "DESCENT_E_RATE";
    case DESCENT_E_BETA:
        return "DESCENT_E_BETA";
    case DESCENT_E_TOLERANCE:
        return "DESCENT_E_TOLERANCE";
    case DESCENT_E_VALUE:
        return "DESCENT_E_VALUE";
    case DESCENT_E_MEMORY:
        return "DESCENT_E_MEMORY";
    default:
        break;
    }
    static char number[60];
    snprintf(number, sizeof number, "%ld, which is no descent_status", status);
    return number;
}

/* ---- Context ---- */

static void append_reals(char *text, const double *x, size_t n) {
    enum { SHOWN = 12 };
    append(text, "[");
    for (size_t i = 0; i < n && i < SHOWN; i++) append(text, "%s%.10g", i > 0 ? ", " : "", x[i]);
    append(text, n > SHOWN ? ", ... %zu values]" : "]", n);
}

/* True if `o` is the last input of its name before item `end`. */
static bool is_latest(const trace_case *c, const observation *o, const observation *end) {
    for (const observation *later = o + 1; later < end; later++)
        if (later->kind == NOTED_INPUT && strcmp(later->name, o->name) == 0) return false;
    return c != NULL;
}

void describe_context(const trace_case *c, const observation *o, char *text) {
    append(text, "%s", o->call);
    if (o->step > 0) append(text, "%sstep %zu", o->call[0] != '\0' ? ", " : "", o->step);
    append(text, "\n");
    for (const observation *in = c->items + o->call_begins; in < o; in++) {
        if (in->kind != NOTED_INPUT || !is_latest(c, in, o)) continue;
        append(text, "  with      %s = ", in->name);
        append_reals(text, in->reals, in->n);
        append(text, "\n");
    }
}

/* ---- Differences ---- */

static const char *kind_of_end(const trace_case *c) {
    static char text[160];
    const char *name = "";
    switch (c->end) {
    case END_FINISHED:
        return "ended here";
    case END_TIMEOUT:
        return "did not return in time: is there an endless loop?";
    case END_FULL:
        return "called back without end: is there an endless loop?";
    case END_EXIT:
        snprintf(text, sizeof text, "ended the whole program with exit status %ld", c->code);
        return text;
    case END_SIGNAL:
        if (c->code == SIGSEGV)
            name = ": segmentation fault, a pointer led outside its memory or a "
                   "function called itself without end";
        if (c->code == SIGFPE) name = ": arithmetic error, such as an integer divided by 0";
        if (c->code == SIGABRT)
            name = ": abort, by an assert that failed, or a block freed twice or "
                   "written beyond";
        if (c->code == SIGXCPU) name = ": processor time used up, is there an endless loop?";
        if (c->code == SIGXFSZ) name = ": it printed too much";
        if (c->code == SIGKILL) name = ": killed from outside";
        snprintf(text, sizeof text, "crashed with signal %ld%s", c->code, name);
        return text;
    case END_MALFORMED:
        return "left an unreadable record";
    case END_MISSING:
        break;
    }
    return "was not recorded";
}

/* How many steps of the run were seen to be right before this observation. */
static void append_right_so_far(const trace_case *c, const observation *o, char *text) {
    size_t steps = 0, last = 0;
    for (const observation *earlier = c->items; earlier < o; earlier++) {
        if (!is_observation(earlier) || earlier->step == last || earlier->step == o->step) continue;
        last = earlier->step;
        steps++;
    }
    if (steps > 0) append(text, "  before    %zu step%s right\n", steps, steps == 1 ? "" : "s");
}

static void append_place(char *text, const observation *o, size_t i) {
    append(text, o->n > 1 ? "  where     %s[%zu]\n" : "  where     %s\n", o->name, i);
}

/* What the probe's malloc fills memory with (grader/probe/memory.c). */
static bool is_unset(double x) {
    unsigned char bytes[sizeof x];
    memcpy(bytes, &x, sizeof x);
    for (size_t i = 0; i < sizeof x; i++)
        if (bytes[i] != 0x5a) return false;
    return true;
}

/* The shortest decimal form that reads back as the same number. */
static const char *shortest(double x, char text[32]) {
    for (int digits = 15; digits <= 17; digits++) {
        snprintf(text, 32, "%.*g", digits, x);
        if (strtod(text, NULL) == x) break;
    }
    return text;
}

void append_got_and_expected(char *text, double got, double want, double tolerance,
                             const char *remark) {
    char a[32], b[32];
    append(text, "  got       %s%s\n", shortest(got, a),
           is_unset(got) ? "   (fresh memory: nothing was written there)" : "");
    append(text, "  expected  %s   (%stolerance %.1e)\n", shortest(want, b), remark, tolerance);
}

static bool same_reals(const observation *got, const observation *want, char *why) {
    double tolerance = tolerance_for(want->scale);
    for (size_t i = 0; i < want->n; i++) {
        if (is_close(got->reals[i], want->reals[i], tolerance)) continue;
        append_place(why, want, i);
        append_got_and_expected(why, got->reals[i], want->reals[i], tolerance, "");
        return false;
    }
    return true;
}

static bool same_counts(const observation *got, const observation *want, char *why) {
    for (size_t i = 0; i < want->n; i++) {
        if (got->counts[i] == want->counts[i]) continue;
        append_place(why, want, i);
        append(why, "  got       %" PRIu64 "\n  expected  %" PRIu64 "\n", got->counts[i],
               want->counts[i]);
        return false;
    }
    return true;
}

bool same_observation(const observation *got, const observation *want, char *why) {
    if (got->kind != want->kind || strcmp(got->name, want->name) != 0) {
        append(why, "  next came %s\n  expected  %s\n", got->name, want->name);
        return false;
    }
    if (want->kind == OBSERVED_STATUS) {
        if (got->status == want->status) return true;
        append(why, "  returned  %s\n", status_name(got->status));
        append(why, "  expected  %s\n", status_name(want->status));
        return false;
    }
    if (got->null != want->null || got->n != want->n) {
        append(why, "  where     %s\n", want->name);
        append(why, got->null ? "  got       NULL\n" : "  got       %zu values\n", got->n);
        append(why, want->null ? "  expected  NULL\n" : "  expected  %zu values\n", want->n);
        return false;
    }
    if (want->kind == OBSERVED_COUNTS) return same_counts(got, want, why);
    return same_reals(got, want, why);
}

/* The next item from i on that is an observation. */
static size_t next_observation(const trace_case *c, size_t i) {
    while (i < c->count && !is_observation(&c->items[i])) i++;
    return i;
}

static verdict explain_end(const trace_case *got, const observation *want, char *why) {
    if (got->count > 0) {
        const observation *last = &got->items[got->count - 1];
        if (strcmp(last->call, want->call) != 0)
            append(why, "%s\n", want->call[0] != '\0' ? want->call : want->name);
        else
            describe_context(got, last, why);
    } else if (want->call[0] != '\0') {
        append(why, "%s\n", want->call);
    }
    append(why, "  your code %s\n", kind_of_end(got));
    if (got->end == END_FINISHED) append(why, "  expected  %s\n", want->name);
    return DIFFERENT;
}

/* Is the function that the case is about still a stub? Other stubs that it calls, such as one that
 * frees a state in the end, are other tests' affair.
 */
static bool is_about_a_stub(const trace_case *c, const char *function) {
    size_t length = strcspn(function, "/");
    for (size_t i = 0; i < c->count; i++)
        if (c->items[i].kind == NOTED_STUB && strlen(c->items[i].name) == length &&
            strncmp(c->items[i].name, function, length) == 0)
            return true;
    return false;
}

verdict compare_cases(const trace_case *got, const trace_case *want, char *why) {
    char what[EXPLANATION] = "";
    size_t g = 0, w = 0;
    why[0] = '\0';
    if (is_about_a_stub(got, want->name)) {
        append(why, "%.*s is not written yet\n", (int)strcspn(want->name, "/"), want->name);
        return NOT_WRITTEN_YET;
    }
    for (;; g++, w++) {
        g = next_observation(got, g);
        w = next_observation(want, w);
        if (g == got->count || w == want->count) break;
        const observation *ours = &want->items[w];
        if (same_observation(&got->items[g], ours, what)) continue;

        if (got->items[g].kind == OBSERVED_STATUS &&
            got->items[g].status == DESCENT_E_NOT_WRITTEN) {
            append(why, "%s is not written yet\n", got->items[g].name);
            return NOT_WRITTEN_YET;
        }
        describe_context(want, ours, why);
        append(why, "%s", what);
        append_right_so_far(want, ours, why);
        if (got->end != END_FINISHED) append(why, "  later     your code %s\n", kind_of_end(got));
        return DIFFERENT;
    }
    if (w < want->count) return explain_end(got, &want->items[w], why);
    if (g < got->count) {
        describe_context(got, &got->items[g], why);
        append(why, "  next came %s\n  expected  nothing more\n", got->items[g].name);
        return DIFFERENT;
    }
    if (got->end != want->end) {
        if (got->count > 0) append(why, "%s\n", got->items[got->count - 1].call);
        append(why, "  all was right up to here; then your code %s\n", kind_of_end(got));
        return DIFFERENT;
    }
    return SAME;
}
