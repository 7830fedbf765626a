// attack: the system call exit_group through the function syscall
// tries: to end the test where nobody watches the C library's exit
// refused: calls syscall
// shows: exit status 0
#define _GNU_SOURCE
#include <sys/syscall.h>
#include <unistd.h>

static void attack(void) {
    syscall(SYS_exit_group, 0);
}
