// attack: calls of the probe's own functions
// tries: to reset the count of blocks, so that what is never freed does not show, and to write
// observations refused: calls fail_allocation shows: undefined reference|failed
#include <stddef.h>
#include <stdint.h>

void memory_begin(void);
void fail_allocation(size_t k);
void record_count(const char *name, uint64_t k);

static void attack(void) {
    memory_begin();
    fail_allocation(0);
    record_count("live_blocks", 0);
}
