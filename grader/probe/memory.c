/** The learner's malloc: counts blocks, fails when told to, and hands out memory that is not 0.
 *
 *  The linker's --wrap sends every malloc, calloc, realloc, aligned_alloc and free of the program
 *  through here.
 */
#include "internal.h"

#include <string.h>

#if defined __has_include
#if __has_include(<valgrind/valgrind.h>)
#include <valgrind/valgrind.h>
#endif
#endif
#ifndef RUNNING_ON_VALGRIND
#define RUNNING_ON_VALGRIND 0
#endif

void *__real_malloc(size_t bytes);
void *__real_calloc(size_t n, size_t size);
void *__real_realloc(void *p, size_t bytes);
void *__real_aligned_alloc(size_t alignment, size_t bytes);
void __real_free(void *p);

void *__wrap_malloc(size_t bytes);
void *__wrap_calloc(size_t n, size_t size);
void *__wrap_realloc(void *p, size_t bytes);
void *__wrap_aligned_alloc(size_t alignment, size_t bytes);
void __wrap_free(void *p);

static size_t until_failure; /* 0: none is to fail */
static size_t live;

void *plain_malloc(size_t bytes) {
    return __real_malloc(bytes);
}

void plain_free(void *p) {
    __real_free(p);
}

bool under_valgrind(void) {
    return RUNNING_ON_VALGRIND != 0;
}

void memory_begin(void) {
    until_failure = 0;
    live = 0;
}

void fail_allocation(size_t k) {
    until_failure = k;
}

size_t live_blocks(void) {
    return live;
}

size_t steps_worth(size_t n) {
    enum { ENOUGH_FOR_VALGRIND = 20 };
    return checking_memory() && n > ENOUGH_FOR_VALGRIND ? ENOUGH_FOR_VALGRIND : n;
}

static bool is_to_fail(void) {
    return until_failure > 0 && --until_failure == 0;
}

static void *counted(void *p) {
    if (p != NULL) live++;
    return p;
}

/* Fresh memory is often 0 by accident, which hides a forgotten initialisation. As doubles these
 * bytes are 2e127. Valgrind keeps track itself, unless the memory is written to.
 */
static void *soiled(void *p, size_t bytes) {
    if (p != NULL && !under_valgrind()) memset(p, 0x5a, bytes);
    return p;
}

void *__wrap_malloc(size_t bytes) {
    return is_to_fail() ? NULL : counted(soiled(__real_malloc(bytes), bytes));
}

void *__wrap_calloc(size_t n, size_t size) {
    return is_to_fail() ? NULL : counted(__real_calloc(n, size));
}

void *__wrap_realloc(void *p, size_t bytes) {
    if (is_to_fail()) return NULL;
    if (p == NULL) return counted(soiled(__real_realloc(NULL, bytes), bytes));
    return __real_realloc(p, bytes);
}

void *__wrap_aligned_alloc(size_t alignment, size_t bytes) {
    return is_to_fail() ? NULL : counted(soiled(__real_aligned_alloc(alignment, bytes), bytes));
}

void __wrap_free(void *p) {
    if (p != NULL) live--;
    __real_free(p);
}
