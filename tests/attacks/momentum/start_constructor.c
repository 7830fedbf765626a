// attack: a constructor ends the program before the first test
// tries: a clean exit status with no test run
// calls: none
// refused: constructor|init_array
// shows: verdict|not come|did not|no record|unfinished|before
#include <unistd.h>

__attribute__((constructor)) static void early(void) {
    _exit(0);
}
