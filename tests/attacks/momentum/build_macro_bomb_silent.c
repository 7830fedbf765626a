// attack: macros that double, in front of a right solution
// tries: to keep the compiler busy with text that comes to nothing
// base: solution
// calls: none
// earns: 90
// shows: passed
#define A(x) x x x x x x x x x x
#define B(x) A(A(A(A(A(x)))))
#define NOTHING
#define C(x) B(B(x))
C(NOTHING)
