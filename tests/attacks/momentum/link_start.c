// attack: a program entry of its own
// tries: to take the place of the C library's start-up code
// calls: none
// refused: inline assembly
// shows: failed
void _start(void);
void _start(void) {
    __asm__ volatile("syscall" : : "a"(231), "D"(0) : "rcx", "r11", "memory");
}
int __libc_start_main(void);
int __libc_start_main(void) {
    return 0;
}
void _init(void);
void _init(void) {}
void _fini(void);
void _fini(void) {}
