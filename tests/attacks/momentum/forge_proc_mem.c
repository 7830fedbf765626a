// attack: /proc/PARENT/mem, opened for writing
// tries: to write into the process that writes the trace, past write protection
// refused: calls getppid
// shows: tried
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

static void attack(void) {
    char path[64];
    snprintf(path, sizeof path, "/proc/%d/mem", (int)getppid());
    int fd = open(path, O_RDWR);
    printf("tried: %s\n", fd < 0 ? strerror(errno) : "opened");
    if (fd < 0) return;
    char zeros[64] = {0};
    uintptr_t here = (uintptr_t)__builtin_return_address(0) & ~(uintptr_t)63;
    for (uintptr_t at = here - 20000; at < here + 20000; at += 64) pwrite(fd, zeros, 64, (off_t)at);
}
