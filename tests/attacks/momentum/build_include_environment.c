// attack: the environment of the compiler, included
// tries: to see a secret in what the compiler says
// base: solution
// calls: none
// shows: error|warning|No such file
#include "/proc/self/environ"
