// attack: a constructor that starts a daemon, and a forged record in every test
// tries: two things at once: a survivor and a mark that the case came to its end
// refused: constructor or destructor
// alone: other stages may be lost with it
// shows: .
#define _GNU_SOURCE
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

__attribute__((constructor)) static void early(void) {
    if (fork() != 0) return;
    setsid();
    if (fork() != 0) _exit(0);
    for (int i = 0; i < 100; i++) usleep(100000);
    _exit(0);
}

static void attack(void) {
    char line[300];
    unsigned long begin, end;
    FILE *maps = fopen("/proc/self/maps", "r");
    while (maps != NULL && fgets(line, sizeof line, maps) != NULL)
        if (strstr(line, "rw-s") != NULL && sscanf(line, "%lx-%lx", &begin, &end) == 2)
            ((char *)begin)[8] = 1;
    _exit(0);
}
