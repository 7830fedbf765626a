/** What the files of the probe share with each other and not with the cases. */
#ifndef PROBE_INTERNAL_H
#define PROBE_INTERNAL_H

#include "probe.h"

/** What a case has recorded: text, in memory that parent and child share, so that nothing of it is
 *  lost when the child dies.
 */
enum { RECORD_BYTES = 1 << 18 };

typedef struct {
    volatile size_t used;
    volatile bool finished; /* the case returned */
    volatile bool full;     /* the case recorded more than fits */
    char text[RECORD_BYTES];
} record;

/** Begin case `name`: from now on notes and observations go to r. */
void record_begin(record *r, const char *name, uint64_t seed);

/** All cases, in order, and the one of that name or NULL. */
const probe_case *probe_cases(void);
const probe_case *probe_find(const char *name);

/** Free the blocks that the case was given. */
void inputs_free(void);
void inputs_seed(uint64_t seed, const char *name);

/** Forget what was allocated and let no allocation fail. */
void memory_begin(void);

/** malloc and free without the hooks that serve the learner's code. */
void *plain_malloc(size_t bytes);
void plain_free(void *p);

/** Blocks with a margin behind them (heap.c). heap_bytes is what one takes from the C library;
 *  heap_enter puts it into the books, its bytes zero or not yet anything; heap_size is SIZE_MAX for
 * a block that is not in them; heap_leave frees one, or returns false for such a block.
 */
size_t heap_bytes(size_t bytes, size_t margin);
void *heap_enter(void *p, size_t bytes, size_t margin, bool is_zero);
size_t heap_size(const void *p);
bool heap_leave(void *p);

/** Abort if anything was written where nothing may be. */
void heap_check(void);

/** Run all the cases, or those named, each in a child, and write the trace to stdout. */
int run_cases(uint64_t seed);

/** Run one case in this process and write its observations to stdout. */
int run_in_foreground(uint64_t seed, const char *name);

/** Run the named cases one after the other in this process, with marks for Valgrind's log. */
int run_under_memcheck(uint64_t seed, char **names, int count);

/** Refuse from now on whatever an optimizer does not need of the system; see lock.c. */
void lock_in(void);
void lock_in_under_valgrind(void);

/** Have Valgrind say whether these bytes were ever set. */
void check_defined(const void *values, size_t bytes);

/** True if the case has called a function that is not written yet. */
bool called_a_stub(void);

/** True in a process that Valgrind runs. */
bool under_valgrind(void);

/** True in a memory check: then values are only looked at, not written down. */
bool checking_memory(void);

#endif
