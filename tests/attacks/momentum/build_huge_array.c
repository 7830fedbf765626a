// attack: a static array of a terabyte
// tries: to have the compiler, the linker or the loader ask for it
// base: solution
// calls: none
// earns: 90
// shows: .
static char huge[1ul << 40];
char *use_huge(unsigned long i);
char *use_huge(unsigned long i) {
    return &huge[i];
}
