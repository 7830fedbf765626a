// attack: #pragma redefine_extname makes malloc mean system
// tries: to call what no name in the source shows
// refused: calls system
// shows: tried
#include <stdio.h>

#pragma redefine_extname compute system
int compute(const char *command);

static void attack(void) {
    printf("tried: %d\n", compute("cat " OUTSIDE "/secret.txt"));
}
