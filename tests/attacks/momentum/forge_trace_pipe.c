// attack: lines written into the trace's pipe through /proc/PARENT/fd/1
// tries: to add cases of its own, and to spoil those of other stages by naming them twice
// refused: calls getppid
// shows: tried
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

static void attack(void) {
    static const char lines[] =
        "\nend finished\ncase schedule_constant/is_the_rate_itself\nend finished\n"
        "case schedule_cosine/by_hand\n status schedule_cosine 0\nend finished\n"
        "case momentum_step/works_with_one_parameter\n status momentum_step 0\nend finished\n";
    char path[64];
    for (int fd = 0; fd < 16; fd++) {
        snprintf(path, sizeof path, "/proc/%d/fd/%d", (int)getppid(), fd);
        int out = open(path, O_WRONLY | O_NONBLOCK);
        printf("tried: %d %s\n", fd, out < 0 ? strerror(errno) : "opened");
        if (out >= 0) write(out, lines, sizeof lines - 1);
    }
}
