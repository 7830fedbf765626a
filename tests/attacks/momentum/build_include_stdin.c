// attack: the standard input of the compiler, included
// tries: to have it wait for a terminal
// base: solution
// calls: none
// shows: does not compile|is refused
#include "/dev/stdin"
