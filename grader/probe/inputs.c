/** Inputs of the cases: random numbers derived from the seed, and exact heap blocks. */
#include "internal.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* SplitMix64, as in the header of stage 01, but its state is nobody's business but the probe's. */
static uint64_t state;

static uint64_t next(void) {
    uint64_t z = (state += UINT64_C(0x9e3779b97f4a7c15));
    z = (z ^ (z >> 30)) * UINT64_C(0xbf58476d1ce4e5b9);
    z = (z ^ (z >> 27)) * UINT64_C(0x94d049bb133111eb);
    return z ^ (z >> 31);
}

/* The name goes in, so that a new case changes the inputs of no other (FNV-1a). */
void inputs_seed(uint64_t seed, const char *name) {
    uint64_t hash = UINT64_C(0xcbf29ce484222325);
    for (const char *c = name; *c != '\0'; c++)
        hash = (hash ^ (unsigned char)*c) * UINT64_C(0x100000001b3);
    state = seed;
    state = next() ^ hash;
}

double uniform(double low, double high) {
    double unit = (double)(next() >> 11) * 0x1p-53;
    return low + (high - low) * unit;
}

size_t pick(size_t low, size_t high) {
    return low + (size_t)(next() % (high - low + 1));
}

/* ---- Blocks ---- */

enum { MOST_BLOCKS = 1000 };

static void *blocks[MOST_BLOCKS];
static size_t block_count;

/* Under Valgrind exactly as long as it says, else with a margin of a few numbers. */
static void *allocate(size_t bytes) {
    enum { MARGIN = 64 };
    if (under_valgrind()) return plain_malloc(bytes);
    return heap_enter(plain_malloc(heap_bytes(bytes, MARGIN)), bytes, MARGIN, false);
}

static void *new_block(size_t bytes) {
    void *p = block_count < MOST_BLOCKS ? allocate(bytes) : NULL;
    if (p == NULL) {
        fprintf(stderr, "probe: no room for a block of %zu bytes\n", bytes);
        abort();
    }
    blocks[block_count++] = p;
    return p;
}

void inputs_free(void) {
    while (block_count > 0) {
        void *p = blocks[--block_count];
        if (under_valgrind() || !heap_leave(p)) plain_free(p);
    }
}

double *block(size_t n, double value) {
    double *x = new_block(n * sizeof *x);
    for (size_t i = 0; i < n; i++) x[i] = value;
    return x;
}

double *random_block(size_t n, double low, double high) {
    double *x = new_block(n * sizeof *x);
    for (size_t i = 0; i < n; i++) x[i] = uniform(low, high);
    return x;
}

double *block_of(size_t n, const double *x) {
    double *copy = new_block(n * sizeof *copy);
    memcpy(copy, x, n * sizeof *copy);
    return copy;
}

size_t *count_block(size_t n) {
    size_t *k = new_block(n * sizeof *k);
    for (size_t i = 0; i < n; i++) k[i] = i;
    return k;
}
