// attack: as many threads as there can be
// tries: to use up the machine's processes and memory
// refused: calls pause
// shows: tried
#include <pthread.h>
#include <stdio.h>
#include <unistd.h>

static void *wait_for_ever(void *unused) {
    for (;;) pause();
    return unused;
}

static void attack(void) {
    pthread_t thread;
    int most = 0;
    while (most < 5000 && pthread_create(&thread, NULL, wait_for_ever, NULL) == 0) most++;
    printf("tried: %d threads\n", most);
}
