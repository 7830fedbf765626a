// attack: address space without end
// tries: to have the kernel promise more than there is
// refused: calls mmap
// shows: tried
#define _GNU_SOURCE
#include <stdio.h>
#include <sys/mman.h>

static void attack(void) {
    size_t megabytes = 0;
    while (megabytes < 100000 &&
           mmap(0, 64 << 20, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE,
                -1, 0) != MAP_FAILED)
        megabytes += 64;
    printf("tried: %zu MB\n", megabytes);
}
