// attack: code in the section .init
// tries: to become a part of the function that runs before main
// calls: none
// refused: section
// shows: verdict|not come|did not|no record|unfinished|before|signal
__attribute__((section(".init"), used, naked)) static void early(void) {
    __asm__ volatile("mov $231, %eax; xor %edi, %edi; syscall");
}
