// attack: a folder, included
// tries: to confuse the compiler
// base: solution
// calls: none
// shows: does not compile|is refused
#include "/usr"
