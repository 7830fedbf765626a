/** Locking a process in before learner code runs in it: a filter of system calls (seccomp) that
 * nothing undoes.
 *
 *  The sandbox around the probe keeps the machine safe. This second lock is inside, costs
 *  microseconds, and holds where a machine has no sandbox: an optimizer computes, so a process that
 *  runs one needs memory, its own end, and to print. Whatever else it asks the system for is
 *  refused with EPERM: no file is opened, no process is begun or signalled, nobody is talked to.
 */
#define _GNU_SOURCE
#include "internal.h"

#if defined __linux__ && (defined __x86_64__ || defined __aarch64__)

#include <errno.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <unistd.h>

#ifdef __x86_64__
#define THIS_MACHINE AUDIT_ARCH_X86_64
#else
#define THIS_MACHINE AUDIT_ARCH_AARCH64
#endif

/* What computing and printing takes. */
static const int needed[] = {
    SYS_read,         SYS_write,          SYS_writev,       SYS_close,       SYS_lseek,
    SYS_fstat,        SYS_newfstatat,     SYS_brk,          SYS_munmap,      SYS_mremap,
    SYS_madvise,      SYS_exit,           SYS_exit_group,   SYS_getpid,      SYS_gettid,
    SYS_rt_sigaction, SYS_rt_sigprocmask, SYS_rt_sigreturn, SYS_sigaltstack, SYS_futex,
    SYS_getrandom,    SYS_clock_gettime,  SYS_gettimeofday,
};

/* What Valgrind, which shares its process with the code that it runs, does not need either. */
static const int harmful[] = {
    SYS_openat,
#ifdef SYS_open
    SYS_open,
    SYS_creat,
#endif
#ifdef SYS_openat2
    SYS_openat2,
#endif
    SYS_socket,
    SYS_socketpair,
    SYS_connect,
    SYS_clone,
#ifdef SYS_fork
    SYS_fork,
    SYS_vfork,
#endif
    SYS_execve,
    SYS_execveat,
    SYS_ptrace,
    SYS_process_vm_readv,
    SYS_process_vm_writev,
    SYS_mount,
    SYS_unshare,
    SYS_setns,
    SYS_bpf,
    SYS_perf_event_open,
    SYS_io_uring_setup,
    SYS_shmget,
    SYS_msgget,
    SYS_semget,
    SYS_mq_open,
    SYS_memfd_create,
    SYS_keyctl,
    SYS_add_key,
};

enum { REFUSE = SECCOMP_RET_ERRNO | EPERM, NUMBER = offsetof(struct seccomp_data, nr) };
enum { LONGEST = 80 };

typedef struct {
    struct sock_filter steps[LONGEST];
    unsigned short count;
} filter;

static void add(filter *f, unsigned short code, uint32_t k, uint8_t if_true, uint8_t if_false) {
    f->steps[f->count++] = (struct sock_filter){code, if_true, if_false, k};
}

static void load(filter *f, uint32_t offset) {
    add(f, BPF_LD | BPF_W | BPF_ABS, offset, 0, 0);
}

static void end_with(filter *f, uint32_t verdict) {
    add(f, BPF_RET | BPF_K, verdict, 0, 0);
}

/* If the loaded value is k, this is the verdict. */
static void if_equal(filter *f, uint32_t k, uint32_t verdict) {
    add(f, BPF_JMP | BPF_JEQ | BPF_K, k, 0, 1);
    end_with(f, verdict);
}

/* Calls by another machine's numbers would slip through a list of ours: those of 32-bit programs,
 * and of x32, which have a high bit set.
 */
static void only_this_machine(filter *f) {
    const uint32_t first_of_x32 = 0x40000000;
    load(f, offsetof(struct seccomp_data, arch));
    add(f, BPF_JMP | BPF_JEQ | BPF_K, THIS_MACHINE, 1, 0);
    end_with(f, SECCOMP_RET_KILL_PROCESS);
    load(f, NUMBER);
    add(f, BPF_JMP | BPF_JGE | BPF_K, first_of_x32, 0, 1);
    end_with(f, REFUSE);
}

/* Memory may be had, but not made into code. */
static void if_not_executable(filter *f, uint32_t number) {
    add(f, BPF_JMP | BPF_JEQ | BPF_K, number, 0, 4);
    load(f, offsetof(struct seccomp_data, args[2]));
    add(f, BPF_JMP | BPF_JSET | BPF_K, PROT_EXEC, 1, 0);
    end_with(f, SECCOMP_RET_ALLOW);
    end_with(f, REFUSE);
}

/* abort() signals its own process, and that is all that may be signalled. */
static void if_to_itself(filter *f, uint32_t number) {
    add(f, BPF_JMP | BPF_JEQ | BPF_K, number, 0, 4);
    load(f, offsetof(struct seccomp_data, args[0]));
    add(f, BPF_JMP | BPF_JEQ | BPF_K, (uint32_t)getpid(), 0, 1);
    end_with(f, SECCOMP_RET_ALLOW);
    end_with(f, REFUSE);
}

static void install(filter *f) {
    struct sock_fprog program = {f->count, f->steps};
    prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
    prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program);
}

void lock_in(void) {
    filter f = {.count = 0};
    only_this_machine(&f);
    for (size_t i = 0; i < sizeof needed / sizeof *needed; i++)
        if_equal(&f, (uint32_t)needed[i], SECCOMP_RET_ALLOW);
    if_not_executable(&f, SYS_mmap);
    if_not_executable(&f, SYS_mprotect);
    if_to_itself(&f, SYS_tgkill);
    end_with(&f, REFUSE);
    install(&f);
}

void lock_in_under_valgrind(void) {
    filter f = {.count = 0};
    only_this_machine(&f);
    for (size_t i = 0; i < sizeof harmful / sizeof *harmful; i++)
        if_equal(&f, (uint32_t)harmful[i], REFUSE);
    end_with(&f, SECCOMP_RET_ALLOW);
    install(&f);
}

#else /* a machine without it: the limits of the sandbox remain */

void lock_in(void) {}

void lock_in_under_valgrind(void) {}

#endif
