// attack: every descriptor read, and every folder behind one opened from
// tries: to use a file that the grader left open
// refused: calls fcntl
// shows: tried
#define _GNU_SOURCE
#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>

static void attack(void) {
    char text[200];
    int open_files = 0;
    for (int fd = 0; fd < 1100; fd++) {
        if (fcntl(fd, F_GETFD) < 0) continue;
        open_files++;
        if (fd == 1 || fd == 2) continue;
        ssize_t n = pread(fd, text, sizeof text, 0);
        if (n > 0) fwrite(text, 1, (size_t)n, stdout);
        int other = openat(fd, "../../outside/secret.txt", O_RDONLY);
        if (other >= 0 && (n = read(other, text, sizeof text)) > 0)
            fwrite(text, 1, (size_t)n, stdout);
    }
    printf("tried: %d open\n", open_files);
}
