# What the compiler left of a learner's file in the box, looked through for what objects.sh refuses: prints a
# line "CHECK NAME" for each check that found something, the gravest first.
#
#   awk -v functions=' f g ' -v most=BYTES -f objects.awk kind=text FILE kind=allowed FILE
#     kind=assembly FILE kind=object FILE        (the last: what readelf -SsW says)

function found(check, name) {
  if (!(check in first)) first[check] = name
}

function hexadecimal(digits,   value, i) {
  for (i = 1; i <= length(digits); i++) value = 16 * value + index("0123456789abcdef", substr(digits, i, 1)) - 1
  return value
}

kind == "allowed" {
  if (!/^(#|$)/) allowed = allowed (allowed ? "|" : "") $0
  next
}

# The preprocessor marks where a file begins: # 1 "name" 1
kind == "text" && /^#/ {
  if (!/^# [0-9]+ "[^"]*" 1/) next
  split($0, part, "\"")
  if (part[2] !~ /^<|^include\/[^\/]*$|^\/usr\/(lib|include)\// || part[2] ~ /\/\.\.\/|^\/usr\/include\/valgrind/)
    found("foreign_file", part[2])
  next
}

# To be looked at more closely; most files have none of these words.
kind == "text" {
  if (/asm|section|symver/) found("hidden_text")
  next
}

# gcc encloses inline assembly between APP and NO_APP, and says the line; clang has said it before.
kind == "assembly" {
  if ($1 == ".loc") near = $3
  if (app) found("inline_assembly", /^# [0-9]+ / ? $2 : near)
  if ($1 == "#APP") app = 1
  next
}

# [ 1] .text PROGBITS 0000000000000000 000040 000123 00 AX 0 0 1
/^ +\[ *[0-9]+\] / {
  sub(/^ +\[ *[0-9]+\] /, "")
  if (/^ +NULL /) next
  name = $0
  sub(/ .*/, "", name)
  if (name !~ /^(\.rela)?\.(text|data|rodata|bss|eh_frame|debug_[a-z_]+)([.][A-Za-z0-9_.]+)?$/ && \
      name !~ /^\.(tdata|tbss|comment|symtab|strtab|shstrtab|group|llvm_addrsig)$/ && name !~ /^\.note\.[A-Za-z.-]+$/)
    found("odd_section", name)
  if ($7 ~ /A/) size += hexadecimal($5)
  next
}

# 3: 0000000000000000 123 FUNC GLOBAL DEFAULT 1 momentum_step
/^ +[0-9]+: / {
  name = $0
  if (!sub(/^ +[0-9]+: [0-9a-f]+ +[0-9a-fx]+ [A-Z]+ +[A-Z]+ +[A-Z]+ +[A-Z0-9]+ ?/, "", name)) found("not_a_function", $NF)
  if ($7 == "COM") size += $3 ~ /^0x/ ? hexadecimal(substr($3, 3)) : $3
  if ($4 == "IFUNC" || ($7 != "UND" && $4 != "FUNC" && index(functions, " " name " "))) found("not_a_function", name)
  if ($7 == "UND" && name != "" && name !~ "^(" allowed ")$" && (!("foreign_call" in first) || name < first["foreign_call"]))
    first["foreign_call"] = name
}

END {
  if (app) found("inline_assembly", near)
  if (size > most) found("too_large")
  n = split("foreign_file hidden_text inline_assembly odd_section too_large not_a_function foreign_call", checks, " ")
  for (i = 1; i <= n; i++)
    if (checks[i] in first) print checks[i], first[checks[i]]
}
