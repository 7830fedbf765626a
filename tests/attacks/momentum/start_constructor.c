// attack: a constructor ends the program before the first test
// tries: a clean exit status with no test run
// calls: none
// refused: constructor or destructor
// alone: other stages may be lost with it
// shows: .
#include <unistd.h>

__attribute__((constructor)) static void early(void) {
    _exit(0);
}
