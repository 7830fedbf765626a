// attack: a precompiled header named by a pragma
// tries: to have the compiler load a file as its own memory
// base: nothing
// calls: none
// shows: does not compile|is refused
#pragma GCC pch_preprocess "/etc/passwd"
int x;
