# The sources in $work/taken as plain text: UTF-8, a line feed at the end of each line, as many lines as the
# learner's editor shows. What that cannot be made of is named, and left to the compiler.
# shellcheck shell=bash

make_plain_text() {
  local source
  while IFS= read -r source; do
    convert_unicode "$source"
    convert_line_ends "$source"
  done < <(cd -- "$work/taken" && LC_ALL=C grep -l -a -s $'[^\t -~]' -- *)
}

# What is marked as UTF-16 or UTF-32 is, what is not UTF-8 is taken for Latin-1, which anything can be.
convert_unicode() {
  local source=$1 file=$work/taken/$1 marked='' what=''
  case $(head -c 4 "$file" | od -An -v -tx1 | tr -d ' \n') in
  efbbbf*) tail -c +4 "$file" >"$work/text" && mv -- "$work/text" "$file" ;;
  fffe0000 | 0000feff) marked=UTF-32 ;;
  fffe* | feff*) marked=UTF-16 ;;
  25504446) what='a PDF' ;;
  504b0304) what='a zip archive or an office document' ;;
  7f454c46) what='a compiled program' ;;
  esac
  if [[ -n $what ]]; then
    note "$source is $what, not C source text"
  elif [[ -n $marked ]] && convert "$marked" "$file"; then
    note "$source is $marked text; it was read as such, but save it as UTF-8"
  elif [[ -n $marked ]]; then
    note "$source begins like $marked text, but is not; save it as UTF-8"
  elif ! is_text "$file"; then
    note "$source has a zero byte in line $(line_of_zero_byte "$file"), so it is not plain text; save it as UTF-8"
  elif ! convert UTF-8 "$file" && convert ISO-8859-1 "$file"; then
    note "$source is not UTF-8; it was read as Latin-1"
  fi
}

# convert ENCODING FILE: to UTF-8. Decoders have had holes, so they run in the sandbox.
convert() {
  boxed ro 5 iconv -f "$1" -t UTF-8 <"$2" >"$work/text" 2>/dev/null && mv -- "$work/text" "$2"
}

# Windows ends a line with CR LF, the old Mac with CR; a stray CR is a line end to editors, too.
convert_line_ends() {
  local file=$work/taken/$1
  grep -q -a $'\r' "$file" || return 0
  sed $'s/\r$//' "$file" | tr '\r' '\n' >"$work/text" && mv -- "$work/text" "$file"
  (($(tail -c 1 "$file" | wc -l) == 1)) || printf '\n' >>"$file"
}

line_of_zero_byte() {
  printf '%d' "$((1 + $(tr '\n\0' '\0\n' <"$1" | head -n 1 | tr -dc '\0' | wc -c)))"
}
