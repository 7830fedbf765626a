// attack: #line directives with escape sequences and foreign names
// tries: to have messages show a file name of its own making
// base: nothing
// calls: none
// shows: does not compile|is refused
#line 1 "\033[31m::error::/etc/passwd"
#error first
#line 1 "/root/.ssh/id_rsa"
#error second
