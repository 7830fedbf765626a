// attack: the shared memory of the recorder, found through /proc/self/maps
// tries: to write observations and the mark that the case came to its end
// refused: calls _exit
// shows: tried
#define _GNU_SOURCE
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

static void attack(void) {
    static const char text[] =
        "status momentum_step 0\nreal v 1 0x1p+0\nreal theta 1 0x1p+0\nend finished\n"
        "case momentum_step/two_steps_by_hand\n";
    char line[300];
    unsigned long begin, end;
    FILE *maps = fopen("/proc/self/maps", "r");
    while (maps != NULL && fgets(line, sizeof line, maps) != NULL) {
        if (strstr(line, "rw-s") == NULL || sscanf(line, "%lx-%lx", &begin, &end) != 2) continue;
        char *record = (char *)begin;
        size_t used = sizeof text - 1;
        memcpy(record, &used, sizeof used);
        record[8] = 1;
        memcpy(record + 10, text, used);
        printf("tried: %lu bytes of shared memory\n", end - begin);
    }
    _exit(0);
}
