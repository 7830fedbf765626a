// attack: messages of the assembler with escape sequences
// tries: to have them shown in a terminal
// base: nothing
// calls: none
// shows: does not compile|is refused
__asm__(".print \"\\033[31mred\\007\"\n.error \"::error::no\\033[0m\"\n.warning \"\\x9b\"");
