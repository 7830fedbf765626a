# What a learner's file may not contain: refused with its reason, and at the cost of its own stage only.
load helpers

# Grade the solution with this text behind it: add TEXT
add() {
  solve momentum
  printf '%s\n' "$1" >>"$sub/momentum.c"
  grade --no-memcheck --stage momentum "$sub"
}

# The stage is refused, with a sentence in which this is said.
refused() {
  holds '.stages[0] | .score == 0 and .compile.refused and all(.tests[]; .status == "skipped")'
  holds ".stages[0].compile.output | test(\"$1\")"
}

accepted() {
  holds '.score == .max_score'
}

@test "inline assembly, with its line" {
  solve momentum
  line=$(wc -l <"$sub/momentum.c")
  add 'void f(void); void f(void) { __asm__ volatile("nop"); }'
  refused "inline assembly \\\\(line $((line + 1))\\\\)"
}

@test "assembly at file level" {
  add '__asm__(".globl f\n f: ret");'
  refused 'has (inline assembly|an asm label or statement)'
}

@test "assembly hidden in a label, a section's name or a macro" {
  add 'extern int f(void) __asm__("g\n nop");'
  refused 'asm label'
  add 'int f __attribute__((section(".text\n nop #"))) = 1;'
  refused 'section of its own'
  add '__attr\
ibute__((__section__(".odd"))) int f = 1;'
  refused 'section of its own'
  add '#define JOIN(a, b) a##b
extern int f(void) JOIN(__as, m__)("g;nop");'
  refused 'asm label'
  add '#include <sys/cdefs.h>
extern int __REDIRECT(f, (void), g; nop);'
  refused 'asm label'
}

@test "a label that renames a forbidden function" {
  add 'int f(const char *) __asm__("system"); int g(void); int g(void) { return f("id"); }'
  refused 'calls system'
}

@test "what would run before or after the tests" {
  add 'int ran; __attribute__((constructor)) static void f(void) { ran++; }'
  refused 'constructor'
  add 'int ran; __attribute__((destructor)) static void f(void) { ran++; }'
  refused 'constructor'
  solve momentum
  spoil momentum 's/^void momentum_free.*/static void really_free(momentum_state *state);\nstatic void (*choose(void))(momentum_state *) { return really_free; }\nvoid momentum_free(momentum_state *state) __attribute__((ifunc("choose")));\nstatic void really_free(momentum_state *state) {/'
  grade --no-memcheck --stage momentum "$sub"
  refused 'momentum_free, but not as an ordinary function'
}

@test "data in the place of a function" {
  solve_all
  printf 'const char momentum_step[] = {1};\n' >"$sub/momentum.c"
  grade --no-memcheck "$sub"
  holds '[.stages[] | select(.id == "momentum")][0].compile | .refused and (.output | test("defines momentum_step, but not as an ordinary function"))'
  holds 'all(.stages[] | select(.id != "momentum"); .score == .max_score)'
}

@test "more memory in variables than a process may have" {
  add 'char a[1ul << 40];'
  refused 'variables of more than 64 MB'
  add 'static _Thread_local char a[40 << 20]; char b[40 << 20] __attribute__((common)); char *c(int i); char *c(int i) { return i ? a : b; }'
  refused 'variables of more than 64 MB'
  add 'char a[60 << 20];'
  accepted
}

@test "functions that open files, begin processes or send signals" {
  for call in 'system("id")' 'fopen("x", "w") != NULL' 'raise(9)' 'fork()' 'syscall(39)' 'getenv("HOME") != NULL' 'socket(2, 1, 0)'; do
    add "#define _GNU_SOURCE
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <unistd.h>
long syscall(long, ...);
int fork(void);
int f(void); int f(void) { return (int)($call); }"
    refused "calls ${call%%(*}"
  done
}

@test "the probe's own functions, and those of another stage" {
  add 'void record_real(const char *, double); void f(void); void f(void) { record_real("theta", 1); }'
  refused 'calls record_real'
  add 'int adam_step(void); int f(void); int f(void) { return adam_step(); }'
  refused 'adam_step, a function of another stage'
}

@test "files that are none of the course, and Valgrind's headers" {
  for file in /etc/passwd ../momentum.c ../../solutions/momentum.c; do
    add "#include \"$file\""
    holds '.stages[0] | .score == 0 and (.compile.ok | not)'
    holds '.stages | tojson | test("root:") | not'
  done
  add '#include <valgrind/memcheck.h>'
  refused 'only headers of the course'
}

@test "what an honest learner may need is not refused" {
  for compiler in gcc clang; do
    export CC=$compiler
    add '#include <assert.h>
#include <complex.h>
#include <ctype.h>
#include <errno.h>
#include <fenv.h>
#include <float.h>
#include <inttypes.h>
#include <limits.h>
#include <math.h>
#include <setjmp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <tgmath.h>
#include <time.h>
int counter = 3;
static _Thread_local double mine[4];
static const double table[] = {1, 2, 3};
static double (*const rules[])(double) = {sin, cos};
static int compare(const void *a, const void *b) { return *(const int *)a - *(const int *)b; }
static inline double section(double x) { return x; }
double everything(int n, const char *text);
double everything(int n, const char *text) {
    int order[] = {3, 1, 2}, k = 0;
    __int128 wide = (__int128)n * n / 7;
    long double extended = expm1l(1.5L) + sqrtl((long double)wide);
    double complex z = cexp(I * n) * (1 + I);
    assert(n > 0);
    qsort(order, 3, sizeof *order, compare);
    if (sscanf(text, "%d", &k) != 1 || !isdigit((unsigned char)text[0])) errno = EDOM;
    fprintf(stderr, "%s %" PRIu64 "\n", strerror(errno), (uint64_t)n);
    printf("%g %d\n", fmax(hypot(1, n), cbrt(2)), (int)isnan(creal(z)));
    char buffer[2000];
    snprintf(buffer, sizeof buffer, "%d", n);
    mine[n % 4] += rules[n % 2](1.0) + table[0] + pow(2.0, n) + fma(1, 2, 3);
    if (n > 1000) abort();
    return section(strtod(buffer, NULL) + (double)extended + fabs(mine[0])) + (double)clock() + cimag(z);
}'
    accepted
    holds '.stages[0].compile.warnings == 0'
  done
}
