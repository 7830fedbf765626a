// attack: the functions of another stage, defined here, and wrong
// tries: to take the place of that stage's own
// calls: none
// shows: failed
int schedule_constant(double lr0, unsigned long t, double *lr);
int schedule_constant(double lr0, unsigned long t, double *lr) {
    (void)lr0, (void)t;
    *lr = -1;
    return 0;
}
int adam_create(void *state, unsigned long n);
int adam_create(void *state, unsigned long n) {
    (void)state, (void)n;
    return -2;
}
