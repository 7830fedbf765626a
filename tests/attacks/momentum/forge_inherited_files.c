// attack: lines of a trace and of Valgrind's log, written to every open file
// tries: to reach the grader through a descriptor that was left open
// memcheck: yes
// refused: calls write
// shows: tried
#define _GNU_SOURCE
#include <stdio.h>
#include <string.h>
#include <unistd.h>

static void attack(void) {
    static const char lines[] =
        "\nend finished\ncase momentum_step/two_steps_by_hand\n real v 1 0x1p+0\n"
        "end finished\n==1== descent: done\n";
    puts("tried: all descriptors");
    for (int fd = 0; fd < 1100; fd++)
        if (fd != 1) write(fd, lines, sizeof lines - 1);
}
