// attack: an abstract Unix socket, which has no place among the files
// tries: to talk to somebody outside where no file system hides him
// needs: namespaces
// refused: calls close
// shows: tried
#define _GNU_SOURCE
#include <errno.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

static void attack(void) {
    struct sockaddr_un to = {.sun_family = AF_UNIX};
    int n = snprintf(to.sun_path + 1, sizeof to.sun_path - 1, "descent-%d", PORT);
    int s = socket(AF_UNIX, SOCK_STREAM, 0);
    int done = connect(s, (struct sockaddr *)&to,
                       (socklen_t)(offsetof(struct sockaddr_un, sun_path) + 1 + (size_t)n));
    printf("tried: %s\n", done == 0 ? "connected" : strerror(errno));
    if (done == 0) write(s, MARK "\n", sizeof MARK);
    close(s);
}
