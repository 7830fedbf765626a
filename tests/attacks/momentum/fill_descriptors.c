// attack: descriptors without end, of pipes full of data
// tries: to use up the kernel's files and memory
// refused: calls fcntl
// shows: tried
#define _GNU_SOURCE
#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>

static void attack(void) {
    static char block[4096];
    int ends[2], pipes = 0;
    while (pipes < 10000 && pipe2(ends, O_NONBLOCK) == 0) {
        fcntl(ends[1], F_SETPIPE_SZ, 1 << 20);
        while (write(ends[1], block, sizeof block) > 0) continue;
        pipes++;
    }
    printf("tried: %d pipes\n", pipes);
}
