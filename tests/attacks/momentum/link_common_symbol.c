// attack: functions of the contract, of the probe and of other stages as common symbols
// tries: to have the linker merge them with somebody else's
// calls: none
// shows: failed
__attribute__((common)) int record_reals_;
__attribute__((common)) int adam_step;
__attribute__((common)) int schedule_cosine;
__attribute__((common)) int first;
__attribute__((common)) int current;
