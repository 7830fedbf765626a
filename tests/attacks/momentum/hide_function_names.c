// attack: a function called calloc in the learner's own file, and errors in it
// tries: to match what the grader tells Valgrind to keep quiet about
// base: solution
// calls: nesterov_step
// memcheck: yes
// earns: 97.3
// shows: leaks|errors
#include <stdlib.h>

static void *taken(size_t n) __asm__("aligned_alloc_of_mine");
static void *taken(size_t n) {
    volatile char *p = malloc(n);
    volatile char beyond = p[n];
    (void)beyond;
    return (void *)p;
}

static void attack(void) {
    free(taken(24));
}
