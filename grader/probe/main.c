/** The probe's command line.
 *
 *      probe SEED                      run every case, write the trace to stdout
 *      probe SEED memcheck CASE...     run the named cases in this process, for Valgrind
 *      probe SEED case CASE            run this one in this process, for a debugger
 */
#include "internal.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int main(int argc, char **argv) {
    char *end = NULL;
    errno = 0;
    unsigned long long seed = argc > 1 ? strtoull(argv[1], &end, 10) : 0;
    bool memcheck = argc > 2 && strcmp(argv[2], "memcheck") == 0;
    bool one = argc == 4 && strcmp(argv[2], "case") == 0;
    if (end == NULL || *end != '\0' || errno != 0 || (argc > 2 && !memcheck && !one)) {
        fprintf(stderr, "usage: probe SEED [memcheck CASE... | case CASE]\n");
        return 2;
    }
    if (memcheck) return run_under_memcheck(seed, argv + 3, argc - 3);
    if (one) return run_in_foreground(seed, argv[3]);
    printf("descent-trace 1 %llu\n", seed);
    return run_cases(seed);
}
