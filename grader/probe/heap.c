/** The heap as the ordinary run sees it: what a mistake with memory does must not depend on the C
 *  library, or no fingerprint would recognise it elsewhere.
 *
 *  Behind every block lies a margin of known bytes, so that reading and writing a little beyond the
 *  end does the same everywhere. A block that is freed stays where it is for a while, with its
 *  bytes made unusable. A margin that was written to, a freed block that was written to, a block
 *  freed twice and a variable that is freed end the case by abort: at the latest when it returns.
 *
 *  Under Valgrind, which sees all this itself and says where, blocks are the C library's own.
 */
#include "internal.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

extern char **environ;

enum { MOST_LIVE = 4096, KEPT = 256 };

typedef struct {
    unsigned char *at;
    size_t bytes, margin;
} heap_block;

static heap_block live[MOST_LIVE];
static size_t live_count;

/* The blocks freed last, the oldest to be replaced first. */
static heap_block freed[KEPT];
static size_t freed_count;

/* Fresh memory is often 0 by accident, which hides a forgotten initialisation. As doubles these
 * bytes are 2e127. Those of a margin are 5e-4, for what is added to such a number must show.
 */
enum { SOILED = 0x5a, EDGE = 0x3f };

static bool is_all(unsigned char byte, const unsigned char *p, size_t bytes) {
    return bytes == 0 || (*p == byte && memcmp(p, p + 1, bytes - 1) == 0);
}

static bool is_whole(const heap_block *b) {
    return is_all(EDGE, b->at + b->bytes, b->margin);
}

/* Of a block that was freed. */
static bool is_untouched(const heap_block *b) {
    return is_all(SOILED, b->at, b->bytes) && is_whole(b);
}

size_t heap_bytes(size_t bytes, size_t margin) {
    return bytes <= SIZE_MAX - margin ? bytes + margin : SIZE_MAX;
}

void *heap_enter(void *p, size_t bytes, size_t margin, bool is_zero) {
    if (p == NULL) return NULL;
    if (!is_zero) memset(p, SOILED, bytes);
    memset((unsigned char *)p + bytes, EDGE, margin);
    if (live_count < MOST_LIVE) live[live_count++] = (heap_block){p, bytes, margin};
    return p;
}

/* The newest first: most blocks live shortly. */
static heap_block *find_live(const void *p) {
    for (size_t i = live_count; i > 0; i--)
        if (live[i - 1].at == p) return &live[i - 1];
    return NULL;
}

size_t heap_size(const void *p) {
    const heap_block *b = find_live(p);
    return b != NULL ? b->bytes : SIZE_MAX;
}

static void keep(heap_block b) {
    heap_block *place = &freed[freed_count++ % KEPT];
    if (place->at != NULL) {
        if (!is_untouched(place)) abort();
        plain_free(place->at);
    }
    *place = b;
    memset(b.at, SOILED, b.bytes);
}

/* The C library takes some such addresses for blocks, depending on what lies beside them. */
static bool is_on_stack(const void *p) {
    const char here = 0;
    return (uintptr_t)p > (uintptr_t)&here && (uintptr_t)p < (uintptr_t)environ;
}

bool heap_leave(void *p) {
    heap_block *b = find_live(p);
    if (b == NULL) {
        if (is_on_stack(p)) abort();
        for (size_t i = 0; i < KEPT; i++)
            if (freed[i].at == p) abort();
        return false;
    }
    if (!is_whole(b)) abort();
    keep(*b);
    *b = live[--live_count];
    return true;
}

void heap_check(void) {
    for (size_t i = 0; i < live_count; i++)
        if (!is_whole(&live[i])) abort();
    for (size_t i = 0; i < KEPT; i++)
        if (freed[i].at != NULL && !is_untouched(&freed[i])) abort();
}
