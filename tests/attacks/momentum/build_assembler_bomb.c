// attack: a terabyte, repeated by the assembler
// tries: to fill the assembler's memory or the disk
// base: solution
// calls: none
// shows: does not compile|is refused
__asm__(".data\n.rept 1000000\n.fill 1000000, 1, 65\n.endr\n.text\n");
