// attack: system, found by its distance from a function that may be called
// tries: to call a function that the object does not name
// shows: tried|signal
#define _GNU_SOURCE
#include <elf.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* The C library begins where its ELF header is, on some page below printf; its symbols are in
 * there. */
static void *find(const char *name) {
    uintptr_t at = (uintptr_t)printf & ~(uintptr_t)4095;
    while (memcmp((void *)at, ELFMAG, SELFMAG) != 0) at -= 4096;
    const Elf64_Ehdr *header = (void *)at;
    const Elf64_Phdr *segment = (void *)(at + header->e_phoff);
    const Elf64_Dyn *dynamic = NULL;
    for (int i = 0; i < header->e_phnum; i++)
        if (segment[i].p_type == PT_DYNAMIC) dynamic = (void *)(at + segment[i].p_vaddr);
    const Elf64_Sym *symbol = NULL;
    const char *strings = NULL;
    for (; dynamic->d_tag != DT_NULL; dynamic++) {
        if (dynamic->d_tag == DT_SYMTAB) symbol = (void *)dynamic->d_un.d_ptr;
        if (dynamic->d_tag == DT_STRTAB) strings = (void *)dynamic->d_un.d_ptr;
    }
    for (symbol++; (const char *)symbol < strings; symbol++)
        if (strcmp(strings + symbol->st_name, name) == 0) return (void *)(at + symbol->st_value);
    return NULL;
}

static void attack(void) {
    int (*run)(const char *) = (int (*)(const char *))(uintptr_t)find("system");
    puts(run == NULL ? "tried: not found" : "tried: found");
    fflush(stdout);
    if (run != NULL) run("echo ran; cat " OUTSIDE "/secret.txt; echo " MARK " >/tmp/" MARK);
}
