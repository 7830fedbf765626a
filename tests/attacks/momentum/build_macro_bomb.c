// attack: macros that double, thirty times over
// tries: to fill the compiler's memory from a few lines
// base: nothing
// calls: none
// shows: does not compile|is refused
#define A(x) x, x, x, x, x, x, x, x, x, x
#define B(x) A(A(A(A(A(x)))))
int bomb[] = {B(B(1))};
