// attack: functions of the probe in a section group of the linker's
// tries: to have the linker throw the probe's own away
// calls: none
// refused: section of its own
// shows: failed
__attribute__((section(".gnu.linkonce.t.record_reals"), used)) void record_reals(void);
void record_reals(void) {}
