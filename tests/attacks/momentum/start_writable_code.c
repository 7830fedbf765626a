// attack: memory that is made executable, and machine code written there
// tries: to run a system call that no check of the object can see
// refused: calls mmap
// shows: crashed
#define _GNU_SOURCE
#include <string.h>
#include <sys/mman.h>

static void attack(void) {
    static const unsigned char code[] = {0xb8, 0xe7, 0x00, 0x00, 0x00,
                                         0x31, 0xff, 0x0f, 0x05, 0xc3};
    void *page =
        mmap(0, 4096, PROT_READ | PROT_WRITE | PROT_EXEC, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    memcpy(page, code, sizeof code);
    ((void (*)(void))page)();
}
