// attack: an undefined symbol with escape sequences in its name
// tries: to get them into what the linker or the check says
// shows: does not compile
extern int missing(void) __asm__("\033]0;owned\007\033[31m::error::red\xe2\x80\xae");

static volatile int result;

static void attack(void) {
    result = missing();
}
