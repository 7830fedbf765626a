// attack: a server on the port of a well-known service
// tries: to be called from outside
// needs: namespaces
// refused: calls bind
// shows: tried
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

static void attack(void) {
    struct sockaddr_in here = {.sin_family = AF_INET, .sin_port = htons(PORT + 1)};
    int s = socket(AF_INET, SOCK_STREAM, 0);
    int done = bind(s, (struct sockaddr *)&here, sizeof here) == 0 && listen(s, 5) == 0;
    printf("tried: %s\n", done ? "listening" : strerror(errno));
    close(s);
}
