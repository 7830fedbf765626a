// attack: a segment of System V shared memory, which outlives its process
// tries: to leave a message, and to take memory for good
// refused: calls shmget
// shows: tried
#include <stdio.h>
#include <sys/ipc.h>
#include <sys/shm.h>

static void attack(void) {
    int id = shmget(271828182, 1 << 20, IPC_CREAT | 0666);
    printf("tried: %s\n", id < 0 ? "not made" : "made");
}
