// attack: assembly text in #ident
// tries: to run a system call without assembly, label or section in the source
// calls: none
// shows: failed|refused|not compile
#ident "x\"\n\t.section .init_array,\"aw\"\n\t.quad momentum_create\n\t.text\n#"
