# What surrounds a run and must not decide a grade: the environment, the standard files, room on the disk.
# shellcheck shell=bash

# What a run may fill: traces, logs, and the files of the box.
readonly megabytes_needed=64

# Of the environment only what is known stays, in the language of C but for the characters of words:
# options for make, flags for compilers and a decimal comma all arrive this way.
settle_environment() {
  local name
  set +efvx +o posix
  {
    export LC_CTYPE=${LC_ALL:-${LC_CTYPE:-${LANG:-C}}}
    for name in $(compgen -e); do
      case $name in
      PATH | HOME | PWD | OLDPWD | SHLVL | _ | USER | LOGNAME | TMPDIR | TERM | COLUMNS | NO_COLOR) ;;
      CC | LC_CTYPE | SOURCE_DATE_EPOCH) ;;
      DESCENT_* | SSH_* | PARALLEL*) ;;
      *) unset -v "$name" ;;
      esac
    done
  } 2>/dev/null
}

# Where nothing is open as stdin, stdout or stderr, the next file to be opened would be. What is written
# to a stdout that was closed still fails.
settle_standard_files() {
  { : <&0; } 2>/dev/null || exec 0</dev/null
  { : >&1; } 2>/dev/null || exec 1</dev/null
  true >&2 || exec 2>/dev/null
}

# Ends the run if the disk with $scratch is full, or soon will be: whatever goes wrong then is nobody's
# mistake. need_room [MEGABYTES]
need_room() {
  local needed=${1:-1} free
  [[ $(df -Pk -- "$scratch" 2>/dev/null) =~ ([0-9]+)\ +[0-9]+% ]] || return 0
  free=$((BASH_REMATCH[1] / 1024))
  ((free < needed)) || return 0
  die 3 'only %s MB are free where %q is, and grading needs %s; make room, or set TMPDIR to another folder' \
    "$free" "$scratch" "$megabytes_needed"
}

# A run that was killed leaves its folder behind. None lasts for a day. Our own is always there.
sweep_work_folders() {
  local folders=("${TMPDIR:-/tmp}"/descent.????????)
  ((${#folders[@]} > 1)) || return 0
  find "${TMPDIR:-/tmp}" -maxdepth 1 -name 'descent.????????' -type d -user "$EUID" -mtime +0 \
    -exec rm -rf -- {} + 2>/dev/null
  return 0
}
