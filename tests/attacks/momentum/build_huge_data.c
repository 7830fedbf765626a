// attack: an array of a gigabyte that is not zero
// tries: to fill the disk with an object file
// base: solution
// calls: none
// shows: not compile|too large|ended|File size|error
char huge[1 << 30] = {1};
