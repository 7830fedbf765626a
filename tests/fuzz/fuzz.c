/** What the fuzz harnesses share. See fuzz.h. */
#define _POSIX_C_SOURCE 200809L /* open_memstream */
#include "fuzz.h"

#include <inttypes.h>
#include <math.h>
#include <string.h>

void take_copy(const uint8_t *bytes, size_t size, trace *out) {
    char *text = malloc(size > 0 ? size : 1);
    promise(text != NULL);
    if (size > 0) memcpy(text, bytes, size);
    trace_take(text, size, out);
    promise(out->count <= TRACE_CASES);
}

static bool ends(const char *text, size_t size) {
    return memchr(text, '\0', size) != NULL;
}

static void check_item(const trace_case *c, size_t i) {
    const observation *o = &c->items[i];
    promise(ends(o->name, sizeof o->name) && o->name[0] != '\0');
    promise(strchr(o->name, ' ') == NULL && strchr(o->name, '\n') == NULL);
    promise(strlen(o->call) < TRACE_CALL && strchr(o->call, '\n') == NULL);
    promise(o->call_begins <= i);
    promise(o->scale >= 0.0 && isfinite(o->scale));
    promise(!o->null || o->n == 0);
    bool real = o->kind == OBSERVED_REALS || o->kind == NOTED_INPUT;
    promise(o->n == 0 || (real && o->reals != NULL) ||
            (o->kind == OBSERVED_COUNTS && o->counts != NULL));
    for (size_t k = 0; o->kind == OBSERVED_REALS && k < o->n; k++)
        promise(!isfinite(o->reals[k]) || fabs(o->reals[k]) <= o->scale);
}

void check_case(const trace_case *c) {
    size_t values = 0;
    promise(c->count <= TRACE_OBSERVATIONS);
    promise(ends(c->printed, sizeof c->printed));
    promise(c->code >= 0 && c->code <= 255);
    for (size_t i = 0; i < c->count; i++) {
        check_item(c, i);
        values += c->items[i].n;
    }
    promise(values <= TRACE_VALUES);
}

static void write_values(FILE *out, const observation *o) {
    if (o->null) {
        fputs(" null", out);
        return;
    }
    fprintf(out, " %zu", o->n);
    for (size_t k = 0; k < o->n; k++) {
        if (o->kind == OBSERVED_COUNTS)
            fprintf(out, " %" PRIu64, o->counts[k]);
        else
            fprintf(out, " %a", o->reals[k]);
    }
}

char *write_down(const trace_case *c, size_t *size) {
    static const char *const kinds[] = {"status", "real", "count", "in", "stub"};
    char *text = NULL;
    const char *call = "";
    size_t step = 0;
    FILE *out = open_memstream(&text, size);
    promise(out != NULL);
    fprintf(out, "descent-trace 1 0\ncase %s\n", c->name);
    for (size_t i = 0; i < c->count; i++) {
        const observation *o = &c->items[i];
        if (o->call != call && o->call[0] != '\0') {
            fprintf(out, " call %s\n", o->call);
            call = o->call;
            step = 0;
        }
        if (o->step != step) fprintf(out, " step %zu\n", o->step);
        step = o->step;
        fprintf(out, " %s %s", kinds[o->kind], o->name);
        if (o->kind == OBSERVED_STATUS)
            fprintf(out, " %ld", o->status);
        else if (o->kind != NOTED_STUB)
            write_values(out, o);
        fputc('\n', out);
    }
    if (c->end == END_FINISHED) fputs("end finished\n", out);
    if (c->end == END_TIMEOUT) fputs("end timeout\n", out);
    if (c->end == END_FULL) fputs("end full\n", out);
    if (c->end == END_SIGNAL) fprintf(out, "end signal %ld\n", c->code);
    if (c->end == END_EXIT) fprintf(out, "end exit %ld\n", c->code);
    if (c->end == END_MALFORMED) fputs("unreadable\n", out);
    promise(fclose(out) == 0);
    return text;
}
