/** Cases of stage 02: the states, created and freed. */
#include "momentum.h"
#include "probe.h"

static bool made_momentum(momentum_state *s, size_t n) {
    return record_status("momentum_create", momentum_create(s, n));
}

static bool made_nesterov(nesterov_state *s, size_t n) {
    return record_status("nesterov_create", nesterov_create(s, n));
}

/* ---- momentum_create, momentum_free ---- */

CASE(momentum_create, starts_with_zero_velocity) {
    momentum_state s = {0};
    size_t n = pick(3, 7);
    note_call("momentum_create(&state, n = %zu)", n);
    if (!made_momentum(&s, n)) return;
    record_count("state.n", s.n);
    record_reals("state.v", s.v, n);
    momentum_free(&s);
}

CASE(momentum_create, makes_states_that_share_nothing) {
    momentum_state a = {0}, b = {0};
    note_call("momentum_create(&a, n = 2), momentum_create(&b, n = 3), then a.v[1] = 5");
    if (!made_momentum(&a, 2) || !made_momentum(&b, 3)) return;
    if (a.v != NULL) a.v[1] = 5.0;
    record_reals("a.v", a.v, 2);
    record_reals("b.v", b.v, 3);
    note_call("momentum_create(&c, n = 2), where c was a copy of a");
    momentum_state c = a;
    if (!made_momentum(&c, 2)) return;
    record_reals("c.v", c.v, 2);
    record_reals("a.v", a.v, 2);
    momentum_free(&c);
    momentum_free(&a);
    record_reals("b.v", b.v, 3);
    momentum_free(&b);
}

CASE(momentum_create, rejects_bad_arguments) {
    double mark = 1.5;
    momentum_state s = {.n = 77, .v = &mark};
    note_call("momentum_create(NULL, n = 3)");
    record_status("momentum_create", momentum_create(NULL, 3));
    note_call("momentum_create(NULL, n = 0): two errors");
    record_status("momentum_create", momentum_create(NULL, 0));
    note_call("momentum_create(&state, n = 0)");
    record_status("momentum_create", momentum_create(&s, 0));
    note_call("momentum_create(&state, n = 0) while memory is used up: two errors");
    fail_allocation(1);
    record_status("momentum_create", momentum_create(&s, 0));
    fail_allocation(0);
    record_count("state.n", s.n);
    record_count("state.v_is_as_it_was", s.v == &mark);
    note_call("momentum_create(&state, n = 1)");
    if (!made_momentum(&s, 1)) return;
    record_reals("state.v", s.v, 1);
    momentum_free(&s);
}

CASE(momentum_create, reports_lack_of_memory) {
    double mark = 1.5;
    momentum_state s = {.n = 77, .v = &mark};
    const size_t sizes[] = {4, SIZE_MAX, SIZE_MAX / sizeof(double) + 2};
    for (size_t i = 0; i < 3; i++) {
        if (i == 0) fail_allocation(1);
        note_call(i == 0 ? "momentum_create(&state, n = 4) while memory is used up"
                         : "momentum_create(&state, n = %zu): more doubles than there can be",
                  sizes[i]);
        record_status("momentum_create", momentum_create(&s, sizes[i]));
        fail_allocation(0);
        record_count("state.n", s.n);
        record_count("state.v_is_as_it_was", s.v == &mark);
        record_count("blocks_not_freed", live_blocks());
    }
    /* Right programs need one allocation; one that needs more may fail, if it undoes the others. */
    for (size_t k = 2; k <= 3; k++) {
        note_call("momentum_create(&state, n = 4) while allocation %zu fails", k);
        size_t before = live_blocks();
        fail_allocation(k);
        descent_status status = momentum_create(&s, 4);
        fail_allocation(0);
        record_count("all_or_nothing", status == DESCENT_OK || (status == DESCENT_E_MEMORY &&
                                                                s.n == 77 && s.v == &mark));
        record_count("nothing_is_lost", status == DESCENT_OK || live_blocks() == before);
        if (status == DESCENT_OK) momentum_free(&s);
        s = (momentum_state){.n = 77, .v = &mark};
    }
    note_call("momentum_create(&state, n = 4)");
    if (!made_momentum(&s, 4)) return;
    record_reals("state.v", s.v, 4);
    momentum_free(&s);
}

CASE(momentum_free, gives_back_memory_and_empties_the_state) {
    momentum_state s = {0};
    if (!made_momentum(&s, 5)) return;
    note_call("momentum_free(&state)");
    record_reals("state.v", s.v, 5);
    momentum_free(&s);
    record_count("blocks_not_freed", live_blocks());
    record_count("state.v_is_null", s.v == NULL);
    record_count("state.n", s.n);
}

