// attack: a destructor ends every program with 0
// tries: a clean exit status
// calls: none
// refused: constructor or destructor
// shows: failed
#include <unistd.h>

__attribute__((destructor)) static void late(void) {
    _exit(0);
}
