// attack: a thousand children that sleep
// tries: to use up the machine's processes slowly, each without using the processor
// refused: calls fork
// shows: tried
#define _GNU_SOURCE
#include <stdio.h>
#include <unistd.h>

static void attack(void) {
    int most = 0;
    setsid();
    for (int i = 0; i < 1000; i++) {
        pid_t child = fork();
        if (child < 0) break;
        if (child == 0) {
            setsid();
            for (;;) pause();
        }
        most++;
    }
    printf("tried: %d children\n", most);
}
