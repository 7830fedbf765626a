# What a learner's file may contain, looked at when it is compiled and before it is linked: only C that
# computes. The sandbox would hold without this; but what cannot be needed is better refused
# with its line and its reason than left to fail in silence.
# shellcheck shell=bash

# The bytes of variables that a stage may have.
readonly most_static=67108864

# The compiler's leavings of one stage in the box: ID.i, the preprocessed text; ID.s, the
# assembly text; ID.elf, what readelf says of the object.

# Sets refusal to why the stage's file is refused, or to nothing: look_through ID SOURCE FUNCTIONS.
# Of a file that does not compile it matters only what it includes, for the compiler's messages would show it.
look_through() {
  local id=$1 source=$2 check name files=(kind=text "$box/$1.i")
  refusal=''
  [[ ${DESCENT_OBJECT_CHECK:-on} != off && -e $box/$id.i ]] || return 0
  ! is_compiled "$id" ||
    files+=(kind=allowed "$root/grader/allowed_functions" kind=assembly "$box/$id.s" kind=object "$box/$id.elf")
  if ! LC_ALL=C awk -v functions=" $3 " -v most="$most_static" -f "$root/grader/objects.awk" "${files[@]}" >"$work/found"; then
    refusal="$source is nothing that could be looked through; hand in plain C"
    return
  fi
  while [[ -z $refusal ]] && IFS=' ' read -r check name; do
    if is_compiled "$id" || [[ $check == foreign_file ]]; then
      "refuse_$check" "$source" "$(harmless "$name")"
    fi
  done <"$work/found"
}

# Each sets refusal to a sentence; the one that looks again only if there is something.

refuse_foreign_file() {
  printf -v refusal '%s includes %s; only headers of the course and of the C library may be included' "$1" "$2"
}

# Names of sections, versions and asm labels go into the assembler's input as they are, so anything could be
# written there. The headers of the C library use labels too, with plain names.
refuse_hidden_text() {
  local what
  what=$(LC_ALL=C sed -zE '
    s/(^|\n)(#[^\n]*\n)+/\1/g
    s/\n/ /g
    s/"([A-Za-z0-9_]*)"/\x01\1\x01/g
    s/"(\\.|[^"\\])*"/"?"/g
    s/(__asm__|__asm|asm) *\((\x01[A-Za-z0-9_]*\x01 *)+\)//g' "$box/$id.i" |
    LC_ALL=C grep -aoE '\b(__asm__|__asm|asm)\b *\([^)]*"|(__attribute(__)?|gnu *::)[^;{]*\b(section|__section__|symver|__symver__)\b')
  case ${what%%$'\n'*} in
  '') ;;
  *symver*) printf -v refusal '%s gives a symbol a version; leave that to libraries' "$1" ;;
  *asm*) printf -v refusal '%s has an asm label or statement; the course is written in C' "$1" ;;
  *) printf -v refusal '%s puts something in a section of its own (__attribute__((section))); leave that to the compiler' "$1" ;;
  esac
}

refuse_inline_assembly() {
  printf -v refusal '%s has inline assembly%s; the course is written in C' "$1" "${2:+ (line $2)}"
}

refuse_odd_section() {
  case $2 in
  *init_array* | *fini_array* | *ctors* | *dtors*)
    printf -v refusal '%s has a constructor or destructor, which would run before or after the tests; the tests call your functions' "$1"
    ;;
  *) printf -v refusal '%s has a section of its own, %s; leave that to the compiler' "$1" "$2" ;;
  esac
}

# A program with more memory in it than a process may have is never begun, which would take the other
# stages with it.
refuse_too_large() {
  printf -v refusal '%s has variables of more than %s MB; the arrays of the course are small' "$1" $((most_static >> 20))
}

# A contract's function must be a function, and not one that is chosen when the program starts.
refuse_not_a_function() {
  printf -v refusal '%s defines %s, but not as an ordinary function' "$1" "$2"
}

refuse_foreign_call() {
  if [[ " ${all_functions[*]} " == *" $2 "* ]]; then
    printf -v refusal '%s calls %s, a function of another stage; the file of a stage stands alone' "$1" "$2"
  else
    printf -v refusal '%s calls %s, which is not defined in it and not among the functions of the C library that the course allows (docs/security.md)' \
      "$1" "$2"
  fi
}
