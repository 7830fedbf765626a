// attack: the system's list of users, included
// tries: to see it in what the compiler says
// base: solution
// calls: none
// shows: No such file|error
#include "/etc/passwd"
