/** What the fuzz harnesses share. Each is a program of libFuzzer's: it is called with bytes, and
 * must neither crash, hang, leak nor break a promise of the header that it tries.
 */
#ifndef FUZZ_H
#define FUZZ_H

#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include "compare.h"
#include "trace.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

/** Stop, so that the input is kept, unless this holds. */
#define promise(condition)                                                                         \
    do {                                                                                           \
        if (condition) break;                                                                      \
        fprintf(stderr, "%s:%d: broken promise: %s\n", __FILE__, __LINE__, #condition);            \
        abort();                                                                                   \
    } while (0)

/** A trace of a copy of these bytes. */
void take_copy(const uint8_t *bytes, size_t size, trace *out);

/** Stops unless the case keeps what trace.h promises. */
void check_case(const trace_case *c);

/** The case, written down as a trace by the rules of docs/trace.md; to be freed. */
char *write_down(const trace_case *c, size_t *size);

#endif
