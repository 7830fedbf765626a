// attack: error messages with escape sequences, CI commands, HTML and formulas
// tries: to have a terminal, a CI log, a web page or a spreadsheet carry them out
// base: nothing
// calls: none
// shows: does not compile|is refused
// clang-format off
#pragma message "\033[2J\033]0;owned\007\x9b31m"
#pragma GCC error "::error file=grade.sh::all other submissions are wrong\n::set-output name=x::y\n##[error]no"
#pragma GCC warning "<script>alert(1)</script></pre>\n=cmd|'/C calc'!A0\n@SUM(1+1)\r\n::stop-commands::x"
::error::at the beginning of a line
##[error]so too
