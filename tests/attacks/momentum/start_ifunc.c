// attack: an indirect function, whose resolver runs while the program is being loaded
// tries: to run before main without any section of constructors
// calls: none
// refused: inline assembly
// alone: other stages may be lost with it
// shows: .
static void nothing(void) {}

/* As an instruction: while the program is being loaded no function can be called yet. */
static void (*resolve(void))(void) {
    __asm__ volatile("syscall" : : "a"(231), "D"(0) : "rcx", "r11", "memory");
    return nothing;
}
__attribute__((ifunc("resolve"))) void chosen(void);
__attribute__((used)) void (*keep)(void) = chosen;
