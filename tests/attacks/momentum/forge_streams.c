// attack: standard output closed, opened anew and given a buffer that is gone
// tries: to have the trace written to somewhere else, or not at all
// refused: calls close
// shows: failed
#include <stdio.h>
#include <unistd.h>

static void attack(void) {
    char gone[64];
    setvbuf(stdout, gone, _IOFBF, sizeof gone);
    printf("a");
    freopen("/tmp/" MARK, "w", stdout);
    fclose(stderr);
    for (int fd = 0; fd < 64; fd++) close(fd);
}
