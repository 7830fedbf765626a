# What must hold of every stage: its manifest, its tests and its files belong together.
load helpers

@test "the points of every stage add up to 100" {
  for manifest in "$root"/stages/*/stage.json; do
    jq -e '([.tests[].points] | add) + .memory == 100' "$manifest"
    jq -e 'all(.tests[]; .points >= 1 and (.points | floor) == .points)' "$manifest"
  done
}

@test "every stage has at least 25 tests, each with a hint that asks" {
  for manifest in "$root"/stages/*/stage.json; do
    jq -e '.tests | length >= 25' "$manifest"
    jq -e 'all(.tests[]; .hint | length > 20)' "$manifest"
    jq -e '.tests | (map(.name) | unique | length) == length' "$manifest"
  done
}

@test "every function of a contract has tests, and every test a function" {
  for manifest in "$root"/stages/*/stage.json; do
    jq -e '(.functions | sort) == (.tests | map(.name | split("/")[0]) | unique)' "$manifest"
    header=${manifest%/*}/$(jq -r .header "$manifest")
    while read -r function; do
      grep -qE "\b$function\(" "$header"
    done < <(jq -r '.functions[]' "$manifest")
  done
}

@test "a stage has a handout, a starter, a solution and answers" {
  for manifest in "$root"/stages/*/stage.json; do
    source=$(jq -r .source "$manifest")
    [ -s "${manifest%/*}/README.md" ]
    [ -s "$root/starter/$source" ]
    [ -s "$root/solutions/$source" ]
    [ -s "$root/solutions/${source%.c}.md" ]
  done
}

@test "what a stage requires exists" {
  known=$(jq -s '[.[].id]' "$root"/stages/*/stage.json)
  for manifest in "$root"/stages/*/stage.json; do
    jq -e --argjson known "$known" '.requires - $known == []' "$manifest"
  done
}

@test "no handout or starter shows the code of a solution" {
  for manifest in "$root"/stages/*/stage.json; do
    source=$(jq -r .source "$manifest")
    # Every line of the solution that the starter lacks and that says something.
    awk -f "$root/grader/starter.awk" "$root/solutions/$source" >"$BATS_TEST_TMPDIR/starter.c"
    grep -vxFf "$BATS_TEST_TMPDIR/starter.c" "$root/solutions/$source" | grep -v SOLUTION |
      sed 's/^ *//' | awk 'length > 30' >"$BATS_TEST_TMPDIR/secret"
    [ -s "$BATS_TEST_TMPDIR/secret" ]
    run grep -rnFf "$BATS_TEST_TMPDIR/secret" "${manifest%/*}" "$root/starter" "$root/docs"
    [ "$status" -eq 1 ] || {
      printf '%s\n' "$output"
      return 1
    }
  done
}

@test "the table of conventions names tests that exist" {
  jq -r '.tests[].name' "$root"/stages/*/stage.json | sort >"$BATS_TEST_TMPDIR/tests"
  grep -oE '`[a-z_0-9]+/[a-z_0-9]+`' "$root/docs/conventions.md" | tr -d '`' | sort -u >"$BATS_TEST_TMPDIR/named"
  [ "$(wc -l <"$BATS_TEST_TMPDIR/named")" -gt 30 ]
  run comm -23 "$BATS_TEST_TMPDIR/named" "$BATS_TEST_TMPDIR/tests"
  [ -z "$output" ]
}
