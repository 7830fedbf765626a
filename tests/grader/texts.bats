# How a source may be encoded, and that messages name the line that the learner's editor shows.
load intake

solution() {
  printf '%s/solutions/momentum.c' "$root"
}

@test "UTF-8 marks and line ends of every kind become plain text, without a word" {
  { printf '\xef\xbb\xbf' && sed 's/$/\r/' "$(solution)"; } >"$sub/momentum.c"
  tr '\n' '\r' <"$root/solutions/adaptive.c" >"$sub/adaptive.c"
  head -c -1 "$root/solutions/schedules.c" >"$sub/schedules.c"
  sed '1,50s/$/\r/' "$root/solutions/gradient_descent.c" >"$sub/gradient_descent.c"
  take "$sub"
  says_nothing
  printf '\n' >>"$taken/schedules.c" # the compiler does without
  took momentum adaptive schedules gradient_descent
}

@test "marked UTF-16 and UTF-32 are read, with a note" {
  for encoding in UTF-16 UTF-32; do
    for order in LE BE; do
      { printf '\ufeff' && cat "$(solution)"; } | sed 's/$/\r/' | iconv -f UTF-8 -t $encoding$order >"$sub/momentum.c"
      take "$sub"
      took momentum
      says "momentum.c is $encoding text; it was read as such, but save it as UTF-8"
    done
  done
  { printf '\xff\xfe\x00\xd8\x00\x00' && cat "$(solution)"; } >"$sub/momentum.c"
  take "$sub"
  says 'momentum.c begins like UTF-16 text, but is not; save it as UTF-8'
}

@test "Latin-1 is read as such; valid UTF-8 stays as it is" {
  { printf '// Gr\xf6\xdfe\n' && cat "$(solution)"; } >"$sub/momentum.c"
  { printf '// Gr\u00f6\u00dfe \u2207\U1f600\n' && cat "$(solution)"; } >"$sub/adaptive.c"
  take "$sub"
  says 'momentum.c is not UTF-8; it was read as Latin-1'
  [ "$(head -n 1 "$taken/momentum.c")" = $'// Gr\u00f6\u00dfe' ]
  cmp "$sub/adaptive.c" "$taken/adaptive.c"
  [ "$(wc -l <"$said")" -eq 1 ]
}

@test "what is no text is named, with the line of the first zero byte" {
  { head -n 6 "$(solution)" && printf 'a\0b\n' && cat "$(solution)"; } >"$sub/momentum.c"
  cp "$(type -P true)" "$sub/adaptive.c"
  printf '%%PDF-1.7\n%%\xe2\xe3\n' >"$sub/schedules.c"
  (cd "$sub" && zip -q "$sub/gradient_descent.c.zip" adaptive.c && mv gradient_descent.c.zip gradient_descent.c)
  take "$sub"
  says 'momentum.c has a zero byte in line 7, so it is not plain text; save it as UTF-8'
  says 'adaptive.c is a compiled program, not C source text'
  says 'schedules.c is a PDF, not C source text'
  says 'gradient_descent.c is a zip archive or an office document, not C source text'
}

@test "messages name the learner's line" {
  broken() {
    printf '\ufeff// Gr\u00f6\u00dfe\n#include "momentum.h"\n\nint x = nonsense;\n'
  }
  for how in 'sed s/$/\r/' "tr \\n \\r" 'iconv -f UTF-8 -t UTF-16LE' cat; do
    broken | $how >"$sub/momentum.c"
    grade --no-memcheck --stage momentum "$sub"
    holds '.stages[0].compile.output | test("momentum.c:4:9: error")'
  done
}
