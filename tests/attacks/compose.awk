# Put a call of attack() at the beginning of some functions of a C file.
#
#   awk -v wanted="FUNCTION..." -f compose.awk FILE
#
# Fails if it does not find them all: an attack that is never called would be contained for nothing.
BEGIN { count = split(wanted, name, " ") }

/^[a-z]/ { for (i = 1; i <= count; i++) if (!found[i] && $0 ~ "[ *]" name[i] "\\(") { inside = i; break } }
{ print }
inside && /{$/ { print "    attack();"; found[inside] = 1; inside = 0 }
/^}/ { inside = 0 }

END {
  for (i = 1; i <= count; i++)
    if (!found[i]) { print "no function " name[i] " to put the attack into" > "/dev/stderr"; exit 1 }
}
