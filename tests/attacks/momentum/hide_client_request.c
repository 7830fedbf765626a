// attack: a Valgrind client request that turns error reports off
// tries: to keep the points for clean memory while reading beyond an array
// base: solution
// memcheck: yes
// earns: 97.3
// calls: nesterov_step
// refused: inline assembly
// shows: errors|clean
#include <stdlib.h>

/* VALGRIND_DISABLE_ERROR_REPORTING, as valgrind.h has it for x86-64. */
static void attack(void) {
    volatile unsigned long request[6] = {0x1001, 0x1801, 1, 0, 0, 0};
    request[0] = 0x1801;
    unsigned long result = 0;
    __asm__ volatile("rolq $3, %%rdi; rolq $13, %%rdi\n\trolq $61, %%rdi; rolq $51, %%rdi\n\t"
                     "xchgq %%rbx, %%rbx"
                     : "=d"(result)
                     : "a"(&request[0]), "0"(result)
                     : "cc", "memory");
    volatile char *p = malloc(8);
    volatile char beyond = p[8];
    (void)beyond;
    free((void *)p);
}
