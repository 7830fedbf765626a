// attack: a strong definition of a contract function under another stage's name, by an alias
// tries: to stand in for the stubs of a stage that is not handed in
// calls: none
// shows: failed
static int zero(void) {
    return 0;
}
int schedule_cosine(void) __attribute__((alias("zero")));
int lr_range_test(void) __attribute__((weak, alias("zero")));
int adam_step(void) __attribute__((weak, alias("zero"), visibility("protected")));
