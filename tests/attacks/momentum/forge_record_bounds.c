// attack: the recorder's shared memory, filled with what is out of bounds
// tries: to have the process that prints it read beyond its end, or the judge choke on the numbers
// refused: calls _exit
// shows: tried
#define _GNU_SOURCE
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

static void attack(void) {
    static const char *const lines[] = {"real v 18446744073709551615 0x1p+0\n",
                                        "count v 99999999999999999999 1\n",
                                        "real v 1 nan nan\n",
                                        "real v 1 0x1p+999999999999\n",
                                        "status momentum_step 99999999999999999999\n",
                                        "step -1\n",
                                        "real \n",
                                        "call \033[31m%s%n%n\n",
                                        "end finished\n",
                                        "\n\n\nend finished\n"};
    char line[300];
    unsigned long begin, end;
    FILE *maps = fopen("/proc/self/maps", "r");
    while (maps != NULL && fgets(line, sizeof line, maps) != NULL) {
        if (strstr(line, "rw-s") == NULL || sscanf(line, "%lx-%lx", &begin, &end) != 2) continue;
        char *record = (char *)begin;
        for (size_t at = 10; at + 100 < end - begin; at += strlen(record + at))
            strcpy(record + at, lines[at % (sizeof lines / sizeof *lines)]);
        memset(record, 0xff, 10);
        puts("tried: out of bounds");
    }
    _exit(0);
}
