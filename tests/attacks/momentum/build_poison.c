// attack: pragmas that poison words, turn warnings off, and ask for other options
// tries: to change how everything after it is compiled
// base: solution
// calls: none
// earns: 90
// shows: .
#pragma GCC optimize("Ofast", "fast-math", "plugin=/tmp/x.so")
#pragma GCC target("sse2")
#pragma GCC diagnostic ignored "-Wall"
#pragma GCC poison record_reals
#pragma GCC system_header
#pragma GCC push_options
#pragma GCC visibility push(hidden)
