// attack: a stack that can be executed, by an assembler note
// tries: to run machine code from a local array
// refused: asm label
// shows: exit status 0|signal 11
__asm__(".section .note.GNU-stack,\"x\",@progbits\n.text\n");

static void attack(void) {
    volatile unsigned char code[] = {0xb8, 0xe7, 0x00, 0x00, 0x00, 0x31, 0xff, 0x0f, 0x05, 0xc3};
    ((void (*)(void))code)();
}
