// attack: a connection to a port of the machine
// tries: to talk to somebody outside
// needs: namespaces
// refused: calls close
// shows: tried
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

static void attack(void) {
    struct sockaddr_in to = {.sin_family = AF_INET, .sin_port = htons(PORT)};
    to.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    int s = socket(AF_INET, SOCK_STREAM, 0);
    int done = connect(s, (struct sockaddr *)&to, sizeof to);
    printf("tried: %s\n", done == 0 ? "connected" : strerror(errno));
    if (done == 0) write(s, MARK "\n", sizeof MARK);
    close(s);
}
