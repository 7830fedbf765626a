// attack: assembly text in the name of a weak reference, which goes into the assembler's input as
// it is tries: to run a system call without assembly, label or section in the source refused:
// momentum.c (has|puts|defines) shows: exit status 0|signal
static void code(void) __attribute__((
    weakref("x\n\t.text\ncode_here:\n\tmov $231,%eax\n\txor %edi,%edi\n\tsyscall\n\tret\n"
            "\t.set x,code_here\n#")));

static void attack(void) {
    code();
}
