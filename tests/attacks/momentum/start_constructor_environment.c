// attack: a constructor sets CRITERION_ALWAYS_SUCCEED
// tries: to have the suites report success
// calls: none
// refused: constructor or destructor
// shows: failed
#define _GNU_SOURCE
#include <stdlib.h>

__attribute__((constructor)) static void early(void) {
    setenv("CRITERION_ALWAYS_SUCCEED", "1", 1);
}
