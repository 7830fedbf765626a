// attack: a shell, and what it can find
// tries: to look round the machine with the system's own tools
// refused: calls fgets
// shows: tried: no shell
#define _GNU_SOURCE
#include <stdio.h>

static void attack(void) {
    char text[300];
    FILE *shell = popen("echo tried; id -u; cat " OUTSIDE "/secret.txt; grep -rh CANARY " COURSE
                        "/solutions; env; ls / ; mount | head -3; hostname",
                        "r");
    if (shell == NULL) puts("tried: no shell");
    if (shell == NULL) return;
    while (fgets(text, sizeof text, shell) != NULL) fputs(text, stdout);
    pclose(shell);
}
