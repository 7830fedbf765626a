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

enum {
    TRACE_NAME = 64,               /* longest name, with its end */
    TRACE_CALL = 320,              /* longest call text */
    TRACE_PRINTED = 1200,          /* how much is kept of what the learner printed */
    TRACE_OBSERVATIONS = 20000,    /* in one case */
    TRACE_VALUES = 100000,         /* numbers in one case */
    TRACE_BYTES = 64 * 1024 * 1024 /* one file */
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

/** Read the case `name` of the file at `path`. Never fails: what cannot be read is END_MISSING or
 *  END_MALFORMED, with the observations before it.
 */
void trace_read_case(const char *path, const char *name, trace_case *out);

/** Read a case from text in memory, text[size]. */
void trace_parse_case(const char *text, size_t size, const char *name, trace_case *out);

/** A whole trace file as text[*size], to be freed by the caller, or NULL. */
char *trace_load(const char *path, size_t *size);

/** The names of the cases in text[size], one a call: *at begins as NULL; name[2 * TRACE_NAME].
 *  False when there are no more.
 */
bool trace_next_name(const char *text, size_t size, const char **at, char *name);

void trace_case_free(trace_case *c);

#endif
