/** The memory check: the cases one after the other in one process, under Valgrind.
 *
 *  Valgrind's start costs more than all the cases, so it is paid once. Marks in Valgrind's log say
 *  which case was running. After a crash the next case goes on; a hang and a call of exit end the
 *  process, and grade.sh then starts it again behind that case, if it has not done so often.
 */
#define _DEFAULT_SOURCE
#include "internal.h"

#include <setjmp.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/time.h>

#if defined __has_include
#if __has_include(<valgrind/memcheck.h>)
#include <valgrind/memcheck.h>
#endif
#endif
#ifndef VALGRIND_DO_ADDED_LEAK_CHECK /* a machine without Valgrind's headers: nothing is checked   \
                                      */
#define VALGRIND_DO_ADDED_LEAK_CHECK
#define VALGRIND_COUNT_LEAKS(a, b, c, d)
#define VALGRIND_COUNT_ERRORS 0
#define VALGRIND_PRINTF(...) printf(__VA_ARGS__)
#define VALGRIND_CHECK_MEM_IS_DEFINED(x, bytes) 0
#define VALGRIND_MAKE_MEM_DEFINED(x, bytes)
#endif

/* Seconds that one case may take under Valgrind. */
enum { LIMIT = 3 };

static sigjmp_buf way_out;
static bool checking;

bool checking_memory(void) {
    return checking;
}

static void leave_case(int signal_number) {
    siglongjmp(way_out, signal_number);
}

static void catch_signals(void) {
    static char stack[1 << 16]; /* of its own, for when the learner's is used up */
    stack_t alternative = {.ss_sp = stack, .ss_size = sizeof stack};
    sigaltstack(&alternative, NULL);

    static const int signals[] = {SIGSEGV, SIGBUS, SIGFPE, SIGILL, SIGABRT, SIGALRM};
    struct sigaction action = {.sa_handler = leave_case, .sa_flags = SA_ONSTACK};
    for (size_t i = 0; i < sizeof signals / sizeof *signals; i++)
        sigaction(signals[i], &action, NULL);
}

/* A pointer left behind on the stack would make a lost block look reachable. */
__attribute__((noinline)) static void wipe_stack(void) {
    volatile size_t below[1 << 11];
    for (size_t i = 0; i < sizeof below / sizeof *below; i++) below[i] = 0;
}

/* 0 if the case came to its end, else the signal that ended it. */
__attribute__((noinline)) static int run_case(const probe_case *c, record *r, uint64_t seed) {
    struct itimerval limit = {{0, 0}, {LIMIT, 0}}, none = {{0, 0}, {0, 0}};
    int signal_number = sigsetjmp(way_out, 1);
    if (signal_number == 0) {
        setitimer(ITIMER_REAL, &limit, NULL);
        record_begin(r, c->name, seed);
        c->run();
    }
    setitimer(ITIMER_REAL, &none, NULL);
    inputs_free();
    return signal_number;
}

/* Values that were never set. One report for an array is enough. */
void check_defined(const void *values, size_t bytes) {
    (void)VALGRIND_CHECK_MEM_IS_DEFINED(values, bytes);
    (void)VALGRIND_MAKE_MEM_DEFINED(values, bytes);
}

/* Valgrind says each thing once, however often it happens; the counts say in which cases. Returns
 * whether the case came to an end, be it a crash.
 */
static bool check_case(const probe_case *c, record *r, uint64_t seed) {
    static unsigned long lost_before;
    unsigned errors_before = VALGRIND_COUNT_ERRORS;
    unsigned long lost = 0, dubious = 0, reachable = 0, suppressed = 0;

    VALGRIND_PRINTF("descent: case %s\n", c->name);
    int signal_number = run_case(c, r, seed);
    wipe_stack();
    /* What a stub does not free is no leak yet. */
    if (signal_number == 0 && called_a_stub()) signal_number = -1;
    VALGRIND_PRINTF("descent: end %d errors %u\n", signal_number,
                    VALGRIND_COUNT_ERRORS - errors_before);
    VALGRIND_DO_ADDED_LEAK_CHECK;
    VALGRIND_COUNT_LEAKS(lost, dubious, reachable, suppressed);
    (void)reachable, (void)suppressed;
    VALGRIND_PRINTF("descent: lost %lu\n", lost + dubious - lost_before);
    lost_before = lost + dubious;
    return signal_number != SIGALRM;
}

int run_under_memcheck(uint64_t seed, char **names, int count) {
    static record r;
    if (freopen("/dev/null", "w", stdout) == NULL) return EXIT_FAILURE;
    checking = true;
    catch_signals();
    lock_in_under_valgrind();
    for (int i = 0; i < count; i++) {
        const probe_case *c = probe_find(names[i]);
        if (c != NULL && !check_case(c, &r, seed)) return EXIT_FAILURE;
    }
    VALGRIND_PRINTF("descent: done\n");
    return EXIT_SUCCESS;
}
