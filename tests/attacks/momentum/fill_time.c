// attack: an endless loop in every function
// tries: to keep the grader busy for ever
// shows: endless loop|time
static void attack(void) {
    for (volatile int i = 0;; i++) {}
}
