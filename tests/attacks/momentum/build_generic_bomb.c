// attack: nested _Generic and statement expressions that grow exponentially
// tries: to keep the compiler busy after the preprocessor
// base: nothing
// calls: none
// shows: compile|refused
#define G(x) _Generic((x), int : (x) + (x), default : (x) - (x))
#define H(x) G(G(G(x)))
int bomb(int n);
int bomb(int n) {
    return H(H(H(n)));
}
