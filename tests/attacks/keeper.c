/** Run a command and tell what it leaves behind.
 *
 *      keeper FILE SECONDS COMMAND [ARGUMENT]...
 *
 *  Writes to FILE, one a line: "status N" (of the command), "wall SECONDS", "peak MEGABYTES"
 * (memory of the command and all its descendants together, looked at every few hundredths of a
 * second), "late" if the command had to be ended after SECONDS, and "survivor NAME" for each
 * process that is still there when the command has ended. Survivors are killed.
 *
 *  Orphans come back to this process however they try to get away, so none is missed.
 */
#define _DEFAULT_SOURCE
#include <ctype.h>
#include <dirent.h>
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { MOST = 4096, TICK = 20000000 /* ns */, TICKS_A_LOOK = 10 };

typedef struct {
    pid_t pid, parent;
    double megabytes;
    bool ours;
    char name[40], state;
} process;

static process all[MOST];
static size_t count;

static double now(void) {
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec + 1e-9 * (double)t.tv_nsec;
}

/* A name is what is between the first ( and the last ), and may itself hold anything. */
static bool read_process(const char *pid, process *p) {
    char path[64], text[1024];
    snprintf(path, sizeof path, "/proc/%.20s/stat", pid);
    FILE *file = fopen(path, "r");
    if (file == NULL) return false;
    size_t n = fread(text, 1, sizeof text - 1, file);
    fclose(file);
    text[n] = '\0';
    char *begin = strchr(text, '('), *end = strrchr(text, ')');
    if (begin == NULL || end == NULL || end[1] == '\0') return false;
    *end = '\0';
    *p = (process){.pid = (pid_t)strtol(pid, NULL, 10), .state = end[2]};
    snprintf(p->name, sizeof p->name, "%.30s", begin + 1);
    for (char *c = p->name; *c != '\0'; c++)
        if (!isprint((unsigned char)*c)) *c = '?';
    long pages = 0;
    int parent = 0;
    if (sscanf(end + 3,
               " %d %*d %*d %*d %*d %*u %*u %*u %*u %*u %*u %*u %*d %*d %*d %*d %*d %*d "
               "%*u %*u %ld",
               &parent, &pages) != 2)
        return false;
    p->parent = parent;
    p->megabytes = (double)pages * (double)sysconf(_SC_PAGESIZE) / 1e6;
    return true;
}

/* Fills `all`, and marks our descendants; returns how much memory these have together. */
static double look(void) {
    DIR *proc = opendir("/proc");
    count = 0;
    for (struct dirent *d; proc != NULL && (d = readdir(proc)) != NULL;)
        if (isdigit((unsigned char)d->d_name[0]) && count < MOST &&
            read_process(d->d_name, &all[count]))
            count++;
    if (proc != NULL) closedir(proc);

    double sum = 0;
    for (bool again = true; again;) {
        again = false;
        for (size_t i = 0; i < count; i++) {
            bool ours = all[i].parent == getpid();
            for (size_t k = 0; k < count && !ours; k++)
                ours = all[k].ours && all[k].pid == all[i].parent;
            if (!ours || all[i].ours) continue;
            all[i].ours = again = true;
            sum += all[i].megabytes;
        }
    }
    return sum;
}

/* Ends all descendants, and those that they beget meanwhile. */
static void kill_all(FILE *report) {
    for (int rounds = 0; rounds < 200; rounds++) {
        look();
        bool none = true;
        for (size_t i = 0; i < count; i++) {
            if (!all[i].ours || all[i].state == 'Z') continue;
            none = false;
            kill(all[i].pid, SIGKILL);
            if (rounds == 0 && report != NULL) fprintf(report, "survivor %s\n", all[i].name);
        }
        while (waitpid(-1, NULL, WNOHANG) > 0) continue;
        if (none) return;
        nanosleep(&(struct timespec){0, TICK}, NULL);
    }
}

int main(int argc, char **argv) {
    enum { GRACE = 1 /* s: what is being ended may still be there for a moment */ };
    if (argc < 4 || prctl(PR_SET_CHILD_SUBREAPER, 1) != 0) return 2;
    FILE *report = fopen(argv[1], "w");
    double begin = now(), end = begin + strtod(argv[2], NULL), peak = 0;
    if (report == NULL) return 2;

    pid_t child = fork();
    if (child == 0) {
        fclose(report);
        execvp(argv[3], argv + 3);
        _exit(127);
    }
    int status = -1;
    bool running = true, orphans = true;
    double ended_at = 0;
    unsigned ticks = 0;
    while (running ? now() < end : orphans && now() < ended_at + GRACE) {
        int of_one;
        pid_t ended = waitpid(-1, &of_one, WNOHANG);
        if (ended == child) {
            running = false;
            ended_at = now();
            status = WIFEXITED(of_one) ? WEXITSTATUS(of_one) : 128 + WTERMSIG(of_one);
        } else if (ended < 0) {
            orphans = false;
        } else if (ended == 0) {
            double memory = ticks++ % TICKS_A_LOOK == 0 ? look() : 0;
            if (memory > peak) peak = memory;
            nanosleep(&(struct timespec){0, TICK}, NULL);
        }
    }
    fprintf(report, "status %d\nwall %.2f\npeak %.0f\n", status,
            (running ? now() : ended_at) - begin, peak);
    if (running) fputs("late\n", report);
    kill_all(running ? NULL : report);
    return fclose(report) == 0 ? 0 : 2;
}
