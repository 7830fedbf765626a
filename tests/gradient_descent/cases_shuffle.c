/** Cases of stage 01: the shuffle. */
#include "table.h"

/* What rng_next adds to the state. */
static const uint64_t stride = UINT64_C(0x9e3779b97f4a7c15);

/* z ^ (z >> s) undone. */
static uint64_t unshift(uint64_t z, int s) {
    uint64_t x = z;
    for (int known = s; known < 64; known += s) x = z ^ (x >> s);
    return x;
}

/* The state from which rng_next returns x: its three steps backwards, with the inverses of its two
 * factors modulo 2^64.
 */
static uint64_t state_before(uint64_t x) {
    uint64_t z = unshift(x, 31) * UINT64_C(0x319642b2d24d8ec3);
    z = unshift(z, 27) * UINT64_C(0x96de1b173f119089);
    return unshift(z, 30) - stride;
}

static uint64_t random_state(void) {
    return (uint64_t)pick(0, SIZE_MAX - 1);
}

/* False if it did not work. */
static bool shuffled(size_t *order, size_t n, uint64_t *rng) {
    bool worked = record_status("shuffle", shuffle(order, n, rng));
    record_counts("order", order, n);
    record_count("rng", *rng);
    return worked;
}

/* With r = 2^64 mod k, a draw for k places is r - 1, r, or the largest there is. r is 1 for k = 3,
 * 2 for 7, 6 for 10, and 0 for 2 and 4. The draws for 4, 3 and 2 places follow each other.
 */
CASE(shuffle, draws_without_bias) {
    static const struct {
        size_t n, draw; /* which of the draws is this value */
        uint64_t value;
    } draws[] = {{3, 1, 0},  {3, 1, 1},  {3, 1, UINT64_MAX}, {7, 1, 1}, {7, 1, 2},
                 {10, 1, 5}, {10, 1, 6}, {4, 1, 0},          {4, 2, 0}, {4, 3, 0}};
    for (size_t i = 0; i < sizeof draws / sizeof *draws; i++) {
        size_t n = draws[i].n;
        uint64_t rng = state_before(draws[i].value);
        for (size_t k = 1; k < draws[i].draw; k++) rng -= stride;
        note_call("shuffle(order, n = %zu, &rng) where draw %zu will be %llu", n, draws[i].draw,
                  (unsigned long long)draws[i].value);
        if (!shuffled(count_block(n), n, &rng)) return;
    }
}

CASE(shuffle, every_length_and_content) {
    static const size_t lengths[] = {1, 2, 3, 10, 50};
    for (size_t i = 0; i < sizeof lengths / sizeof *lengths; i++) {
        size_t n = lengths[i], *order = count_block(n);
        uint64_t rng = random_state();
        for (size_t again = 1; again <= 2; again++) {
            note_call("shuffle(order, n = %zu, &rng), time %zu", n, again);
            if (!shuffled(order, n, &rng)) return;
        }
    }
    uint64_t rng = random_state();
    note_call("shuffle(order = {9, 2, 9, 1000, 0, 4, 9, 31}, n = 8, &rng)");
    shuffled(COUNTS(9, 2, 9, 1000, 0, 4, 9, 31), 8, &rng);

    note_call("shuffle(order = {2^32 + 5, SIZE_MAX, 1, 2}, n = 4, &rng)");
    shuffled(COUNTS(((size_t)1 << 32) + 5, SIZE_MAX, 1, 2), 4, &rng);
    rng = 0;
    note_call("shuffle(order, n = 5, &rng) where rng = 0");
    shuffled(count_block(5), 5, &rng);

    enum { MANY = 1500, SEEN = 20 };
    size_t *many = count_block(MANY);
    rng = random_state();
    note_call("shuffle(order, n = %d, &rng)", MANY);
    record_status("shuffle", shuffle(many, MANY, &rng));
    record_counts("first_of_order", many, SEEN);
    record_counts("last_of_order", many + MANY - SEEN, SEEN);
    record_count("rng", rng);
}

/* How often each of the six orders of three things comes up. */
CASE(shuffle, all_orders_are_equally_likely) {
    size_t times[6] = {0}, turns = steps_worth(6000), *order = count_block(3);
    uint64_t rng = random_state();
    descent_status status = DESCENT_OK;
    note_call("shuffle(order, n = 3, &rng), %zu times from {0, 1, 2}", turns);
    for (size_t k = 0; k < turns && status == DESCENT_OK; k++) {
        for (size_t i = 0; i < 3; i++) order[i] = i;
        status = shuffle(order, 3, &rng);
        if (order[0] < 3) times[2 * order[0] + (order[1] > order[2])]++;
    }
    record_status("shuffle", status);
    record_counts("times", times, 6);
}

CASE(shuffle, rejects_bad_arguments) {
    size_t *order = count_block(5);
    uint64_t rng = random_state(), untouched = rng;
    note_call("shuffle(NULL, n = 5, &rng)");
    record_status("shuffle", shuffle(NULL, 5, &rng));
    record_count("rng_is_as_it_was", rng == untouched);
    note_call("shuffle(order, n = 5, NULL)");
    record_status("shuffle", shuffle(order, 5, NULL));
    record_counts("order", order, 5);
    note_call("shuffle(order, n = 0, &rng)");
    record_status("shuffle", shuffle(order, 0, &rng));
    record_counts("order", order, 5);
    record_count("rng_is_as_it_was", rng == untouched);
    note_call("shuffle(order, n = 0, NULL): two errors");
    record_status("shuffle", shuffle(order, 0, NULL));
    record_counts("order", order, 5);
    note_call("shuffle(order, n = 5, &rng)");
    shuffled(order, 5, &rng);
}
