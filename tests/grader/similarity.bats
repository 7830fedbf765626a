# Which submissions are alike: copies in disguise, and not right programs that were written independently.
load helpers
load class

setup_file() {
  root=$(cd -- "$BATS_TEST_DIRNAME/../.." && pwd -P)
  new_class "$BATS_FILE_TMPDIR"
  student author
  for other in "$root"/tests/alternates/momentum/*.c; do
    mkdir "$class/$(basename "$other" .c)"
    cp "$other" "$class/$(basename "$other" .c)/momentum.c"
  done
  # A copy under other names, without the comments, in another layout.
  mkdir "$class/copy"
  sed -e 's/\bv\b/speed/g; s/\bstatus\b/code/g; s/\bi\b/k/g; s/check_step/is_fine/g; s/\bmade\b/fresh/g' \
    -e '/^ *\/\*.*\*\/$/d; s,//.*,,; s/{$/\n{/' -e 's/^  *//' "$root/solutions/momentum.c" |
    sed '1i /* All my own work. */\n' >"$class/copy/momentum.c"
  # Two who have only begun write the same few lines.
  for beginner in dora emil; do
    mkdir "$class/$beginner"
    awk '/momentum_step/ { exit } { print }' "$root/solutions/momentum.c" >"$class/$beginner/momentum.c"
  done
  "$root/grade.sh" --class "$class" -o "$grades" --stage momentum --no-memcheck --similarity >"$BATS_FILE_TMPDIR/said"
}

setup() {
  new_class "$BATS_FILE_TMPDIR"
  json=$grades/similarity.json
}

@test "a copy with other names, layout and comments ranks first" {
  jq -c '.[] | [.a, .b, .stage, .percent]' "$json"
  jq -e '.[0] | .a == "author" and .b == "copy" and .stage == "momentum" and .percent >= 85' "$json"
}

# The alternate own_scratch is the solution with a few lines changed.
@test "what was changed a little is listed; what was written independently, and two beginnings, are not" {
  jq -e 'map([.a, .b]) | sort == [["author", "copy"], ["author", "own_scratch"], ["copy", "own_scratch"]]' "$json"
}

@test "the places are lines of both files, and cover most of them" {
  jq -e --arg a "$(wc -l <"$grades/submissions/author/momentum.c")" --arg b "$(wc -l <"$grades/submissions/copy/momentum.c")" '
    .[0].places | length > 0 and
      all(.[]; 1 <= .a_lines[0] and .a_lines[0] <= .a_lines[1] and .a_lines[1] <= ($a | tonumber) and
               .b_lines[1] <= ($b | tonumber)) and
      (map(.a_lines[1] - .a_lines[0] + 1) | add) > 50' "$json"
}

@test "what the starter contains is not counted" {
  printf '%s\n' momentum.c >"$BATS_TEST_TMPDIR/list"
  mkdir "$BATS_TEST_TMPDIR/out"
  # In another layout, with a comment inside a signature and one more line of somebody's own.
  sed -e 's/double beta) {/double beta\n)\n{/; s/momentum_state \*state/momentum_state \/* it *\/ *state/' "$root/starter/momentum.c" |
    sed '$a static int own = 1;' >"$BATS_TEST_TMPDIR/momentum.c"
  ! cmp -s "$BATS_TEST_TMPDIR/momentum.c" "$root/starter/momentum.c"
  awk -v starter="$root/starter/momentum.c" -v list="$BATS_TEST_TMPDIR/list" -v from="$BATS_TEST_TMPDIR/" \
    -v out="$BATS_TEST_TMPDIR/out/" -v least=1 -f "$root/grader/class/strip.awk"
  [ "$(tr -d ' \n' <"$BATS_TEST_TMPDIR/out/momentum.c")" = 'staticintown=1;' ]
  [ "$(wc -l <"$BATS_TEST_TMPDIR/out/momentum.c")" -eq "$(wc -l <"$BATS_TEST_TMPDIR/momentum.c")" ]
}

@test "the summary says that similarity is a reason to look, not a verdict" {
  grep -q '^similarity: 3 pairs alike' "$BATS_FILE_TMPDIR/said"
  grep -q 'a reason to look at both, not a verdict' "$BATS_FILE_TMPDIR/said"
}
