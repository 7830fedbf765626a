// attack: the functions of the contract as weak aliases of one that does nothing
// tries: to have the stage's stubs clash with them
// base: nothing
// calls: none
// shows: failed|not written
static int zero(void) {
    return 0;
}
int momentum_create(void) __attribute__((weak, alias("zero")));
void momentum_free(void) __attribute__((weak, alias("zero")));
int momentum_step(void) __attribute__((weak, alias("zero")));
int ema_momentum_step(void) __attribute__((weak, alias("zero")));
int nesterov_create(void) __attribute__((weak, alias("zero")));
void nesterov_free(void) __attribute__((weak, alias("zero")));
int nesterov_step(void) __attribute__((weak, alias("zero")));
