// attack: code in the section .init
// tries: to become a part of the function that runs before main
// calls: none
// refused: section of its own
// alone: other stages may be lost with it
// shows: .
__attribute__((section(".init"), used, naked)) static void early(void) {
    __asm__ volatile("mov $231, %eax; xor %edi, %edi; syscall");
}
