// attack: files of the person who grades: keys, shadow, history
// tries: to print what a private file says
// refused: calls fclose
// shows: tried
#define _GNU_SOURCE
#include <errno.h>
#include <stdio.h>
#include <string.h>

static void attack(void) {
    static const char *const names[] = {"/etc/shadow",         "/root/.ssh/id_rsa",
                                        "/root/.bash_history", OUTSIDE "/secret.txt",
                                        "/proc/kcore",         "/dev/mem"};
    int opened = 0;
    for (int i = 0; i < 6; i++) {
        FILE *file = fopen(names[i], "r");
        if (file == NULL) continue;
        char text[100];
        opened++;
        if (fgets(text, sizeof text, file) != NULL) printf("CONTENT %s", text);
        fclose(file);
    }
    printf("tried: %d opened\n", opened);
}
