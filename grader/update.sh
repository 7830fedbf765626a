#!/usr/bin/env bash
# Replace a handout by a newer one, all but starter/: update.sh ARCHIVE
#
# What the learner has written stays as it is. Stages that are new get their file in starter/.
set -uo pipefail

stop() {
  local status=$1 format=$2
  shift 2
  # shellcheck disable=SC2059  # the format is ours
  printf "update: $format\n" "$@" >&2
  exit "$status"
}

main() {
  local archive=${1-} root room new entry stub added=()
  root=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")/.." && pwd -P) || exit 3
  [[ ! -d $root/solutions ]] || stop 2 'this is the whole course, not a handout; use git pull'
  [[ -n $archive ]] || stop 2 'from which file? make update FROM=descent-handout-VERSION.tar.gz'
  [[ -f $archive ]] || stop 2 'there is no file %q' "$archive"
  # Beside the old one, so that all moves are within one file system.
  room=$(mktemp -d "$root/.update.XXXXXXXX") || stop 3 'cannot write in %q' "$root"
  # shellcheck disable=SC2064  # to be expanded now, for it is a local variable
  trap "rm -rf -- $(printf '%q' "$room")" EXIT
  mkdir "$room/old" "$room/unpacked"
  unpack "$archive" "$room/unpacked" || stop 2 '%q cannot be unpacked; nothing was changed' "$archive"
  for new in "$room"/unpacked/*/; do new=${new%/}; done
  [[ -f $new/grader/VERSION && -f $new/grade.sh && -d $new/starter ]] ||
    stop 2 '%q is not a handout of this course; nothing was changed' "$archive"

  mkdir -p "$root/starter"
  for stub in "$new"/starter/*; do
    [[ ! -e $root/starter/${stub##*/} ]] || continue
    cp -- "$stub" "$root/starter/" && added+=("${stub##*/}")
  done
  rm -rf -- "$new/starter" "$root/build"
  shopt -s dotglob
  for entry in "$new"/*; do
    replace "$entry" "$root/${entry##*/}" "$room/old" ||
      stop 3 'cannot replace %q; unpack the archive elsewhere and copy your starter/ there' "${entry##*/}"
  done
  printf 'This is Descent %s now. Your files in starter/ are as they were.\n' "$(<"$root/grader/VERSION")"
  ((${#added[@]} == 0)) || printf 'New in starter/: %s\n' "${added[*]}"
}

unpack() {
  case $1 in
  *.zip) unzip -qq "$1" -d "$2" ;;
  *) tar -xf "$1" -C "$2" ;;
  esac
}

# Put FROM in the place of TO, which goes to OLD: replace FROM TO OLD
replace() {
  [[ ! -e $2 ]] || mv -- "$2" "$3/" || return
  mv -- "$1" "$2"
}

main "$@"
