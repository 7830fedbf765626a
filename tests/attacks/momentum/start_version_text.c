// attack: assembly text in the version of a symbol
// tries: to run a system call without assembly, label or section in the source
// refused: gives a symbol a version
// shows: failed|exit status 0|signal|does not compile
int versioned(void);
__attribute__((symver("versioned@x\n\tmov $231,%eax\n\txor %edi,%edi\n\tsyscall\n#"))) int
versioned(void) {
    return 1;
}

static void attack(void) {
    versioned();
}
