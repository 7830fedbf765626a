// attack: random bytes without end, included
// tries: to keep the compiler busy, and to get raw bytes into what it says
// base: solution
// calls: none
// shows: does not compile|is refused
#include "/dev/urandom"
