// attack: an array that must be aligned to a quarter of a gigabyte, in a section between others
// tries: to have the linker blow up the program
// base: solution
// calls: none
// earns: 90
// shows: .
_Alignas(1 << 28) char aligned[16] = {1};
