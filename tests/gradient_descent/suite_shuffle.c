/** Suites of stage 01: the shuffle. */
#include "judge.h"

/* 2^64 mod 3 is 1. A first draw of 0 is below that and is drawn again: 16294208416658607535 mod 3 =
 * 1 swaps places 2 and 1, then 7960286522194355700 mod 2 = 0 swaps places 1 and 0. A first draw of
 * 1 is good: 1 mod 3 = 1 swaps places 2 and 1, and 18444522132213777871 mod 2 = 1 leaves the rest.
 * So is 2^64 - 1: 0 swaps places 2 and 0, and 13877959472460026833 mod 2 = 1 leaves the rest.
 */
Test(shuffle, draws_without_bias) {
    expect_counts("order", 1, 2, 0, 1);
    expect_counts("order", 2, 0, 2, 1);
    expect_counts("order", 3, 2, 1, 0);
    expect_same_as_reference();
}

static void expect_rearranged(size_t k) {
    size_t n;
    const uint64_t *order = learner_counts("order", k, &n);
    for (uint64_t wanted = 0; wanted < n; wanted++) {
        size_t found = 0;
        for (size_t i = 0; i < n; i++) found += order[i] == wanted;
        expect_property(found == 1, "order", k,
                        "Whatever the order, %llu must be in it once; it is there %zu times.",
                        (unsigned long long)wanted, found);
    }
}

Test(shuffle, every_length_and_content) {
    expect_counts("order", 1, 0);
    for (size_t k = 1; k <= 10; k++) expect_rearranged(k);
    expect_same_as_reference();
}

/* 1000 times each of 6000; the standard deviation of each is 29. */
Test(shuffle, all_orders_are_equally_likely) {
    size_t n;
    const uint64_t *times = learner_counts("times", 1, &n);
    for (size_t i = 0; i < n; i++)
        expect_property(times[i] > 800 && times[i] < 1200, "times", 1,
                        "In 6000 shuffles each of the six orders should come up about 1000 times; "
                        "one comes up %llu times.",
                        (unsigned long long)times[i]);
    expect_same_as_reference();
}

SAME_AS_REFERENCE(shuffle, rejects_bad_arguments)
