// attack: the functions of the contract are arrays of machine code
// tries: to be called without having been compiled
// base: nothing
// calls: none
// refused: ordinary function
// shows: exit status 0|signal 11
/* mov $231,%eax; xor %edi,%edi; syscall */
#define CODE                                                                                       \
    { 0xb8, 0xe7, 0x00, 0x00, 0x00, 0x31, 0xff, 0x0f, 0x05 }
const unsigned char momentum_create[] = CODE;
const unsigned char momentum_free[] = CODE;
const unsigned char momentum_step[] = CODE;
const unsigned char ema_momentum_step[] = CODE;
const unsigned char nesterov_create[] = CODE;
const unsigned char nesterov_free[] = CODE;
const unsigned char nesterov_step[] = CODE;
