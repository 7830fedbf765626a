// attack: __FILE__, __BASE_FILE__ and the debug information, printed
// tries: to learn where the grader works
// shows: tried: momentum.c
#include <stdio.h>

static void attack(void) {
    printf("tried: %s\n", __BASE_FILE__);
}
