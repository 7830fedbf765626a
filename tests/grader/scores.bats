# The two ends of the scale: solutions earn everything and starters nothing, whatever the seed.
load helpers

@test "the solutions score 100 % with a clean memory check" {
  grade "$root/solutions"
  holds '.score == .max_score and .notes == []'
  holds 'all(.stages[]; .memory.status == "clean" and .compile.warnings == 0)'
}

@test "the starter scores exactly 0, and every test of it waits" {
  cp -- "$root"/solutions/*.c "$sub/"
  for file in "$sub"/*.c; do
    awk -f "$root/grader/starter.awk" "$file" >"$file.cut" && mv "$file.cut" "$file"
  done
  grade "$sub"
  holds '.score == 0'
  holds 'all(.stages[]; .compile.ok and .compile.warnings == 0)'
  holds 'all(.stages[].tests[]; .status == "skipped" and (.message | endswith("is not written yet")))'
}

# "SCORE MAX" of a submission on some seeds; `make seeds` tries many more, without the way through grade.sh.
scores_on_seeds() {
  local i
  for ((i = 0; i < 4; i++)); do
    "$root/grade.sh" --no-memcheck --format json --seed $((i * 7919 + i)) "$1" |
      jq -r '"\(.score) \(.max_score)"'
  done
}

@test "solutions score 100 % on other seeds" {
  run scores_on_seeds "$root/solutions"
  [ "${#lines[@]}" -eq 4 ]
  for line in "${lines[@]}"; do [ "${line% *}" = "${line#* }" ]; done
}

@test "the starter scores 0 on other seeds" {
  run scores_on_seeds "$root/starter"
  [ "${#lines[@]}" -eq 4 ]
  for line in "${lines[@]}"; do [ "${line% *}" = 0 ] && [ "${line#* }" -gt 0 ]; done
}

# The starter with every stub replaced by a function that answers and does nothing.
do_nothing_but_return() {
  sed "s/return NOT_WRITTEN(\(.*\));/return ((void)sizeof NOT_WRITTEN(\1), $1);/; s/^ *NOT_WRITTEN(.*);/    ;/"
}

@test "an empty function that answers DESCENT_OK earns nothing" {
  for stage in "$root"/stages/*/; do
    source=$(jq -r .source "$stage/stage.json")
    do_nothing_but_return DESCENT_OK <"$root/starter/$source" >"$sub/$source"
    grep -q 'DESCENT_OK' "$sub/$source"
  done
  grade --no-memcheck "$sub"
  holds 'all(.stages[]; .compile.ok)'
  holds '.score == 0'
}

@test "an empty function that always refuses earns nothing" {
  for status in NULL SIZE RATE VALUE MEMORY; do
    for stage in "$root"/stages/*/; do
      source=$(jq -r .source "$stage/stage.json")
      do_nothing_but_return "DESCENT_E_$status" <"$root/starter/$source" >"$sub/$source"
    done
    grade --no-memcheck "$sub"
    holds 'all(.stages[]; .compile.ok) and .score == 0'
  done
}
