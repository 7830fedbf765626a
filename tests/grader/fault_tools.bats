# Tools that are missing, or too old: either the run does without them, or says which one it wants.
load helpers
load fault_helpers

setup() {
  tools=$BATS_TEST_TMPDIR/bin
  mkdir "$tools"
  ln -s /usr/bin/* /usr/sbin/* "$tools/" 2>/dev/null || true
}

@test "without a tool that grading needs: a sentence that names it" {
  local tool
  for tool in jq make timeout awk sed find df objcopy nm readelf; do
    rm -- "$tools/$tool"
    PATH=$tools quick "$BASH"
    says "lacks $tool; run \"make setup\""
    ln -s "/usr/bin/$tool" "$tools/$tool"
  done
  rm -- "$tools"/{gcc,clang,cc}
  PATH=$tools quick "$BASH"
  says 'lacks gcc \(or clang\)'
}

@test "without a tool that grading can do without: the same result" {
  rm -- "$tools"/{prlimit,flock,nproc,unzip,tar,git,perl,python3,faketime,readlink} || true
  PATH=$tools quick "$BASH"
  is_right
}

@test "without bubblewrap: the same scores, and the result says how it was run" {
  rm -- "$tools/bwrap"
  PATH=$tools quick "$BASH"
  [ "$(jq -c '[.score, .sandbox == "namespaces"]' <<<"$output")" = "$(jq -c '[.score, false]' "$right")" ]
}

@test "without Valgrind: the memory points do not count, and the result says why" {
  rm -- "$tools/valgrind"
  PATH=$tools run --separate-stderr "$root/grade.sh" --format json --stage momentum "$submission"
  [ "$status" -eq 0 ]
  [ "$(jq -c '[.score, .max_score, .stages[0].memory.reason]' <<<"$output")" = \
    "$(jq -c '[.score, .max_score, "not run: this machine has no Valgrind"]' "$right")" ]
}

@test "without unzip an archive is named as the reason" {
  rm -- "$tools/unzip"
  (cd "$submission" && zip -q "$BATS_TEST_TMPDIR/a.zip" momentum.c)
  PATH=$tools run --separate-stderr "$root/grade.sh" --no-memcheck "$BATS_TEST_TMPDIR/a.zip"
  says 'lacks unzip'
}

@test "a jq that is too old" {
  rm -- "$tools/jq"
  printf '#!/bin/sh\n[ "$1" != --version ] || { echo jq-1.5; exit; }\nprintf "jq: Unknown arguments\\n" >&2\nexit 2\n' >"$tools/jq"
  chmod +x "$tools/jq"
  PATH=$tools quick "$BASH"
  says 'has jq-1.5, and version 1.6 or later is needed'
}

@test "a bash that is too old" {
  sed 's/>= 404/>= 9900/; s/^root=.*/root=$root/' "$root/grade.sh" >"$BATS_TEST_TMPDIR/grade.sh"
  run --separate-stderr bash "$BATS_TEST_TMPDIR/grade.sh" --version
  says 'this is bash [0-9.]+.*, and version 4.4 or later is needed'
}

@test "a compiler that does not work is not the learner's mistake" {
  # In the sandbox only what is in /usr is seen, so this stands for all that can go wrong there.
  rm -- "$tools/gcc"
  printf '#!/bin/sh\necho "gcc: fatal error: cannot execute as" >&2\nexit 1\n' >"$tools/gcc"
  chmod +x "$tools/gcc"
  CC=$tools/gcc DESCENT_SANDBOX=limits quick env
  says 'could not be built|does not work'
}

@test "a Valgrind that does not start is not the learner's mistake" {
  printf '#!/bin/sh\nexit 1\n' >"$BATS_TEST_TMPDIR/fake"
  chmod +x "$BATS_TEST_TMPDIR/fake"
  # shellcheck disable=SC2016  # to be expanded there
  run --separate-stderr unshare -rm sh -c 'mount --bind "$1" /usr/bin/valgrind && shift && exec "$@"' sh \
    "$BATS_TEST_TMPDIR/fake" "$root/grade.sh" --format json --stage momentum "$submission"
  says 'Valgrind did not come to the first test'
}