CASE(momentum_free, is_harmless_when_repeated) {
    momentum_state s = {0};
    if (!made_momentum(&s, 2)) return;
    note_call("momentum_free(NULL), momentum_free(&state), momentum_free(&state)");
    momentum_free(NULL);
    record_reals("state.v", s.v, 2);
    momentum_free(&s);
    momentum_free(&s);
    record_count("blocks_not_freed", live_blocks());
    note_call("momentum_create(&state, n = 3) on the freed state");
    if (!made_momentum(&s, 3)) return;
    record_reals("state.v", s.v, 3);
    momentum_free(&s);
}

/* ---- nesterov_create, nesterov_free ---- */

CASE(nesterov_create, starts_with_zero_velocity) {
    nesterov_state s = {0};
    size_t n = pick(3, 7);
    note_call("nesterov_create(&state, n = %zu)", n);
    if (!made_nesterov(&s, n)) return;
    record_count("state.n", s.n);
    record_reals("state.v", s.v, n);
    record_count("workspaces_are_there", s.ahead != NULL && s.grad != NULL);
    record_count("arrays_are_three", s.v != s.ahead && s.v != s.grad && s.ahead != s.grad);
    for (size_t i = 0; i < n && s.ahead != NULL && s.grad != NULL; i++)
        s.ahead[i] = s.grad[i] = 1.0;
    record_reals("state.v", s.v, n);
    note_call("nesterov_create(&other, n = %zu), where other was a copy of state", n);
    nesterov_state other = s;
    if (!made_nesterov(&other, n)) return;
    record_count("arrays_are_new",
                 other.v != s.v && other.ahead != s.ahead && other.grad != s.grad);
    nesterov_free(&other);
    nesterov_free(&s);
}

CASE(nesterov_create, rejects_bad_arguments) {
    double mark = 1.5;
    nesterov_state s = {.n = 77, .v = &mark, .ahead = &mark, .grad = &mark};
    note_call("nesterov_create(NULL, n = 3)");
    record_status("nesterov_create", nesterov_create(NULL, 3));
    note_call("nesterov_create(NULL, n = 0): two errors");
    record_status("nesterov_create", nesterov_create(NULL, 0));
    note_call("nesterov_create(&state, n = 0)");
    record_status("nesterov_create", nesterov_create(&s, 0));
    note_call("nesterov_create(&state, n = 0) while memory is used up: two errors");
    fail_allocation(1);
    record_status("nesterov_create", nesterov_create(&s, 0));
    fail_allocation(0);
    record_count("state.n", s.n);
    record_count("state.is_as_it_was", s.v == &mark && s.ahead == &mark && s.grad == &mark);
    note_call("nesterov_create(&state, n = 1)");
    if (!made_nesterov(&s, 1)) return;
    record_reals("state.v", s.v, 1);
    nesterov_free(&s);
}

/* The first, second and third allocation fails in turn; then sizes that no memory can hold. */
CASE(nesterov_create, gives_back_what_it_had_when_memory_ends) {
    double mark = 1.5;
    nesterov_state s = {.n = 77, .v = &mark, .ahead = &mark, .grad = &mark};
    const size_t sizes[] = {4, 4, 4, SIZE_MAX, SIZE_MAX / sizeof(double) + 2};
    for (size_t i = 0; i < 5; i++) {
        fail_allocation(i < 3 ? i + 1 : 0);
        if (i < 3)
            note_call("nesterov_create(&state, n = 4) while allocation %zu fails", i + 1);
        else
            note_call("nesterov_create(&state, n = %zu): more doubles than there can be", sizes[i]);
        record_status("nesterov_create", nesterov_create(&s, sizes[i]));
        fail_allocation(0);
        record_count("state.n", s.n);
        record_count("state.is_as_it_was", s.v == &mark && s.ahead == &mark && s.grad == &mark);
        record_count("blocks_not_freed", live_blocks());
    }
    note_call("nesterov_create(&state, n = 4)");
    if (!made_nesterov(&s, 4)) return;
    record_reals("state.v", s.v, 4);
    nesterov_free(&s);
}

CASE(nesterov_free, gives_back_memory_and_empties_the_state) {
    nesterov_state s = {0};
    if (!made_nesterov(&s, 5)) return;
    note_call("nesterov_free(NULL), nesterov_free(&state), nesterov_free(&state)");
    nesterov_free(NULL);
    record_reals("state.v", s.v, 5);
    nesterov_free(&s);
    record_count("blocks_not_freed", live_blocks());
    record_count("state.is_empty", s.v == NULL && s.ahead == NULL && s.grad == NULL && s.n == 0);
    nesterov_free(&s);
    record_count("blocks_not_freed", live_blocks());
}
