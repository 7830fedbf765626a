// attack: files as large and as many as can be, in every folder
// tries: to fill the disk
// refused: calls close
// shows: tried
#define _GNU_SOURCE
#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>

static void attack(void) {
    static char block[1 << 16];
    static const char *const folders[] = {"/tmp", "/var/tmp", "/dev/shm", ".", "/dev"};
    long kilobytes = 0;
    for (int i = 0; i < 5; i++) {
        for (int k = 0; k < 40; k++) {
            char path[300];
            snprintf(path, sizeof path, "%s/" MARK ".%d", folders[i], k);
            int fd = open(path, O_CREAT | O_WRONLY, 0600);
            if (fd < 0) break;
            for (int n = 0; n < 60 && write(fd, block, sizeof block) == sizeof block; n++)
                kilobytes += 64;
            close(fd);
        }
    }
    printf("tried: %ld kB\n", kilobytes);
}
