// attack: a file that includes itself twice, two hundred levels deep
// tries: to keep the compiler busy for ever
// base: nothing
// calls: none
// shows: does not compile|is refused
// clang-format off
#if __INCLUDE_LEVEL__ < 190
#include "momentum.c"
#include "momentum.c"
#endif
