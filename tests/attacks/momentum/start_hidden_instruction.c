// attack: a system call inside a constant, and a jump into its middle
// tries: to run an instruction that no disassembler shows, with nothing but plain C
// refused: inline assembly
// shows: exit status 0
#include <stdint.h>

/* movabs $0x00c3050f..., %rax: the constant's bytes are syscall; ret. */
__attribute__((noinline, used)) static uint64_t carrier(void) {
    return UINT64_C(0x9090909090c3050f);
}

static void attack(void) {
    register long number __asm__("rax") = 231;
    register long status __asm__("rdi") = 0;
    const unsigned char *at = (const unsigned char *)(uintptr_t)carrier;
    while (at[0] != 0x0f || at[1] != 0x05) at++;
    __asm__ volatile("call *%2" : : "r"(number), "r"(status), "r"(at) : "rcx", "r11", "memory");
}
