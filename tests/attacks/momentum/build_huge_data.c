// attack: an array of a gigabyte that is not zero
// tries: to fill the disk with an object file
// base: solution
// calls: none
// shows: does not compile|is refused
char huge[1 << 30] = {1};
