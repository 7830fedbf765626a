// attack: the standard input of the compiler, included
// tries: to have it wait for a terminal
// base: solution
// earns: 90
// calls: none
// shows: .
#include "/dev/stdin"
