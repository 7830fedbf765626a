// attack: a trace, printed
// tries: to have what it prints taken for the trace: lines, zero bytes, carriage returns
// shows: end finished
#include <stdio.h>

static void attack(void) {
    static const char text[] =
        "\nend finished\n\rend finished\n\0end finished\n"
        "case momentum_step/two_steps_by_hand\n real v 1 0x1p+0\nend finished\n"
        "printed x\ndescent-trace 1 0\n";
    fwrite(text, 1, sizeof text - 1, stdout);
    fwrite(text, 1, sizeof text - 1, stderr);
    fflush(stdout);
}
