// attack: functions looked up by name while running
// tries: to call what is not on the list of undefined symbols
// refused: calls dlsym
// shows: tried
#define _GNU_SOURCE
#include <dlfcn.h>
#include <stdio.h>

static void attack(void) {
    int (*run)(const char *) = (int (*)(const char *))dlsym(RTLD_DEFAULT, "system");
    puts(run == NULL ? "tried: not found" : "tried: found");
    fflush(stdout);
    if (run != NULL) run("cat " OUTSIDE "/secret.txt");
}
