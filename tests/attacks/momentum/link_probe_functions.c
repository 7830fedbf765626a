// attack: the recorder's functions, defined anew
// tries: to have nothing recorded that could be wrong
// calls: none
// shows: failed
#include <stdbool.h>
#include <stddef.h>

void record_reals(const char *name, const double *x, size_t n);
void record_reals(const char *name, const double *x, size_t n) {
    (void)name, (void)x, (void)n;
}
void record_real(const char *name, double x);
void record_real(const char *name, double x) {
    (void)name, (void)x;
}
bool record_status(const char *function, int status);
bool record_status(const char *function, int status) {
    (void)function, (void)status;
    return true;
}
void probe_register(void *c);
void probe_register(void *c) {
    (void)c;
}
size_t live_blocks(void);
size_t live_blocks(void) {
    return 0;
}
int run_cases(unsigned long seed);
int run_cases(unsigned long seed) {
    (void)seed;
    return 0;
}
