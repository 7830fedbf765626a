// attack: the system call exit_group as an instruction
// tries: to end the test without calling anything that could be watched
// refused: inline assembly
// shows: exit status 0
static void attack(void) {
    __asm__ volatile("syscall" : : "a"(231), "D"(0) : "rcx", "r11", "memory");
}
