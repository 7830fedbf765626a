// attack: a file without end, included
// tries: to keep the compiler busy or fill its memory
// base: solution
// calls: none
// shows: does not compile|is refused
#include "/dev/zero"
