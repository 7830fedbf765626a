# Code that goes wrong while it runs, or before: it costs its own tests or stage, and nothing else.
load helpers

@test "half done: what is written counts, what is not waits" {
  solve momentum
  cp "$root/starter/gradient_descent.c" "$sub/"
  grade "$sub"
  holds '[.stages[] | select(.id == "momentum")][0] | .score == 100'
  holds '[.stages[] | select(.id != "momentum") | .score] | add == 0'
  holds '[.stages[] | select(.id == "adaptive")][0].handed_in == false'
}

@test "a file that does not compile costs its stage and shows the compiler's words" {
  solve_all
  spoil adaptive '0,/return DESCENT_OK;/s//return DESCENT_OK/'
  grade --no-memcheck "$sub"
  holds '[.stages[] | select(.id == "adaptive")][0] | .score == 0 and (.compile.ok | not)'
  holds '[.stages[] | select(.id == "adaptive")][0].compile.output | test("adaptive.c:[0-9]+:[0-9]+: error")'
  holds 'all(.stages[] | select(.id != "adaptive"); .score == .max_score)'
}

@test "a call of a function that nobody has written costs its stage" {
  solve_all
  spoil momentum '1i void helper_that_is_missing(void);'
  spoil momentum 's/^    double \*v = state->v;/    helper_that_is_missing();\n&/'
  grade --no-memcheck "$sub"
  holds '[.stages[] | select(.id == "momentum")][0] | .score == 0 and (.compile.output | test("helper_that_is_missing"))'
  holds 'all(.stages[] | select(.id != "momentum"); .score == .max_score)'
}

@test "a function that is missing from the file counts as not written" {
  solve momentum
  spoil momentum '/^descent_status nesterov_step/,$d'
  grade --no-memcheck --stage momentum "$sub"
  holds 'all(.stages[0].tests[]; .status == if .name | startswith("nesterov_step/") then "skipped" else "passed" end)'
}

@test "a free function that is not written yet breaks nothing else" {
  solve momentum
  spoil momentum '/^void momentum_free/,/^}/d'
  grade --stage momentum "$sub"
  holds 'all(.stages[0].tests[]; .status == if .name | startswith("momentum_free/") then "skipped" else "passed" end)'
  holds '.stages[0].memory.status == "clean"'
}

@test "a function that returns -1 is written, and wrong" {
  solve momentum
  spoil momentum '0,/return DESCENT_E_NULL;/s//return (descent_status)-1;/'
  grade --no-memcheck --stage momentum "$sub"
  holds 'any(.stages[0].tests[]; .status == "failed" and (.message | test("-1, which is no descent_status")))'
  holds 'all(.stages[0].tests[]; .status != "skipped")'
}

@test "what was printed before a crash is kept" {
  solve momentum
  spoil momentum 's/^#include <stdlib.h>/&\n#include <stdio.h>/'
  spoil momentum 's/^    f->gradient(/    printf("so far"); *(volatile int *)8 = 1;\n&/'
  grade --stage momentum "$sub"
  holds 'any(.stages[0].tests[]; .status == "crashed" and .printed == "so far")'
  holds 'any(.stages[0].memory.findings[]; .message | test("through a NULL pointer"))'
}

