// attack: the running program replaced on disk, by /proc/self/exe and by a rename
// tries: to have the memory check run another program
// memcheck: yes
// refused: calls chmod
// shows: tried
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static void attack(void) {
    char path[200] = {0};
    readlink("/proc/self/exe", path, sizeof path - 1);
    int wrote = open("/proc/self/exe", O_WRONLY) >= 0 || open(path, O_WRONLY) >= 0;
    int moved = rename(path, "elsewhere") == 0 || unlink(path) == 0 || chmod(path, 0) == 0;
    printf("tried: written %d, moved %d, %s\n", wrote, moved, strerror(errno));
}
