#!/usr/bin/env bash
# Runs in the sandbox, beside a file called archive: lists it, or takes files out of it.
#
#   unpack.sh list KIND                      a line an entry, as zipinfo or tar writes it
#   unpack.sh extract KIND [NAME ENTRY]...   the contents of each entry to unpacked/NAME
#   unpack.sh expand KIND NAME               one compressed file to unpacked/NAME
#
# KIND is zip, tar, or the program that undoes the compression of a tar archive. Contents go through a
# pipe and nowhere else: no link, device or folder of an archive is ever made.
set -uo pipefail

# More than any submission has; what is longer is cut off, so that no bomb goes off.
readonly most_bytes=128000000 most_bytes_of_a_file=1500000

# Decompressors may be asked for a gigabyte by four bytes of a header.
ulimit -v 400000
# In KiB, for each file that is taken out.
ulimit -f 2000

unpressed() {
  if [[ $1 == tar ]]; then cat; else "$1" -dc; fi <archive | head -c "$most_bytes"
}

# Did the decompressor end well? 2 is gzip's warning about bytes that follow; 141, that no more was needed.
undone() {
  [[ $1 =~ ^(0|2|141)$ ]]
}

list() {
  if [[ $1 == zip ]]; then
    unzip -Z -s archive
  else
    unpressed "$1" | tar -tvf - --numeric-owner --quoting-style=escape
    local status=("${PIPESTATUS[@]}")
    [[ ${status[1]} == 0 ]] || return 3
    undone "${status[0]}" || return 3
  fi
}

# An entry's name is a pattern for unzip, and the very name for tar.
contents() {
  if [[ $1 == zip ]]; then
    unzip -P '' -p archive "$2"
  else
    unpressed "$1" | tar -xOf - --no-recursion --occurrence=1 --add-file="$2"
    return "${PIPESTATUS[1]}"
  fi
}

mode=$1 kind=$2
shift 2
case $mode in
list) list "$kind" ;;
extract)
  mkdir unpacked
  while (($# > 0)); do
    contents "$kind" "$2" >"unpacked/$1"
    # 1 is unzip's "done, but": a remark about the archive.
    (($? <= 1)) || rm -f "unpacked/$1"
    shift 2
  done
  ;;
expand)
  mkdir unpacked
  unpressed "$kind" | head -c "$most_bytes_of_a_file" >"unpacked/$1"
  undone "${PIPESTATUS[0]}" || rm -f "unpacked/$1"
  ;;
esac
