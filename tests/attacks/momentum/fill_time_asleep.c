// attack: a sleep of a day in every function
// tries: to have the grader wait without using the processor
// refused: calls sleep
// shows: endless loop|time
#include <unistd.h>

static void attack(void) {
    sleep(86400);
}
