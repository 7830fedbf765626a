// attack: the system's list of users, included
// tries: to see it in what the compiler says
// base: solution
// calls: none
// shows: does not compile|is refused
#include "/etc/passwd"
