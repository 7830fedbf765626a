/** The learner's malloc: counts blocks, fails when told to, and hands out memory that is not 0 and
 *  has a margin (heap.c).
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

/* Valgrind keeps books itself. */
static bool keeps_books(void) {
    return !under_valgrind();
}

/* So wide that most blocks that are made too small still hold what is put into them. */
enum { MARGIN = 1 << 14 };

static size_t with_margin(size_t bytes) {
    return heap_bytes(bytes, MARGIN);
}

static void *entered(void *p, size_t bytes, bool is_zero) {
    return heap_enter(p, bytes, MARGIN, is_zero);
}

static void *counted(void *p) {
    if (p != NULL) live++;
    return p;
}

void *__wrap_malloc(size_t bytes) {
    if (is_to_fail()) return NULL;
    if (!keeps_books()) return counted(__real_malloc(bytes));
    return counted(entered(__real_malloc(with_margin(bytes)), bytes, false));
}

void *__wrap_calloc(size_t n, size_t size) {
    if (is_to_fail()) return NULL;
    if (!keeps_books()) return counted(__real_calloc(n, size));
    if (size > 0 && n > SIZE_MAX / size) return NULL;
    return counted(entered(__real_calloc(1, with_margin(n * size)), n * size, true));
}

void *__wrap_realloc(void *p, size_t bytes) {
    if (p == NULL) return __wrap_malloc(bytes);
    if (is_to_fail()) return NULL;
    size_t old = keeps_books() ? heap_size(p) : SIZE_MAX;
    if (old == SIZE_MAX) return __real_realloc(p, bytes);
    void *moved = entered(__real_malloc(with_margin(bytes)), bytes, false);
    if (moved == NULL) return NULL;
    memcpy(moved, p, old < bytes ? old : bytes);
    heap_leave(p);
    return moved;
}

void *__wrap_aligned_alloc(size_t alignment, size_t bytes) {
    if (is_to_fail()) return NULL;
    if (!keeps_books()) return counted(__real_aligned_alloc(alignment, bytes));
    return counted(entered(__real_aligned_alloc(alignment, with_margin(bytes)), bytes, false));
}

void __wrap_free(void *p) {
    if (p == NULL) return;
    live--;
    if (!keeps_books() || !heap_leave(p)) __real_free(p);
}
