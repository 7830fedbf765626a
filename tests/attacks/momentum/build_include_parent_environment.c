// attack: the environment of the first process, included
// tries: to see a secret in what the compiler says
// base: solution
// calls: none
// shows: does not compile|is refused
#include "/proc/1/environ"
