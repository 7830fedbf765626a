# Known mistakes are recognised, right numbers are not taken for them, and learners' copies know them too.
load helpers

@test "Adam without bias correction is named, in JSON and in text" {
  patch --quiet -o "$sub/adaptive.c" "$root/solutions/adaptive.c" "$root/tests/mutants/adaptive/A14.patch"
  grade --no-memcheck --stage adaptive "$sub"
  holds 'any(.stages[0].tests[]; .diagnosis.name == "Adam without bias correction" and .status == "failed")'
  holds 'all(.stages[0].tests[]; (.status == "failed") == has("diagnosis"))'
  run "$root/grade.sh" --no-memcheck --stage adaptive "$sub"
  [[ $output == *'known mistake: Adam without bias correction'* ]]
}

@test "a mistake is named though other functions are not written yet" {
  patch --quiet -o "$sub/momentum.c" "$root/solutions/momentum.c" "$root/tests/mutants/momentum/M05.patch"
  spoil momentum '/^descent_status nesterov_create/,$d'
  grade --no-memcheck --stage momentum "$sub"
  holds 'any(.stages[0].tests[]; .diagnosis.id | tostring | test("M05"))'
}

@test "a mistake that nobody has listed is not named" {
  solve momentum
  spoil momentum 's/theta\[i\] -= lr \* v\[i\];/theta[i] -= 1.0009765625 * lr * v[i];/'
  grade --no-memcheck --stage momentum "$sub"
  holds 'any(.stages[0].tests[]; .status == "failed")'
  holds 'all(.stages[0].tests[]; has("diagnosis") | not)'
}

@test "another way of making the same mistake is named as well" {
  solve adaptive
  spoil adaptive 's|double m_hat = state->m\[i\] / (1.0 - pow(beta1, t));|double m_hat = 1.0 * state->m[i]; (void)beta1; (void)t;|'
  spoil adaptive 's|double v_hat = state->v\[i\] / (1.0 - pow(beta2, t));|double v_hat = (state->v[i] + state->v[i]) / 2.0; (void)beta2;|'
  grade --no-memcheck --stage adaptive "$sub"
  holds 'any(.stages[0].tests[]; .diagnosis.name == "Adam without bias correction")'
}

@test "a copy without solutions and mutants grades on seed 0 and names mistakes" {
  make -s -C "$root" reference SEED=0
  copy=$BATS_TEST_TMPDIR/copy
  mkdir "$copy"
  cp -r "$root"/{Makefile,grade.sh,grader,stages,tests,starter} "$copy/"
  rm -rf "$copy"/tests/mutants/*/
  for folder in "$copy"/stages/*/; do
    name=$(basename "$folder")
    cp "$root/build/reference/${name#*_}.0.trace" "$folder/golden.0.trace"
  done
  patch --quiet -o "$sub/adaptive.c" "$root/solutions/adaptive.c" "$root/tests/mutants/adaptive/A14.patch"
  run "$copy/grade.sh" --no-memcheck --stage adaptive --format json "$sub"
  [ "$status" -eq 0 ]
  printf '%s\n' "$output" >"$json"
  holds 'any(.stages[0].tests[]; .diagnosis.name == "Adam without bias correction")'
  run "$copy/grade.sh" --seed 5 "$sub"
  [ "$status" -eq 3 ]
  [[ $output == *'seed 5 needs the reference solutions'* ]]
}

@test "answers copied from seed 0 pass there and fail on another seed" {
  # The logger writes down every rate that the cases ask for; the copyist looks them up.
  sed 's/^descent_status schedule_step(/static descent_status computed(/' "$root/solutions/schedules.c" >"$sub/schedules.c"
  cp "$sub/schedules.c" "$BATS_TEST_TMPDIR/computed.c"
  cat >>"$sub/schedules.c" <<'C'
#include <stdio.h>
descent_status schedule_step(double lr0, double gamma, size_t s, size_t t, double *lr) {
    descent_status status = computed(lr0, gamma, s, t, lr);
    FILE *log = fopen(LOG, "a");
    if (log != NULL) {
        fprintf(log, "{%a, %a, %zu, %zu, %d, %a},\n", lr0, gamma, s, t, (int)status, lr == NULL ? 0.0 : *lr);
        fclose(log);
    }
    return status;
}
C
  log=$BATS_TEST_TMPDIR/log
  sed -i "s|LOG,|\"$log\",|" "$sub/schedules.c"
  # The grader lets no code write a file, so the logger runs without it.
  (cd "$root" && gcc @grader/flags/compile -w -I stages -I stages/*_schedules -o "$BATS_TEST_TMPDIR/probe" \
    "$sub/schedules.c" build/probe.o build/cases/schedules.o @grader/flags/link -lm)
  while read -r name; do
    "$BATS_TEST_TMPDIR/probe" 0 case "$name" >/dev/null
  done < <(jq -r '.tests[].name' "$root"/stages/*_schedules/stage.json)
  [ "$(wc -l <"$log")" -gt 50 ]

  sed '/^static descent_status computed(/,/^}/d' "$BATS_TEST_TMPDIR/computed.c" >"$sub/schedules.c"
  {
    echo 'static const struct { double lr0, gamma; size_t s, t; int status; double lr; } known[] = {'
    sed 's/-\{0,1\}nan/(double)NAN/g; s/inf/(double)INFINITY/g' "$log"
    echo '};'
    cat <<'C'
static bool same(double a, double b) { return a == b || (isnan(a) && isnan(b)); }
descent_status schedule_step(double lr0, double gamma, size_t s, size_t t, double *lr) {
    if (lr == NULL) return DESCENT_E_NULL;
    for (size_t i = 0; i < sizeof known / sizeof *known; i++)
        if (same(known[i].lr0, lr0) && same(known[i].gamma, gamma) && known[i].s == s && known[i].t == t) {
            if (known[i].status == 0) *lr = known[i].lr;
            if (known[i].status != DESCENT_E_NULL) return (descent_status)known[i].status;
        }
    return DESCENT_OK;
}
C
  } >>"$sub/schedules.c"
  grade --no-memcheck --stage schedules "$sub"
  holds '.score == 90'
  grade --no-memcheck --stage schedules --seed 1 "$sub"
  holds '.score < 90 and any(.stages[0].tests[]; .status == "failed" and (.name | startswith("schedule_step/")))'
}
