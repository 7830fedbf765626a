// attack: files made in every folder that might be writable
// tries: to leave something behind
// refused: calls fclose
// shows: tried
#define _GNU_SOURCE
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

static void attack(void) {
    static const char *const folders[] = {
        "/tmp", "/var/tmp", "/dev/shm", "/dev/mqueue",    "/run", "/home",         "/root", ".",
        "..",   "../..",    "/box",     "/usr/local/bin", COURSE, COURSE "/build", OUTSIDE};
    int made = 0;
    for (size_t i = 0; i < sizeof folders / sizeof *folders; i++) {
        char path[500];
        snprintf(path, sizeof path, "%s/" MARK, folders[i]);
        FILE *file = fopen(path, "w");
        if (file == NULL) continue;
        made++;
        fputs("here\n", file);
        fclose(file);
        snprintf(path, sizeof path, "%s/" MARK ".link", folders[i]);
        if (symlink(OUTSIDE "/secret.txt", path) == 0) made++;
    }
    printf("tried: %d made\n", made);
}
