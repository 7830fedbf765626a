// attack: a folder, included
// tries: to confuse the compiler
// base: solution
// calls: none
// shows: error
#include "/usr"
