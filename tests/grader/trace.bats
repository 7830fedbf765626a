# What the trace reader makes of text that breaks the rules: it costs the case, or the trace, and never
# more. build/differences reads two traces as the suites do, and names the cases that differ.
load helpers

# A trace of two cases; the text of the first is to be replaced.
setup() {
  sub=$BATS_TEST_TMPDIR
  differences=$root/build/differences
  right=' real x 1 0x1.8p+0'
  write_trace "$sub/reference" "$right"
}

# write_trace FILE LINES [END]: the case f/a with these lines and that end, then f/b.
write_trace() {
  printf 'descent-trace 1 0\ncase f/a\n%s\n%s\ncase f/b\n real y 1 0x1p+0\nend finished\n' \
    "$2" "${3-end finished}" >"$1"
}

# The cases that differ: must be exactly those of $1.
differing() {
  run "$differences" "$sub/trace" "$sub/reference"
  [ "$status" -eq 0 ]
  [ "$(cut -d' ' -f1 <<<"$output" | xargs)" = "$1" ] || {
    printf 'differing: %s, not %s\n' "$output" "$1"
    return 1
  }
}

@test "a line that breaks the rules costs its case and no other" {
  local line
  while IFS= read -r line; do
    write_trace "$sub/trace" "$right
$line"
    differing f/a || {
      printf 'the line was: %s\n' "$line"
      return 1
    }
  done <<'END'
no space in front
 real
 real z
 real z 1
 real z 2 0x1p+0
 real z 1 0x1p+0 0x1p+0
 real z -1
 real z +1 0x1p+0
 real z 18446744073709551616 0x1p+0
 real z 131073
 real  1 0x1p+0
 real null
 real z null 1
 count z 1 -1
 count z 1 0x1
 count z 1 18446744073709551616
 status f
 status f +0
 status f 0 0
 status f 9999999999
 status f 99999999999999999999
 step
 step -1
 step 99999999999999999999
 stub
 stub f f
 stub a_name_that_has_sixty_four_letters_is_one_letter_too_long_for_this
 unheard of
end finished
end
printed
case
END
}

@test "numbers are read by a strict grammar" {
  local number
  for number in 1,5 0x1,8p+0 1.5 1e3 +0x1.8p+0 0X1.8P+0 0x1.8P+0 0x1.8p0 0x3p-1 0x1.8 0x.cp+1 0x1.8p+ \
    0x1.80000000000000p+0 0x1.8p+99999999999999999999 infinity INF NAN 'nan(0)' -- --0x1p+0 0x1.8p+0x 1x ''; do
    write_trace "$sub/trace" " real x 1 $number"
    differing f/a || {
      printf 'the number was: %s\n' "$number"
      return 1
    }
  done
}

@test "every form in which a probe writes a number is read, in any locale" {
  local number
  export LC_ALL=C
  for number in 0x1.8p+0 -0x1.8p+0 0x0p+0 -0x0p+0 inf -inf nan -nan 0x0.0000000000001p-1022 \
    0x1.fffffffffffffp+1023 0x1p-1022; do
    write_trace "$sub/reference" " real x 1 $number"
    write_trace "$sub/trace" " real x 1 $number"
    differing ''
    # And as this number: one that is next to it, or quite another, differs.
    write_trace "$sub/trace" " real x 1 0x1.9p+3"
    differing f/a
  done
}

@test "nothing may come behind the end of a case" {
  write_trace "$sub/trace" "$right" 'end finished
end finished'
  differing f/a
  write_trace "$sub/trace" "$right" 'end finished
 real x 1 0x1p+0'
  differing f/a
}

@test "an end that is none is no end" {
  local end
  for end in 'end' 'end ' 'end finished ' 'end finished 0' 'end exit' 'end exit 256' 'end signal -1' 'end well'; do
    write_trace "$sub/trace" "$right" "$end"
    differing f/a
  done
}

@test "a case that begins twice is lost, one that nobody knows is nothing" {
  cat "$sub/reference" - >"$sub/trace" <<END
case f/unknown
$right
end finished
END
  differing ''
  cat "$sub/reference" - >"$sub/trace" <<END
case f/a
$right
end finished
END
  differing f/a
}

@test "a trace that breaks off loses the case in which it does" {
  head -c -4 "$sub/reference" >"$sub/trace"
  differing f/b
  : >"$sub/trace"
  differing 'f/a f/b'
  sed 1s/1/2/ "$sub/reference" >"$sub/trace"
  differing 'f/a f/b'
}

@test "zero bytes cost the case that they are in" {
  sed 's/0x1p+0$/0x1p+0\x00/' "$sub/reference" >"$sub/trace"
  differing f/b
}

@test "the bounds: names, observations, values, bytes of a case, cases of a trace" {
  awk 'BEGIN { for (i = 0; i < 64; i++) print " in n" i " null" }' >"$sub/lines"
  write_trace "$sub/trace" "$(<"$sub/lines")
$right"
  differing f/a
  write_trace "$sub/trace" "$(sed 1d "$sub/lines")
$right"
  differing ''

  write_trace "$sub/trace" "$right
$(yes ' in x null' | head -n 32767)"
  differing ''
  write_trace "$sub/trace" "$right
$(yes ' in x null' | head -n 32768)"
  differing f/a

  write_trace "$sub/trace" "$right
$(yes "printed $(printf 'x%.0s' {1..100})" | head -n 6000)"
  differing f/a

  { cat "$sub/reference" && yes 'case f/unknown' | head -n 3998; } >"$sub/trace"
  differing ''
  printf 'case f/unknown\n' >>"$sub/trace"
  differing 'f/a f/b'
}

# Sixteen megabytes of the worst take a second or two of processor time, however busy the machine is.
@test "the largest trace is read in bounded time and memory, whatever is in it" {
  local line
  for line in '' 'case f/unknown' ' stub a' ' in a null' 'printed x' 'case f/a\n real a 1 0' '\ncas'; do
    { cat "$sub/reference" && yes "$(printf "$line")" | head -c 20000000; } >"$sub/trace"
    run prlimit --cpu=5 --as=200000000 "$differences" "$sub/trace" "$sub/reference"
    [ "$status" -eq 0 ]
  done
  run prlimit --cpu=5 --as=200000000 "$differences" /dev/zero "$sub/reference"
  [ "$status" -eq 0 ]
}

@test "a file that cannot be read is said to be one" {
  run "$differences" "$sub/none" "$sub/reference"
  [ "$status" -eq 2 ]
  [[ $output == "differences: cannot read $sub/none" ]]
  run "$differences" "$sub" "$sub/reference"
  [ "$status" -eq 2 ]
}
