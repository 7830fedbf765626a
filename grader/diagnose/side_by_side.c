/** What a learner's code did in one case beside what the reference did, around the first
 * difference.
 *
 *      side_by_side TRACE REFERENCE CASE
 *
 *  Prints the calls and what went into them, and a row for each number that came out: got,
 * expected, and a mark where they differ by more than the tolerance. Numbers have 17 digits, enough
 * to tell any two apart.
 */
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "compare.h"

/* How much is shown: observations before and behind the first difference, and numbers of an array.
 */
enum { BEFORE = 6, BEHIND = 4, NUMBERS = 12 };

static size_t next_observation(const trace_case *c, size_t i) {
    while (i < c->count && !is_observation(&c->items[i])) i++;
    return i;
}

/* The place of the first pair of observations that differ, and how many pairs are alike before it.
 */
static size_t first_difference(const trace_case *got, const trace_case *want, size_t *alike) {
    char why[EXPLANATION] = "";
    size_t g = next_observation(got, 0), w = next_observation(want, 0);
    *alike = 0;
    while (g < got->count && w < want->count &&
           same_observation(&got->items[g], &want->items[w], why)) {
        ++*alike;
        g = next_observation(got, g + 1);
        w = next_observation(want, w + 1);
    }
    return w;
}

static void value_of(const observation *o, size_t i, char text[40]) {
    if (o == NULL)
        snprintf(text, 40, "nothing");
    else if (o->kind == OBSERVED_STATUS)
        snprintf(text, 40, "%.39s", status_name(o->status));
    else if (o->null)
        snprintf(text, 40, "NULL");
    else if (i >= o->n)
        snprintf(text, 40, "nothing");
    else if (o->kind == OBSERVED_COUNTS)
        snprintf(text, 40, "%" PRIu64, o->counts[i]);
    else
        snprintf(text, 40, "%.17g", o->reals[i]);
}

static bool same_value(const observation *got, const observation *want, size_t i) {
    if (got == NULL || want == NULL || got->kind != want->kind ||
        strcmp(got->name, want->name) != 0)
        return false;
    if (want->kind == OBSERVED_STATUS) return got->status == want->status;
    if (got->null != want->null || i >= got->n || i >= want->n)
        return got->null == want->null && got->n == want->n;
    if (want->kind == OBSERVED_COUNTS) return got->counts[i] == want->counts[i];
    return is_close(got->reals[i], want->reals[i], tolerance_for(want->scale));
}

/* One row a number; of a long array those from shortly before the first that differs. */
static void print_rows(const observation *got, const observation *want) {
    const observation *o = want != NULL ? want : got;
    size_t n = want != NULL ? want->n : 0, from = 0;
    if (got != NULL && got->n > n) n = got->n;
    if (n == 0) n = 1;
    while (n > NUMBERS && from < n && same_value(got, want, from)) from++;
    if (from == n) from = 0;
    from = from > 2 ? from - 2 : 0;
    for (size_t i = from; i < n && i < from + NUMBERS; i++) {
        char name[TRACE_NAME + 24], a[40], b[40];
        snprintf(name, sizeof name, o->n > 1 ? "%s[%zu]" : "%s", o->name, i);
        value_of(got, i, a);
        value_of(want, i, b);
        printf("    %-22s %-26s %-26s%s\n", name, a, b, same_value(got, want, i) ? "" : " differs");
    }
    if (from + NUMBERS < n) printf("    ... %zu more\n", n - from - NUMBERS);
}

static void print_input(const observation *o) {
    printf("    with %s = [", o->name);
    for (size_t i = 0; i < o->n && i < NUMBERS; i++)
        printf("%s%.17g", i > 0 ? ", " : "", o->reals[i]);
    printf(o->n > NUMBERS ? ", ... %zu values]\n" : "]\n", o->n);
}

/* The call and the step that an item belongs to, where they begin. */
static void print_heading(const observation *o, const observation *before) {
    bool other_call = before == NULL || o->call_begins != before->call_begins ||
                      strcmp(o->call, before->call) != 0;
    if (other_call && o->call[0] != '\0') printf("  %s\n", o->call);
    if (o->step > 0 && (other_call || o->step != before->step)) printf("   step %zu\n", o->step);
}

static void print_window(const trace_case *got, const trace_case *want, size_t alike) {
    size_t number = 0, g = next_observation(got, 0);
    const observation *before = NULL;
    for (size_t w = 0; w < want->count; w++) {
        const observation *o = &want->items[w];
        bool shown = number + BEFORE >= alike && number <= alike + BEHIND;
        if (shown && (is_observation(o) || o->kind == NOTED_INPUT)) {
            print_heading(o, before);
            before = o;
        }
        if (shown && o->kind == NOTED_INPUT) print_input(o);
        if (!is_observation(o)) continue;
        if (shown) print_rows(g < got->count ? &got->items[g] : NULL, o);
        if (g < got->count) g = next_observation(got, g + 1);
        number++;
    }
    for (size_t more = 0; g < got->count && more < BEHIND; more++) {
        print_rows(&got->items[g], NULL);
        g = next_observation(got, g + 1);
    }
}

int main(int argc, char **argv) {
    if (argc != 4) {
        fprintf(stderr, "usage: side_by_side TRACE REFERENCE CASE\n");
        return 2;
    }
    trace_case got, want;
    trace_read_case_of(argv[1], argv[3], &got);
    trace_read_case_of(argv[2], argv[3], &want);
    size_t alike, total = 0;
    for (size_t w = next_observation(&want, 0); w < want.count; w = next_observation(&want, w + 1))
        total++;
    first_difference(&got, &want, &alike);
    printf("  %zu of %zu observations are right before the first difference%s\n", alike, total,
           alike == total ? ": there is none" : "");
    printf("    %-22s %-26s %-26s\n", "", "got", "expected");
    print_window(&got, &want, alike);
    trace_case_free(&got);
    trace_case_free(&want);
    return 0;
}
