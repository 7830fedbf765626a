# What the tests of packages share: packing, and rooms that look like a platform's container.
# shellcheck shell=bash

load ../grader/helpers

# Dates before any build, so that what the project has compiled serves the packages as well.
export SOURCE_DATE_EPOCH=946684800

pack() {
  make --no-print-directory -s -C "$root" "$@"
}

# Give an unpacked course the compiled tests of this project: they come from the same sources.
lend_build() {
  mkdir -p "$1/build"
  cp -a -- "$root"/build/{probe.o,cases,stubs,suites,lean,diagnose,version,data} "$1/build/"
}

# Grade with an unpacked course, as JSON: grade_in COURSE ARGUMENT...
grade_in() {
  run --separate-stderr "$1/grade.sh" --format json "${@:2}"
  printf '%s\n' "$output" >"$json"
  [ "$status" -eq 0 ] && validate "$json"
}

# Run a command in a container of a platform's kind: in_room FOLDER PLACE COMMAND... is root there, sees
# the system's programs and FOLDER, at PLACE, and can have no namespaces of its own. room_options are
# more options of bwrap. Locks are shared with the machine, for so are the users that learner code runs as.
in_room() {
  local folder=$1 place=$2
  shift 2
  bwrap --unshare-pid --unshare-net --die-with-parent --clearenv --setenv PATH /usr/sbin:/usr/bin \
    --ro-bind /usr /usr --ro-bind /etc /etc --symlink usr/bin /bin --symlink usr/sbin /sbin \
    --symlink usr/lib /lib --symlink usr/lib64 /lib64 --proc /proc --dev /dev \
    --perms 1777 --tmpfs /dev/shm --perms 1777 --tmpfs /tmp --bind-try /run/lock /run/lock \
    --bind "$folder" "$place" --chdir "$place" "${room_options[@]}" "$@"
}
room_options=()

has_rooms() {
  [[ $(id -u) == 0 ]] && in_room "$BATS_FILE_TMPDIR" /room true 2>/dev/null
}

# Without rooms there is nothing to try.
needs_rooms() {
  has_rooms || skip 'needs root and namespaces'
}

# A solution of momentum that works only if its process can read all of the files and write to the last:
# whatever it scores it has gained by that. curious_momentum FILE...
curious_momentum() {
  local file attempts=''
  for file in "$@"; do attempts+="!fopen(\"$file\", \"r\") || "; done
  awk -v attempts="$attempts!fopen(\"${*: -1}\", \"a\")" '
    NR == 1 { print "#include <stdio.h>" }
    { print }
    /^descent_status [a-z_]*\(/ { inside = 1 }
    inside && /\{$/ { print "    if (" attempts ") return DESCENT_E_VALUE;"; inside = 0 }' \
    "$root/solutions/momentum.c"
}
