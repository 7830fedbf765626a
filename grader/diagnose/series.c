/** The lines of a report's plots: what the learner's program and the reference recorded, as JSON.
 *
 *      series TRACE REFERENCE PLOTS
 *
 *  PLOTS has a line "STAGE<TAB>K<TAB>CASE<TAB>NAME[<TAB>I[<TAB>J]]" for each plot K of a stage. The
 * points of a line are
 * - with I and J, elements (I, J) of the array NAME, each time that it was recorded;
 * - with I alone, (step, element I), each time that it was recorded;
 * - with neither, (k, element k) of the array as it was first recorded.
 *  Where the array was noted as an input before, that is the point of step 0. For each plot a line
 * is printed, the learner's points before the reference's, and why the learner's end early, or "":
 *
 *      ["schedules", 0, [[0,0.1],[1,0.1]], [[0,0.1],[1,0.05]], ""]
 */
#define _POSIX_C_SOURCE 200809L
#include <inttypes.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "json.h"
#include "trace.h"

enum { MOST_POINTS = 200, MOST_ELEMENTS = 2, LONGEST_LINE = 1000 };

typedef struct {
    char *stage, *number, *test, *name;
    size_t element[MOST_ELEMENTS];
    size_t elements;
} plot;

/* Prints the points of one line, and says in `why` what ended it. */
typedef struct {
    size_t points;
    bool ended;
    char why[100];
} line;

static void add_point(line *l, double x, double y) {
    if (l->ended || l->points == MOST_POINTS) return;
    if (!isfinite(x) || !isfinite(y)) {
        bool nan = isnan(x) || isnan(y);
        l->ended = true;
        snprintf(l->why, sizeof l->why, "point %zu is %s, and ends the line", l->points + 1,
                 nan ? "a NaN" : "infinite");
        return;
    }
    printf("%s[%.7g,%.7g]", l->points++ > 0 ? "," : "", x, y);
}

/* One recording of the array: a point, or all of them if no element is named. */
static void add_recording(line *l, const plot *p, const observation *o, size_t step) {
    for (size_t k = 0; p->elements == 0 && k < o->n; k++) add_point(l, (double)k, o->reals[k]);
    for (size_t k = 0; k < p->elements; k++)
        if (p->element[k] >= o->n) return;
    if (p->elements == 1) add_point(l, (double)step, o->reals[p->element[0]]);
    if (p->elements == 2) add_point(l, o->reals[p->element[0]], o->reals[p->element[1]]);
}

static void print_line(const trace *t, const plot *p, line *l) {
    trace_case c;
    trace_read_case(t, p->test, &c);
    size_t step = 0;
    putchar('[');
    for (size_t i = 0; i < c.count; i++) {
        const observation *o = &c.items[i];
        if (strcmp(o->name, p->name) != 0) continue;
        if (o->kind == OBSERVED_REALS)
            add_recording(l, p, o, ++step);
        else if (o->kind == NOTED_INPUT && step == 0 && l->points == 0 && p->elements > 0)
            add_recording(l, p, o, 0);
        if (p->elements == 0 && step == 1) break;
    }
    putchar(']');
    trace_case_free(&c);
}

static bool read_plot(char *text, plot *p) {
    char *save = NULL, *word;
    *p = (plot){0};
    text[strcspn(text, "\n")] = '\0';
    p->stage = strtok_r(text, "\t", &save);
    p->number = strtok_r(NULL, "\t", &save);
    p->test = strtok_r(NULL, "\t", &save);
    p->name = strtok_r(NULL, "\t", &save);
    while (p->elements < MOST_ELEMENTS && (word = strtok_r(NULL, "\t", &save)) != NULL)
        p->element[p->elements++] = (size_t)strtoumax(word, NULL, 10);
    return p->name != NULL;
}

static void print_plot(const trace *learner, const trace *reference, const plot *p) {
    line got = {0}, want = {0};
    putchar('[');
    print_json_string(stdout, p->stage);
    printf(", %s, ", p->number);
    print_line(learner, p, &got);
    fputs(", ", stdout);
    print_line(reference, p, &want);
    fputs(", ", stdout);
    print_json_string(stdout, got.why);
    puts("]");
}

int main(int argc, char **argv) {
    trace learner, reference;
    char text[LONGEST_LINE];
    plot p;
    FILE *plots = argc == 4 ? fopen(argv[3], "r") : NULL;
    if (plots == NULL || !trace_load(argv[1], &learner) || !trace_load(argv[2], &reference)) {
        fprintf(stderr, "usage: series TRACE REFERENCE PLOTS\n");
        return 2;
    }
    while (fgets(text, sizeof text, plots) != NULL)
        if (read_plot(text, &p)) print_plot(&learner, &reference, &p);
    fclose(plots);
    trace_free(&learner);
    trace_free(&reference);
    return 0;
}
