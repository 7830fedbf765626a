// attack: a string in the section .gnu.warning.calloc, which the linker prints
// tries: to put escape sequences and CI commands into what the linker says
// calls: none
// refused: section of its own
// shows: failed
__attribute__((section(".gnu.warning.calloc"), used)) static const char warning[] =
    "\033[31m\n::error::all other submissions are wrong\n";
