// attack: recursion without end
// tries: to use up the stack, and memory with it
// shows: signal|stack
static int deeper(volatile int n) {
    volatile char frame[4096];
    frame[0] = (char)n;
    return deeper(n + 1) + frame[0];
}

static void attack(void) {
    deeper(0);
}
