// attack: Criterion's own functions, defined anew
// tries: to have every assertion pass
// calls: none
// shows: failed
int criterion_send_assert(void *stats);
int criterion_send_assert(void *stats) {
    (void)stats;
    return 1;
}
int criterion_run_all_tests(void *set);
int criterion_run_all_tests(void *set) {
    (void)set;
    return 1;
}
void criterion_test_die(const char *message, ...);
void criterion_test_die(const char *message, ...) {
    (void)message;
}
void criterion_internal_test_main(void *f);
void criterion_internal_test_main(void *f) {
    (void)f;
}
