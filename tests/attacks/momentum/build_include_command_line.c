// attack: the command line of the compiler, included
// tries: to learn where the grader works
// base: solution
// calls: none
// shows: error|warning|No such file
#include "/proc/self/cmdline"
