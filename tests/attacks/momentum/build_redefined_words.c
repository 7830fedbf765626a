// attack: the words of the language and of the contract, redefined before the headers
// tries: to turn every check of the contract into a pass
// calls: none
// shows: does not compile|is refused
#define DESCENT_E_NOT_WRITTEN 0
#define descent_stub_called descent_ignored
#define __weak__ used
#define bool int
