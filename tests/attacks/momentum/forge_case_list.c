// attack: the probe's data overwritten, beginning at the addresses on the stack
// tries: to change the list of cases for the tests that come later
// memcheck: yes
// shows: signal|failed
#include <stdint.h>
#include <string.h>

/* From our code the program's writable data lies within a few pages. */
static char anchor[64] = {1};

static void attack(void) {
    for (volatile char *p = anchor + 64; p < anchor + 65536; p++) *p = 0x41;
}
