// attack: process_vm_writev on the parent
// tries: to overwrite the list of cases and the trace in the process that writes it
// refused: calls fgets
// shows: tried
#define _GNU_SOURCE
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/uio.h>
#include <unistd.h>

/* After fork the parent's memory lies where ours does. */
static void attack(void) {
    static char nonsense[4096] = {1, 2, 3};
    char path[64], line[200];
    unsigned long begin, end;
    ssize_t written = 0;
    snprintf(path, sizeof path, "/proc/self/maps");
    FILE *maps = fopen(path, "r");
    while (maps != NULL && fgets(line, sizeof line, maps) != NULL) {
        if (strstr(line, "rw-p") == NULL || sscanf(line, "%lx-%lx", &begin, &end) != 2) continue;
        for (; begin < end; begin += sizeof nonsense) {
            struct iovec from = {nonsense, sizeof nonsense}, to = {(void *)begin, sizeof nonsense};
            ssize_t n = process_vm_writev(getppid(), &from, 1, &to, 1, 0);
            if (n > 0) written += n;
        }
    }
    printf("tried: %zd bytes written, %s\n", written, strerror(errno));
}
