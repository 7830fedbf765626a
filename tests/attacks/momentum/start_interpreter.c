// attack: another program loader in the section .interp
// tries: to have something else than ld.so start the probe
// calls: none
// refused: section of its own
// alone: other stages may be lost with it
// shows: .
__attribute__((section(".interp"), used)) static const char loader[] = "/box/momentum.c";
