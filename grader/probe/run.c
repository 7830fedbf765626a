/** The ordinary run: a child for each case, so that a crash, a hang or an exit costs that case
 * alone.
 *
 *  The parent never runs learner code. The child's observations reach it through shared memory, and
 *  it alone writes the trace: a line of the child's has a space in front, so no child can end its
 *  case or begin another.
 */
#define _DEFAULT_SOURCE
#include "internal.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#ifdef __linux__
#include <sys/prctl.h>
#endif
#include <sys/time.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

/* A case takes well under a millisecond or two. One that hangs is given some time; a submission
 * that hangs again and again is given less, so that it cannot keep a class waiting. Processor time
 * counts, for on a busy machine a good program may wait long for its turn; the clock is for one
 * that sleeps.
 */
typedef struct {
    double processor, clock; /* seconds */
} limits;
static const limits first_limits = {0.5, 5.0}, later_limits = {0.05, 0.5};
enum { PATIENCE = 3 };

/* What the learner printed, at most this much of it. */
enum { OUTPUT_SHOWN = 1000 };

static void on_alarm(int signal_number) {
    (void)signal_number;
}

static double seconds_of(clockid_t clock) {
    struct timespec t = {0};
    clock_gettime(clock, &t);
    return (double)t.tv_sec + 1e-9 * (double)t.tv_nsec;
}

/* Is the child over its limits, having been started at that time? */
static bool is_over(pid_t child, limits most, double start) {
    clockid_t processor;
    if (seconds_of(CLOCK_MONOTONIC) >= start + most.clock) return true;
    return clock_getcpuclockid(child, &processor) == 0 && seconds_of(processor) >= most.processor;
}

/* However the parent ends, no case goes on without it. */
static void end_with_parent(void) {
#ifdef __linux__
    prctl(PR_SET_PDEATHSIG, SIGKILL);
#endif
}

static void run_child(const probe_case *c, record *r, uint64_t seed, int output) {
    end_with_parent();
    int nothing = open("/dev/null", O_RDONLY);
    if (setpgid(0, 0) != 0 || dup2(nothing, STDIN_FILENO) < 0 || dup2(output, STDOUT_FILENO) < 0 ||
        dup2(output, STDERR_FILENO) < 0)
        _exit(1);
    for (int fd = STDERR_FILENO + 1; fd < 64; fd++) close(fd);
    setvbuf(stdout, NULL, _IONBF, 0); /* so that nothing printed is lost in a crash */
    lock_in();
    record_begin(r, c->name, seed);
    c->run();
    if (!under_valgrind()) heap_check();
    fflush(NULL);
    r->finished = true;
    _exit(0);
}

/* Wait for the child until it is over its limits: true if it ended by itself. A timer that ticks
 * cuts the wait short again and again, so a tick that comes too early loses nothing.
 */
static bool wait_for(pid_t child, limits most, int *status) {
    struct itimerval ticks = {{0, 20000}, {0, 20000}}, none = {{0, 0}, {0, 0}};
    double start = seconds_of(CLOCK_MONOTONIC);

    setitimer(ITIMER_REAL, &ticks, NULL);
    pid_t ended;
    do {
        ended = waitpid(child, status, 0);
    } while (ended < 0 && errno == EINTR && !is_over(child, most, start));
    setitimer(ITIMER_REAL, &none, NULL);

    bool by_itself = ended == child;
    kill(-child, SIGKILL);
    if (!by_itself) {
        kill(child, SIGKILL);
        waitpid(child, status, 0);
    }
    return by_itself;
}

static void print_record(const record *r) {
    size_t used = r->used < RECORD_BYTES ? r->used : RECORD_BYTES;
    bool line_begins = true;
    for (size_t i = 0; i < used; i++) {
        if (line_begins) putchar(' ');
        putchar(r->text[i]);
        line_begins = r->text[i] == '\n';
    }
    if (!line_begins) putchar('\n');
}

static void print_output(int output) {
    char text[OUTPUT_SHOWN];
    ssize_t n = pread(output, text, sizeof text, 0);
    bool line_begins = true;
    for (ssize_t i = 0; i < n; i++) {
        if (line_begins) fputs("printed ", stdout);
        bool harmless = text[i] == '\n' || (unsigned char)text[i] >= ' ';
        putchar(harmless && text[i] != 0x7f ? text[i] : '?');
        line_begins = text[i] == '\n';
    }
    if (!line_begins) putchar('\n');
    if (n == OUTPUT_SHOWN) puts("printed ...");
}

static void print_end(const record *r, bool by_itself, int status) {
    if (!by_itself)
        puts("end timeout");
    else if (WIFSIGNALED(status))
        printf("end signal %d\n", WTERMSIG(status));
    else if (r->full)
        puts("end full");
    else if (!r->finished)
        printf("end exit %d\n", WEXITSTATUS(status));
    else
        puts("end finished");
}

/* An unlinked file for what the learner prints: a pipe could fill up and block. */
static int open_output(void) {
    FILE *file = tmpfile();
    return file != NULL ? fileno(file) : open("/dev/null", O_RDWR);
}

int run_cases(uint64_t seed) {
    record *r = mmap(NULL, sizeof *r, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    int output = open_output();
    if (r == MAP_FAILED || output < 0) {
        perror("probe");
        return EXIT_FAILURE;
    }
    struct sigaction on_tick = {.sa_handler = on_alarm};
    sigaction(SIGALRM, &on_tick, NULL);

    int timeouts = 0;
    for (const probe_case *c = probe_cases(); c != NULL; c = c->next) {
        printf("case %s\n", c->name);
        fflush(stdout);
        memset(r, 0, offsetof(record, text));
        if (ftruncate(output, 0) == 0) lseek(output, 0, SEEK_SET);

        pid_t child = fork();
        if (child == 0) run_child(c, r, seed, output);
        if (child < 0) {
            perror("probe: fork");
            return EXIT_FAILURE;
        }
        int status = 0;
        bool by_itself =
            wait_for(child, timeouts < PATIENCE ? first_limits : later_limits, &status);
        if (!by_itself) timeouts++;
        print_record(r);
        print_output(output);
        print_end(r, by_itself, status);
    }
    return fflush(stdout) == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}

int run_in_foreground(uint64_t seed, const char *name) {
    static record r;
    const probe_case *c = probe_find(name);
    if (c == NULL) {
        fprintf(stderr, "probe: there is no case %s\n", name);
        return 2;
    }
    record_begin(&r, c->name, seed);
    c->run();
    print_record(&r);
    return EXIT_SUCCESS;
}
