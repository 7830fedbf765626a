/** Cases of stage 03: the states of the optimizers, made and freed. */
#include "adaptive.h"
#include "probe.h"

#include <stdio.h>
#include <string.h>

/* The two states differ in what they hold, so they are put through the same. */
typedef union {
    squares_state squares;
    adam_state adam;
} any_state;

typedef struct {
    const char *create_name, *free_name;
    size_t arrays;
    descent_status (*create)(void *state, size_t n); /* state: NULL or an any_state */
    void (*free)(void *state);
} kind;

static descent_status create_squares(void *state, size_t n) {
    return squares_create(state, n);
}

static void free_squares(void *state) {
    squares_free(state);
}

static descent_status create_adam(void *state, size_t n) {
    return adam_create(state, n);
}

static void free_adam(void *state) {
    adam_free(state);
}

static const kind squares = {"squares_create", "squares_free", 1, create_squares, free_squares};
static const kind adam = {"adam_create", "adam_free", 2, create_adam, free_adam};

static bool made(const kind *k, any_state *s, size_t n) {
    return record_status(k->create_name, k->create(s, n));
}

/* A state that held something before, as `old` [8] says. */
static any_state used_state(const kind *k, double *old) {
    any_state s;
    memset(&s, 0, sizeof s);
    if (k == &adam)
        s.adam = (adam_state){.n = 77, .m = old, .v = old, .t = 9};
    else
        s.squares = (squares_state){.n = 77, .G = old};
    return s;
}

/* Its arrays [n] and counts; `prefix` tells two states apart. */
static void record_state(const kind *k, const char *prefix, const any_state *s, size_t n) {
    const struct {
        const char *name;
        const double *x;
    } arrays[] = {{k == &adam ? "m" : "G", k == &adam ? s->adam.m : s->squares.G},
                  {"v", k == &adam ? s->adam.v : NULL}};
    char name[40];
    snprintf(name, sizeof name, "%s.n", prefix);
    record_count(name, k == &adam ? s->adam.n : s->squares.n);
    for (size_t i = 0; i < k->arrays; i++) {
        snprintf(name, sizeof name, "%s.%s", prefix, arrays[i].name);
        record_reals(name, arrays[i].x, n);
    }
    if (k != &adam) return;
    snprintf(name, sizeof name, "%s.t", prefix);
    record_count(name, s->adam.t);
}

/* The second state is made when the first has been written to. */
static void starts_with_zeros(const kind *k) {
    double *old = block(8, 1.5);
    any_state a = used_state(k, old), b = used_state(k, old);
    size_t n = pick(3, 7);
    note_call("%s(&a, n = %zu), on a state that held something before", k->create_name, n);
    if (!made(k, &a, n)) return;
    record_state(k, "a", &a, n);
    double *first = k == &adam ? a.adam.m : a.squares.G;
    for (size_t i = 0; i < n && first != NULL; i++) first[i] = 5.0;

    note_call("%s(&b, n = 2), after 5 was written to all of a's first array", k->create_name);
    if (!made(k, &b, 2)) return;
    record_state(k, "b", &b, 2);
    record_state(k, "a", &a, n);
    k->free(&a);
    note_call("%s(&a): b must live on", k->free_name);
    record_state(k, "b", &b, 2);
    k->free(&b);
}

/* What the state held before is overwritten, even if it had the right size. */
static void keeps_nothing(const kind *k) {
    any_state s = used_state(k, block(77, 1.5));
    note_call("%s(&state, n = 77) on a state that holds 77 numbers of somebody else",
              k->create_name);
    if (!made(k, &s, 77)) return;
    record_count("has_allocated", live_blocks() > 0);
    k->free(&s);
}

/* A call that must fail, and what it must leave alone. */
static void fails(const kind *k, any_state *s, size_t n) {
    any_state before = *s;
    size_t live = live_blocks();
    record_status(k->create_name, k->create(s, n));
    fail_allocation(0);
    record_count("state_is_as_it_was", memcmp(s, &before, sizeof before) == 0);
    record_count("blocks_left_over", live_blocks() - live);
}

static void rejects_bad_arguments(const kind *k) {
    any_state s = used_state(k, block(8, 1.5));
    keeps_nothing(k);
    note_call("%s(NULL, n = 3)", k->create_name);
    record_status(k->create_name, k->create(NULL, 3));
    note_call("%s(NULL, n = 0): two errors, and NULL comes first", k->create_name);
    record_status(k->create_name, k->create(NULL, 0));
    note_call("%s(&state, n = 0)", k->create_name);
    fails(k, &s, 0);
    note_call("%s(&state, n = 0) while memory is used up: two errors", k->create_name);
    fail_allocation(1);
    fails(k, &s, 0);
    note_call("%s(&state, n = 1)", k->create_name);
    if (!made(k, &s, 1)) return;
    record_state(k, "state", &s, 1);
    k->free(&s);
}

/* Every allocation fails in turn; then sizes that no memory can hold. */
static void reports_lack_of_memory(const kind *k) {
    any_state s = used_state(k, block(8, 1.5));
    for (size_t i = 1; i <= k->arrays; i++) {
        note_call("%s(&state, n = 4) while allocation %zu fails", k->create_name, i);
        fail_allocation(i);
        fails(k, &s, 4);
    }
    const size_t sizes[] = {SIZE_MAX, SIZE_MAX / sizeof(double) + 2};
    for (size_t i = 0; i < 2; i++) {
        note_call("%s(&state, n = %zu): more doubles than there can be", k->create_name, sizes[i]);
        fails(k, &s, sizes[i]);
    }
    note_call("%s(&state, n = 4)", k->create_name);
    if (!made(k, &s, 4)) return;
    record_state(k, "state", &s, 4);
    k->free(&s);
}

static void record_empty(const kind *k, const any_state *s) {
    record_count("blocks_not_freed", live_blocks());
    record_state(k, "state", s, 0);
}

static void gives_back_memory(const kind *k) {
    any_state s = used_state(k, block(8, 1.5));
    if (!made(k, &s, 5)) return;
    if (k == &adam) s.adam.t = 3;
    note_call("%s(NULL)", k->free_name);
    k->free(NULL);
    record_state(k, "state", &s, 5);
    note_call("%s(&state)", k->free_name);
    k->free(&s);
    record_empty(k, &s);
    note_call("%s(&state) once more", k->free_name);
    k->free(&s);
    record_empty(k, &s);
    note_call("%s(&state, n = 3) on the freed state", k->create_name);
    if (!made(k, &s, 3)) return;
    record_state(k, "state", &s, 3);
    k->free(&s);
}

CASE(squares_create, starts_with_zeros) {
    starts_with_zeros(&squares);
}

CASE(squares_create, rejects_bad_arguments) {
    rejects_bad_arguments(&squares);
}

CASE(squares_create, reports_lack_of_memory) {
    reports_lack_of_memory(&squares);
}

CASE(squares_free, gives_back_memory_and_empties_the_state) {
    gives_back_memory(&squares);
}

CASE(adam_create, starts_with_zeros_at_t_0) {
    starts_with_zeros(&adam);
}

CASE(adam_create, rejects_bad_arguments) {
    rejects_bad_arguments(&adam);
}

CASE(adam_create, gives_back_what_it_had_when_memory_ends) {
    reports_lack_of_memory(&adam);
}

CASE(adam_free, gives_back_memory_and_empties_the_state) {
    gives_back_memory(&adam);
}
