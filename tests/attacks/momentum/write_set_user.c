// attack: the rights of root, by setuid, by a program that has the bit set, and by capabilities
// tries: to become whoever grades
// refused: calls chown
// shows: tried: 0 ways
#define _GNU_SOURCE
#include <grp.h>
#include <stdio.h>
#include <sys/prctl.h>
#include <unistd.h>

static void attack(void) {
    int ways = 0;
    if (getuid() == 0 || geteuid() == 0) ways++;
    if (setresuid(0, 0, 0) == 0 || seteuid(0) == 0) ways++;
    if (setgroups(0, NULL) == 0) ways++;
    if (chown("/tmp", 1, 1) == 0) ways++;
    if (prctl(PR_GET_NO_NEW_PRIVS) == 0) ways++;
    if (chroot("/tmp") == 0) ways++;
    printf("tried: %d ways\n", ways);
}
