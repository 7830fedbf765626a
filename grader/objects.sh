# What a learner's file may contain, looked at when it is compiled and before it is linked: only C that
# computes. The sandbox would hold without this; but what cannot be needed is better refused
# with its line and its reason than left to fail in silence.
# shellcheck shell=bash

# The bytes of variables that a stage may have.
readonly most_static=67108864

# The compiler's leavings of one stage in the box, for refusal_of: ID.i, the preprocessed text; ID.s, the
# assembly text; ID.nm and ID.sections, what nm and readelf say of the object.

# Prints why the stage's file is refused, or nothing: refusal_of ID SOURCE FUNCTIONS COMPILED. Of a file that
# does not compile it matters only what it includes, for the compiler's messages would show it.
refusal_of() {
  [[ ${DESCENT_OBJECT_CHECK:-on} != off ]] || return 0
  local id=$1 source=$2 functions=$3 check checks=(foreign_file)
  [[ $4 == no ]] || checks+=(hidden_text inline_assembly odd_section too_large not_a_function foreign_call)
  for check in "${checks[@]}"; do
    "$check" "$box/$id" "$source" "$functions" && return
  done
  return 0
}

# Each check prints a sentence and succeeds if it found something.

# The preprocessor marks where a file begins with a line: # 1 "name" 1
foreign_file() {
  local name
  name=$(LC_ALL=C awk -F '"' '
    /^# [0-9]+ "[^"]*" 1/ && $2 !~ /^<|^include\/[^\/]*$|^\/usr\/(lib|include)\// ||
    /^# [0-9]+ "[^"]*" 1/ && $2 ~ /\/\.\.\/|^\/usr\/include\/valgrind/ { print $2; exit }' "$1.i")
  [[ -n $name ]] && printf '%s includes %s; only headers of the course and of the C library may be included\n' \
    "$2" "$(harmless "$name")"
}

# Names of sections, versions and asm labels go into the assembler's input as they are, so anything could be
# written there. The headers of the C library use labels too, with plain names.
hidden_text() {
  local found
  found=$(grep -v '^#' "$1.i" | tr '\n' ' ' | LC_ALL=C sed -E '
    s/"([A-Za-z0-9_]*)"/\x01\1\x01/g
    s/"(\\.|[^"\\])*"/"?"/g
    s/(__asm__|__asm|asm) *\((\x01[A-Za-z0-9_]*\x01 *)+\)//g' |
    grep -oE '\b(__asm__|__asm|asm)\b *\([^)]*"|(__attribute(__)?|gnu *::)[^;{]*\b(section|__section__|symver|__symver__)\b' | head -n 1)
  case $found in
  '') return 1 ;;
  *symver*) printf '%s gives a symbol a version; leave that to libraries\n' "$2" ;;
  *asm*) printf '%s has an asm label or statement; the course is written in C\n' "$2" ;;
  *) printf '%s puts something in a section of its own (__attribute__((section))); leave that to the compiler\n' "$2" ;;
  esac
}

# gcc encloses it between APP and NO_APP, and says the line; clang has said it before.
inline_assembly() {
  local line
  line=$(LC_ALL=C awk '
    /^[ \t]*\.loc[ \t]/ { near = $3 }
    app { print /^# [0-9]+ / ? $2 : near; exit }
    /^[ \t]*#APP/ { app = 1 }
    END { exit !app }' "$1.s") || return 1
  printf '%s has inline assembly%s; the course is written in C\n' "$2" "${line:+ (line $line)}"
}

odd_section() {
  local name
  name=$(LC_ALL=C sed -nE 's/^ +\[ *[0-9]+\] ([^ ]+) .*/\1/p' "$1.sections" | grep -vxE \
    'NULL|(\.rela)?\.(text|data|rodata|bss|eh_frame|debug_[a-z_]+)([.][A-Za-z0-9_.]+)?|\.(tdata|tbss|comment|symtab|strtab|shstrtab|group|llvm_addrsig)|\.note\.[A-Za-z.-]+' |
    head -n 1)
  case $name in
  '') return 1 ;;
  *init_array* | *fini_array* | *ctors* | *dtors*)
    printf '%s has a constructor or destructor, which would run before or after the tests; the tests call your functions\n' "$2"
    ;;
  *) printf '%s has a section of its own, %s; leave that to the compiler\n' "$2" "$(harmless "$name")" ;;
  esac
}

# A program with more memory in it than a process may have is never begun, which would take the other
# stages with it.
too_large() {
  local size total=0
  while read -r size; do
    ((${#size} <= 8 && (total += 16#$size) <= most_static)) || total=$((most_static + 1))
  done < <(
    sed -nE 's/^ +\[ *[0-9]+\] [^ ]+ +[A-Z_]+ +[0-9a-f]+ [0-9a-f]+ 0*([0-9a-f]+) [0-9a-f]+ +[A-Z]*A.*/\1/p' "$1.sections"
    LC_ALL=C awk '$2 == "C" { print $4 }' "$1.nm"
  )
  ((total > most_static)) && printf '%s has variables of more than %s MB; the arrays of the course are small\n' "$2" $((most_static >> 20))
}

# A contract's function must be a function, and not one that is chosen when the program starts.
not_a_function() {
  local name
  name=$(LC_ALL=C awk -v functions=" $3 " '$2 == "i" || (index(functions, " " $1 " ") && $2 !~ /^[TtWUwv]$/) { print $1; exit }' "$1.nm")
  [[ -n $name ]] && printf '%s defines %s, but not as an ordinary function\n' "$2" "$(harmless "$name")"
}

foreign_call() {
  local name
  name=$(LC_ALL=C awk '$2 ~ /^[Uwv]$/ { print $1 }' "$1.nm" |
    grep -vxEf <(grep -v '^#' "$root/grader/allowed_functions") | head -n 1)
  [[ -n $name ]] || return 1
  if [[ " ${all_functions[*]} " == *" $name "* ]]; then
    printf '%s calls %s, a function of another stage; the file of a stage stands alone\n' "$2" "$name"
  else
    printf '%s calls %s, which is not defined in it and not among the functions of the C library that the course allows (docs/security.md)\n' \
      "$2" "$(harmless "$name")"
  fi
}
