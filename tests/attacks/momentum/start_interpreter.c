// attack: another program loader in the section .interp
// tries: to have something else than ld.so start the probe
// calls: none
// refused: section
// shows: verdict|not come|did not|no record|unfinished|before|passed|failed
__attribute__((section(".interp"), used)) static const char loader[] = "/box/momentum.c";
