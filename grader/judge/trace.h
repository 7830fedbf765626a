/** Reading a trace: what a probe recorded of one case. Format: docs/trace.md.
 *
 *  The program that wrote the trace contained a stranger's code, so nothing in it is believed:
 * sizes are bounded, every line is of a known kind, every number is read to its last character. A
 * case that breaks a rule counts as malformed, and costs that case.
 */
#ifndef TRACE_H
#define TRACE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* All that a probe can record of a case (RECORD_BYTES) is within these bounds, so an honest program
 * never meets them; and reading takes time in proportion to the bytes, whatever they are.
 */
enum {
    TRACE_NAME = 64,                /* longest name, with its end */
    TRACE_CALL = 320,               /* longest call text */
    TRACE_PRINTED = 1200,           /* how much is kept of what the learner printed */
    TRACE_NAMES = 64,               /* different names in one case */
    TRACE_OBSERVATIONS = 32768,     /* in one case */
    TRACE_VALUES = 131072,          /* numbers in one case */
    TRACE_CASE_BYTES = 512 * 1024,  /* one case */
    TRACE_CASES = 4000,             /* in one file */
    TRACE_BYTES = 16 * 1024 * 1024, /* one file: a tenth of a megabyte is usual for a stage */
};

typedef enum {
    OBSERVED_STATUS,
    OBSERVED_REALS,
    OBSERVED_COUNTS,
    NOTED_INPUT,
    NOTED_STUB /* a function that is not written yet was called */
} observation_kind;

/** Is it something that is compared, rather than noted? */
#define is_observation(o) ((o)->kind <= OBSERVED_COUNTS)

/** One thing that a case observed, or an input that it noted, with the context it stood in. */
typedef struct {
    observation_kind kind;
    char name[TRACE_NAME];
    bool null;              /* the array was a NULL pointer; then n is 0 */
    size_t n;               /* number of values */
    long status;            /* OBSERVED_STATUS */
    const double *reals;    /* [n] OBSERVED_REALS, NOTED_INPUT */
    const uint64_t *counts; /* [n] OBSERVED_COUNTS */
    double scale;           /* largest finite |value| under this name so far */
    const char *call;       /* the call it belongs to, or "" */
    size_t call_begins;     /* index of the first observation or input of that call */
    size_t step;            /* the step it belongs to, from 1, or 0 */
} observation;

typedef enum {
    END_MISSING,   /* the trace has no such case, or it breaks off in it */
    END_MALFORMED, /* a line of the case is not as it must be */
    END_FINISHED,
    END_SIGNAL, /* code: the signal */
    END_EXIT,   /* code: the exit status */
    END_TIMEOUT,
    END_FULL /* recorded without end */
} case_end;

typedef struct {
    observation *items; /* observations and inputs, in order */
    size_t count;
    case_end end;
    long code;
    char name[2 * TRACE_NAME];
    char printed[TRACE_PRINTED]; /* beginning of what the learner's code printed */
    char *text;                  /* what the calls of the observations point into */
} trace_case;

/** A trace in memory, and where its cases are. */
typedef struct {
    char *text; /* [size] */
    size_t size;
    struct trace_place {
        const char *name, *body, *end; /* the name ends where the body begins, less a newline */
    } * places;
    size_t count; /* 0 if it is no trace, or has more than TRACE_CASES cases */
} trace;

/** Read a file, at most TRACE_BYTES of it; false if it cannot be read. */
bool trace_load(const char *path, trace *out);

/** Take text[size], which was malloced, for a trace. */
void trace_take(char *text, size_t size, trace *out);

/** Free the trace and its text. */
void trace_free(trace *t);

/** The name of case i in name[2 * TRACE_NAME], or false if it is too long. */
bool trace_name(const trace *t, size_t i, char *name);

/** Read one case. Never fails: what cannot be read is END_MISSING or END_MALFORMED, with the
 *  observations before it. The case does not need the trace any more.
 */
void trace_read_case(const trace *t, const char *name, trace_case *out);

/** Do both traces have that case once, and to the last byte the same? */
bool trace_same_text(const trace *a, const trace *b, const char *name);

/** Read a case from a file, of which nothing else is wanted. */
void trace_read_case_of(const char *path, const char *name, trace_case *out);

void trace_case_free(trace_case *c);

#endif
