// attack: memory from mmap and sbrk, never given back
// tries: to leak where neither the probe nor Valgrind counts
// calls: momentum_create nesterov_create
// refused: calls mmap
// shows: .
#define _GNU_SOURCE
#include <sys/mman.h>
#include <unistd.h>

static void attack(void) {
    volatile char *p = mmap(0, 1 << 20, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    p[0] = 1;
    sbrk(4096);
}
