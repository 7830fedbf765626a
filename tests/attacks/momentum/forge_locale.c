// attack: another locale, left behind
// tries: to have numbers written with a comma
// refused: calls setlocale
// shows: failed
#include <locale.h>
#include <stdio.h>

static void attack(void) {
    static const char *const names[] = {"de_DE.UTF-8", "de_DE", "fr_FR.UTF-8", "tr_TR.UTF-8"};
    for (int i = 0; i < 4; i++) setlocale(LC_ALL, names[i]);
}
