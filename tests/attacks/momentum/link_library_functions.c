// attack: functions of the C library, defined anew
// tries: to change what the probe itself calls
// calls: none
// shows: failed
#include <stdarg.h>
#include <stddef.h>

int memcmp(const void *a, const void *b, size_t n) {
    (void)a, (void)b, (void)n;
    return 0;
}
int strcmp(const char *a, const char *b) {
    (void)a, (void)b;
    return 0;
}
int vsnprintf(char *text, size_t size, const char *format, va_list arguments) {
    (void)format, (void)arguments;
    if (size > 0) text[0] = '\0';
    return 0;
}
long write(int fd, const void *bytes, size_t n) {
    (void)fd, (void)bytes;
    return (long)n;
}
int waitpid(int pid, int *status, int options) {
    (void)options;
    *status = 0;
    return pid;
}
int kill(int pid, int number) {
    (void)pid, (void)number;
    return 0;
}
void _exit(int status) {
    (void)status;
    for (;;) {}
}
void abort(void) {
    for (;;) {}
}