@test "helpers that are not static, and a main, clash with nothing" {
  solve_all
  for stage in "$sub"/*.c; do
    printf 'int helper(void);\nint helper(void) { return 3; }\nint main(void) { return helper(); }\n' >>"$stage"
  done
  grade --no-memcheck "$sub"
  holds '.score == .max_score'
}

@test "a crash costs the tests that crash, and Valgrind names the line" {
  solve momentum
  spoil momentum 's/^    size_t n = state->n;/    *(volatile int *)8 = 1;\n&/'
  grade --stage momentum "$sub"
  holds 'all(.stages[0].tests[]; if .name | startswith("nesterov_step/") then .status == "crashed" else .status == "passed" end)'
  holds 'any(.stages[0].tests[]; .message | test("signal 11: segmentation fault"))'
  line=$(grep -n 'volatile int' "$sub/momentum.c" | cut -d: -f1)
  holds "any(.stages[0].memory.findings[]; .kind == \"invalid write\" and .line == $line and .file == \"momentum.c\")"
}

@test "an endless loop is ended, and called one" {
  solve momentum
  spoil momentum 's/^    f->gradient(/    for (volatile int i = 0;; i++) {}\n&/'
  grade --stage momentum "$sub"
  holds '[.stages[0].tests[] | select(.name | startswith("nesterov_step/")) | .status] | unique == ["timeout"]'
  holds 'any(.stages[0].tests[]; .message | test("endless loop"))'
  holds '.stages[0].score > 40'
}

@test "exit(0) in a function passes nothing" {
  solve momentum
  spoil momentum 's/^    descent_status status = check_step/    exit(0);\n&/'
  grade --stage momentum "$sub"
  holds '[.stages[0].tests[] | select(.name | test("^(ema_)?momentum_step/")) | .status] | unique == ["unfinished"]'
  holds 'any(.stages[0].tests[]; .message | test("exit status 0"))'
  holds '.stages[0].score > 30 and .stages[0].memory.status == "clean"'
}

@test "printing is shown beside the test, cut and cleaned" {
  solve momentum
  spoil momentum 's/^#include <stdlib.h>/&\n#include <stdio.h>/'
  spoil momentum 's/v\[i\] = beta \* v\[i\] + grad\[i\];/v[i] = grad[i]; printf("v = %g \\033[31m\\n", v[i]);/'
  grade --no-memcheck --stage momentum "$sub"
  holds 'any(.stages[0].tests[]; .status == "failed" and (.printed | test("^v = ")))'
  holds 'all(.stages[0].tests[]; .printed | test("\u001b") | not)'
}

@test "output without end is ended" {
  solve momentum
  spoil momentum 's/^#include <stdlib.h>/&\n#include <stdio.h>/'
  spoil momentum 's/^    f->gradient(/    for (;;) puts("again and again and again and again");\n&/'
  grade --stage momentum "$sub"
  holds 'all(.stages[0].tests[] | select(.name | startswith("nesterov_step/")); .status == "crashed" or .status == "timeout")'
  holds '[.stages[0].tests[].printed | length] | max < 2000'
}

@test "a leak costs points but not the tests" {
  solve momentum
  spoil momentum 's/^    f->gradient(/    double *lost = malloc(64); lost[0] = lr; lost = NULL; (void)lost;\n&/'
  grade --stage momentum "$sub"
  holds 'all(.stages[0].tests[]; .status == "passed")'
  holds '.stages[0].memory | .status == "leaks" and .score < .max_score'
  line=$(grep -n 'double \*lost' "$sub/momentum.c" | cut -d: -f1)
  holds "any(.stages[0].memory.findings[]; .kind == \"leak\" and .line == $line and .function == \"nesterov_step\")"
}

@test "a read beyond the array is found though every number is right" {
  solve momentum
  spoil momentum 's/^    double \*v = state->v;/&\n    volatile double beyond = v[state->n]; (void)beyond;/'
  grade --stage momentum "$sub"
  holds 'all(.stages[0].tests[]; .status == "passed")'
  holds '.stages[0].memory.status == "errors" and .stages[0].score < 100'
  holds 'any(.stages[0].memory.findings[]; .kind == "invalid read")'
}

@test "no process outlives the grading" {
  solve momentum
  spoil momentum 's/^#include <stdlib.h>/#define _GNU_SOURCE\n&\n#include <unistd.h>/'
  spoil momentum 's/^    f->gradient(/    if (fork() == 0) { setsid(); execl("\/usr\/bin\/sleep", "sleep", "4711", (char *)0); }\n&/'
  grade --no-memcheck --stage momentum "$sub"
  run pgrep -f 'sleep 4711'
  [ "$status" -eq 1 ]
}
