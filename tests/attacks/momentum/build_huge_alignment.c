// attack: an array that must be aligned to a quarter of a gigabyte, in a section between others
// tries: to have the linker blow up the program
// base: solution
// calls: none
// shows: does not compile|is refused
_Alignas(1 << 28) char aligned[16] = {1};
