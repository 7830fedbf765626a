// attack: other user, other root, mounts, devices, new namespaces
// tries: to get out of the sandbox by privileges that it may have kept
// needs: namespaces
// refused: calls chroot
// shows: tried: 0 ways
#define _GNU_SOURCE
#include <sched.h>
#include <stdio.h>
#include <sys/mount.h>
#include <sys/stat.h>
#include <sys/sysmacros.h>
#include <unistd.h>

static void attack(void) {
    int ways = 0;
    if (setuid(0) == 0) ways++;
    if (setgid(0) == 0) ways++;
    if (chroot("/") == 0) ways++;
    if (unshare(CLONE_NEWUSER | CLONE_NEWNS) == 0) ways++;
    if (mount("none", "/tmp", "tmpfs", 0, "") == 0) ways++;
    if (mount("none", "/", NULL, MS_REMOUNT | MS_BIND, "") == 0) ways++;
    if (umount2("/proc", MNT_DETACH) == 0) ways++;
    if (mknod("/tmp/" MARK, S_IFBLK | 0666, makedev(8, 0)) == 0) ways++;
    if (sethostname(MARK, sizeof MARK) == 0) ways++;
    printf("tried: %d ways\n", ways);
}
