# The handout: everything that students need, nothing that is not for them, and it works anywhere.
load helpers

readonly secret=918273645546372
home=$(echo "${BATS_FILE_TMPDIR-}/at home"/descent-*)

setup_file() {
  # The build folder knows a secret seed by now, as an instructor's does.
  make -s -C "$root" reference SEED=$secret
  pack handout
  cp "$root"/build/descent-handout-* "$BATS_FILE_TMPDIR/"
  mkdir "$BATS_FILE_TMPDIR/at home"
  tar -xf "$BATS_FILE_TMPDIR"/descent-handout-*.tar.gz -C "$BATS_FILE_TMPDIR/at home"
}

@test "packing twice gives the same bytes, without owner and date" {
  pack handout
  for archive in "$BATS_FILE_TMPDIR"/descent-handout-*.*; do cmp "$archive" "$root/build/${archive##*/}"; done
  [ "$(tar -tvf "$BATS_FILE_TMPDIR"/descent-handout-*.tar.gz | awk '{ print $2, $4 }' | sort -u)" = '0/0 2000-01-01' ]
}

@test "the zip holds the same as the tar" {
  unzip -qq "$BATS_FILE_TMPDIR"/descent-handout-*.zip -d "$BATS_TEST_TMPDIR"
  diff -r --exclude build "$BATS_TEST_TMPDIR"/descent-* "$home"
  [ -x "$BATS_TEST_TMPDIR"/descent-*/grade.sh ]
}

@test "no line of a solution is in it, no mutant, no secret seed, no history" {
  "$root/grader/packages/secret_lines.sh" >"$BATS_TEST_TMPDIR/secret"
  [ "$(wc -l <"$BATS_TEST_TMPDIR/secret")" -gt 200 ]
  run grep -rnFf "$BATS_TEST_TMPDIR/secret" "$home"
  [ "$status" -eq 1 ]
  [ -e "$root/build/reference/$secret.trace" ]
  run grep -rlF $secret "$home"
  [ "$status" -eq 1 ]
  tar -tf "$BATS_FILE_TMPDIR"/descent-handout-*.tar.gz >"$BATS_TEST_TMPDIR/files"
  run grep -E '/\.git/|\.(patch|bats|mk|oracle)$|/(solutions|packages|instructors|contributors)' "$BATS_TEST_TMPDIR/files"
  [ "$status" -eq 1 ]
}

@test "of the tests it holds the stages' cases and suites and their data" {
  for folder in "$home"/tests/*/; do
    name=$(basename "$folder")
    [ "$name" = data ] || [ -n "$(find "$home"/stages/*_"$name" -name stage.json)" ]
  done
  run find "$home/tests" -mindepth 2 -not -path '*/data/*' -not -name '*.[ch]'
  [ -z "$output" ]
}

@test "its starters are cut from the solutions" {
  for file in "$root"/solutions/*.c; do
    awk -f "$root/grader/starter.awk" "$file" | cmp - "$home/starter/${file##*/}"
  done
}

@test "the links of its documents lead to files of it" {
  cd "$home"
  grep -roE --include='*.md' '\]\([^)#:]+' . | sed 's/:\](/ /' >"$BATS_TEST_TMPDIR/links"
  [ "$(wc -l <"$BATS_TEST_TMPDIR/links")" -gt 4 ]
  while read -r file link; do
    [ -e "${file%/*}/$link" ] || {
      echo "$file: $link"
      return 1
    }
  done <"$BATS_TEST_TMPDIR/links"
}

@test "make lists what a student may ask for" {
  run make --no-print-directory -C "$home"
  [ "$status" -eq 0 ]
  [[ $output == *'make grade'*'make momentum'* ]]
  [[ $output != *'work on the course itself'* && $output != *'instructors'* && $output != *'No such file'* ]]
}

@test "unpacked elsewhere: the starter scores 0, the solutions 100 %, a mistake is named" {
  grade_in "$home"
  holds '.score == 0 and .max_score > 0 and all(.stages[].tests[]; .status == "skipped")'
  version=$(jq -r .course_version "$json")
  grade_in "$home" "$root/solutions"
  holds '.score == .max_score and all(.stages[]; .memory.status == "clean")'
  patch --quiet -o "$sub/adaptive.c" "$root/solutions/adaptive.c" "$root/tests/mutants/adaptive/A14.patch"
  grade_in "$home" --no-memcheck --stage adaptive "$sub"
  holds 'any(.stages[0].tests[]; .diagnosis.name == "Adam without bias correction")'
  grade --no-memcheck --stage adaptive "$sub"
  holds ".course_version == \"$version\""
}

@test "a student's first commands work, and another seed is refused with a sentence" {
  run make --no-print-directory -C "$home" setup grade
  printf '%s\n' "$output"
  [ "$status" -eq 0 ]
  [[ $output == *'nothing is missing'*'total'*' 0 / '*'Read stages/'* ]]
  run make --no-print-directory -C "$home" momentum
  [ "$status" -eq 0 ]
  run "$home/grade.sh" --seed 5
  [ "$status" -eq 3 ]
  [[ $output == *'seed 5 needs the reference solutions'*'use seed 0'* ]]
}
