// attack: a file without end, included
// tries: to keep the compiler busy or fill its memory
// base: solution
// calls: none
// shows: memory|error|ended|not compile
#include "/dev/zero"
