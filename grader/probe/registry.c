/** The list of cases. Each case enters itself before main begins, in the order of the linked files.
 */
#include "internal.h"

#include <string.h>

static probe_case *first;
static probe_case **last = &first;

void probe_register(probe_case *c) {
    *last = c;
    last = &c->next;
}

const probe_case *probe_cases(void) {
    return first;
}

const probe_case *probe_find(const char *name) {
    const probe_case *c = first;
    while (c != NULL && strcmp(c->name, name) != 0) c = c->next;
    return c;
}
