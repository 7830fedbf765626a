// attack: a static array of a terabyte
// tries: to have the compiler, the linker or the loader ask for it
// base: solution
// calls: none
// refused: variables of more than 64 MB
// alone: other stages may be lost with it
// shows: .
static char huge[1ul << 40];
char *use_huge(unsigned long i);
char *use_huge(unsigned long i) {
    return &huge[i];
}
