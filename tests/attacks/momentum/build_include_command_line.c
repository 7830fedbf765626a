// attack: the command line of the compiler, included
// tries: to learn where the grader works
// base: solution
// calls: none
// shows: does not compile|is refused
#include "/proc/self/cmdline"
