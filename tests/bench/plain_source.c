/** For comparison only: the plain way to test, with the learner's code linked to Criterion. The
 *  learner's case is run here, in the process of the test that judges it.
 */
#include "internal.h"
#include "source.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void learner_case(const char *name, trace_case *out) {
    static record r;
    const probe_case *c = probe_find(name);
    if (c == NULL) return;
    record_begin(&r, name, 0);
    c->run();
    inputs_free();

    /* The same text that the probe would have written. */
    char *text = malloc(2 * sizeof r);
    size_t used = (size_t)sprintf(text, "descent-trace 1 0\ncase %s\n", name);
    for (size_t i = 0; i < r.used; i++) {
        if (i == 0 || r.text[i - 1] == '\n') text[used++] = ' ';
        text[used++] = r.text[i];
    }
    used += (size_t)sprintf(text + used, "end finished\n");
    trace t;
    trace_take(text, used, &t);
    trace_read_case(&t, name, out);
    trace_free(&t);
}
