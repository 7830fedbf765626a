/** Run a command and say what processor time it and all its descendants took, in seconds, and how
 * much memory the largest of them, in MB.
 *
 *      cpu FILE COMMAND [ARGUMENT]...     appends "CPU WALL MEMORY" to FILE
 *
 *  The shell's `time` misses what ran in a process namespace of its own, because the sandbox's
 * outer process ends without waiting for it. Here such orphans come back to this process, which
 * waits.
 */
#define _DEFAULT_SOURCE
#include <stdio.h>
#include <stdlib.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static double seconds(struct timeval t) {
    return (double)t.tv_sec + 1e-6 * (double)t.tv_usec;
}

int main(int argc, char **argv) {
    if (argc < 3 || prctl(PR_SET_CHILD_SUBREAPER, 1) != 0) return 2;

    struct timespec begin, end;
    clock_gettime(CLOCK_MONOTONIC, &begin);
    pid_t child = fork();
    if (child == 0) {
        execvp(argv[2], argv + 2);
        _exit(127);
    }
    int status = 0, of_command = 1;
    for (pid_t ended; (ended = wait(&status)) > 0;)
        if (ended == child) of_command = WIFEXITED(status) ? WEXITSTATUS(status) : 1;
    clock_gettime(CLOCK_MONOTONIC, &end);

    struct rusage used;
    getrusage(RUSAGE_CHILDREN, &used);
    FILE *file = fopen(argv[1], "a");
    if (file == NULL) return 2;
    fprintf(file, "%.2f %.2f %.0f\n", seconds(used.ru_utime) + seconds(used.ru_stime),
            (double)(end.tv_sec - begin.tv_sec) + 1e-9 * (double)(end.tv_nsec - begin.tv_nsec),
            (double)used.ru_maxrss / 1024);
    return fclose(file) == 0 ? of_command : 2;
}
