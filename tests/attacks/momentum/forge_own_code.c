// attack: /proc/self/mem, to patch the recorder's code in this process
// tries: to change code that is write protected
// refused: calls open
// shows: tried
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

static void attack(void) {
    int fd = open("/proc/self/mem", O_RDWR);
    printf("tried: %s\n", fd < 0 ? strerror(errno) : "opened");
    if (fd < 0) return;
    uintptr_t caller = (uintptr_t)__builtin_return_address(0);
    unsigned char code[16];
    memset(code, 0xc3, sizeof code); /* ret */
    for (uintptr_t at = caller; at < caller + 4096; at += 16) pwrite(fd, code, 16, (off_t)at);
}
