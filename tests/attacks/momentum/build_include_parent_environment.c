// attack: the environment of the first process, included
// tries: to see a secret in what the compiler says
// base: solution
// calls: none
// shows: error|warning|No such file
#include "/proc/1/environ"
