# What is made of Valgrind's log when it is not as expected: names in it are a stranger's, it may be cut off,
# and lines of two processes may run into each other.
load helpers

setup() {
  sub=$BATS_TEST_TMPDIR
  cat >"$sub/log" <<'END'
**7** descent: case f/reads_beyond
==7== Invalid read of size 8
==7==    at 0x10A2B0: sum (momentum.c:31)
==7==    by 0x10A3C1: momentum_step (momentum.c:54)
==7==    by 0x10B111: run (cases_momentum.c:20)
==7==  Address 0x4a5b0c0 is 0 bytes after a block of size 32 alloc'd
==7==    at 0x48407B4: malloc (in /usr/libexec/valgrind/vgpreload_memcheck-amd64-linux.so)
==7==    by 0x10A200: momentum_create (momentum.c:12)
==7== 
**7** descent: end 0 errors 1
**7** descent: lost 0
**7** descent: case f/leaks
**7** descent: end 0 errors 0
==7== 1,064 (1,000 direct, 64 indirect) bytes in 1 blocks are definitely lost in loss record 2 of 2
==7==    at 0x48407B4: malloc (in /usr/libexec/valgrind/vgpreload_memcheck-amd64-linux.so)
==7==    by 0x10A200: momentum_create (momentum.c:12)
==7== 
**7** descent: lost 1
**7** descent: case f/is_clean
**7** descent: end 0 errors 0
**7** descent: lost 0
**7** descent: case f/jumps
==7== Conditional jump or move depends on uninitialised value(s)
==7==    at 0x10A2B0: sum (momentum.c:33)
==7==  Uninitialised value was created by a heap allocation
==7==    at 0x48407B4: malloc (in /usr/libexec/valgrind/vgpreload_memcheck-amd64-linux.so)
==7==    by 0x10A200: momentum_create (momentum.c:12)
==7== 
**7** descent: end 0 errors 1
**7** descent: lost 0
**7** descent: done
END
}

# read_logs JQ-FILTER: what the filter makes of [what is read of each log], logs.json being an array of logs.
read_logs() {
  timeout 60 jq -L "$root/grader/jq" \
    'include "memcheck"; map(memory_log(["momentum.c"])) | '"$1" "$sub/logs.json"
}

# mutate N MUTATION-OF-A-LINE: logs.json becomes N logs, of which a line in five went through this awk code.
# Which, and how, depends on the number of the log alone.
mutate() {
  local n
  for ((n = 0; n < $1; n++)); do
    awk -v seed="$n" 'BEGIN { srand(seed) } rand() < 0.2 {'"$2"'} { print }' "$sub/log" | jq -Rs .
  done | jq -s . >"$sub/logs.json"
}

@test "the log itself" {
  jq -Rs '[.]' "$sub/log" >"$sub/logs.json"
  [ "$(read_logs '.[0] | [.checked, .flagged | sort[]] | join(" ")')" = \
    '"f/is_clean f/jumps f/leaks f/reads_beyond f/jumps f/leaks f/reads_beyond"' ]
  [ "$(read_logs '.[0].findings | map("\(.kind) \(.function):\(.line)") | join(", ")')" = \
    '"leak momentum_create:12, invalid read sum:31, uninitialised sum:33"' ]
}

@test "a mutated log is read all the same" {
  mutate 40 'n = int(rand() * 6)
    if (n == 0) next
    if (n == 1) print
    if (n == 2) $0 = substr($0, 1, int(rand() * length($0)))
    if (n == 3) { getline line; $0 = $0 line }
    if (n == 4) { at = int(rand() * length($0)); $0 = substr($0, 1, at) sprintf("%c", 32 + rand() * 95) substr($0, at + 2) }
    if (n == 5) gsub(/[0-9]+/, "99999999999999999999999")'
  [ "$(read_logs 'length == 40 and all(.[]; (.checked, .flagged | type) == "array") and
    all(.[].findings[]; has("kind") and has("line") and (.message | type) == "string")')" = true ]
}

@test "nothing that is added to a log makes a test clean" {
  mutate 40 'n = int(rand() * 5)
    if (n == 0) print "==7== "
    if (n == 1) print "==7== Invalid read of size 8"
    if (n == 2) print "printed by the program"
    if (n == 3) print "==7==    at 0x1: f (momentum.c:1)"
    if (n == 4) print "==8== 10 bytes in 1 blocks are definitely lost"'
  [ "$(read_logs 'all(.[]; .checked == ["f/reads_beyond", "f/leaks", "f/is_clean", "f/jumps"] and
    (["f/reads_beyond", "f/leaks", "f/jumps"] - .flagged == []))')" = true ]
}

@test "long names and endless blocks take no long time" {
  {
    head -n 2 "$sub/log"
    printf '==7==    at 0x1: f%s (momentum.c:1)\n' "$(printf '1%.0s' {1..90000})"
    yes '==7==    by 0x1: f (momentum.c:1)' | head -n 60000
    tail -n +6 "$sub/log"
  } | jq -Rs '[.]' >"$sub/logs.json"
  [ "$(read_logs '.[0].checked | length')" = 4 ]
}
