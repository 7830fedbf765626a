# What grade.sh needs of the machine, and the folder it works in.
# shellcheck shell=bash

# Every tool without which nothing can be graded. The others (bwrap, valgrind) are asked for where
# they are used, and the result says what was left out without them.
require_tools() {
  local tool missing=()
  for tool in make jq timeout awk sed find df nm objcopy readelf; do
    command -v "$tool" >/dev/null || missing+=("$tool")
  done
  choose_compiler || missing+=('gcc (or clang)')
  ((${#missing[@]} == 0)) || die_lacking "$(join ', ' "${missing[@]}")"
}

# The tools of a single purpose, such as an archive's, are asked for where it is known.
require_tool() {
  local tool
  for tool in "$@"; do
    command -v "$tool" >/dev/null || die_lacking "$tool"
  done
}

die_lacking() {
  die 3 'this machine lacks %s; run "make setup" in %q to install it' "$1" "$root"
}

# Sets compiler, to $CC if it is set, else the first there is, and compiler_version.
choose_compiler() {
  local candidate
  for candidate in "${CC:-gcc}" gcc clang cc; do
    command -v "$candidate" >/dev/null || continue
    compiler=$candidate
    read -r compiler_version < <("$compiler" --version)
    return 0
  done
  return 1
}

join() {
  local separator=$1 first=$2
  shift 2
  printf '%s' "$first" "${@/#/$separator}"
}

# Sets scratch, a folder of this run that is removed when grade.sh ends, and in it work, which is nobody
# else's to see, box, the folder that the sandbox shows to learner code, and (by name) tmp, where whoever is
# not in namespaces may put what does not last.
make_work_folder() {
  users_umask=$(umask)
  umask 022
  scratch=$(mktemp -d "${TMPDIR:-/tmp}/descent.XXXXXXXX") ||
    die 3 'cannot make a folder in %q; set TMPDIR to a folder that can be written' "${TMPDIR:-/tmp}"
  scratch=$(cd -- "$scratch" && pwd -P)
  trap 'rm -rf -- "$scratch" 2>/dev/null || { sleep 1 && rm -rf -- "$scratch"; }' EXIT
  trap 'exit 130' INT
  trap 'exit 143' TERM HUP
  work=$scratch/work box=$scratch/box
  if ! { chmod 711 "$scratch" && mkdir -m 700 "$work" "$box" "$work/taken" "$work/build" && mkdir -m 1777 "$scratch/tmp"; }; then
    die 3 'cannot write in %q; is it full?' "$scratch"
  fi
  need_room "$megabytes_needed"
  sweep_work_folders
}

# Colour and cursor movements are for terminals, and for people who want them.
may_decorate() {
  [[ -z ${NO_COLOR:-} && ${TERM:-dumb} != dumb ]]
}

# Progress, for people who wait: one line that is written over, and only in a terminal.
progress() {
  [[ -t 2 ]] && may_decorate || return 0
  printf '\r\033[K%s' "$*" >&2
}

# Where the project's own parts are: the probe, the cases, the suites, and the reference's trace. Sets parts
# and reference.
find_parts() {
  parts=${DESCENT_BUILD:-$root/build}
  [[ $parts == /* ]] || parts=$PWD/$parts
  reference=$parts/reference/$seed.trace
}

# Has make build them.
build_parts() {
  find_parts
  local golden=("$root"/stages/*/"golden.$seed.trace")
  progress "building the tests"
  [[ $seed == 0 || -d $root/solutions || -e ${golden[0]} ]] ||
    die 3 'seed %s needs the reference solutions, which this copy of the course does not have; use seed 0' "$seed"
  (umask "$users_umask" && make_parts) >"$work/make.log" 2>&1 && return
  progress ''
  [[ -w $parts ]] || die 3 'the tests are not built yet, and %q cannot be written; set DESCENT_BUILD to a folder that can' \
    "$parts"
  die 3 'the tests could not be built; run "make setup" in %q to install what is missing. Make said:\n%s' \
    "$root" "$(tail -n 15 "$work/make.log")"
}

# Runs make in a subshell, one at a time in a build folder. Where it cannot be locked it cannot be written,
# as a rule, and then make has nothing to do or fails.
make_parts() {
  local build=$parts unfinished='' options=(--no-print-directory -s -j "$(nproc 2>/dev/null || echo 1)")
  mkdir -p -- "$parts" || return
  if command -v flock >/dev/null && { exec 8>>"$parts/.lock"; } 2>/dev/null && flock 8; then
    # A build that was killed may have left half a file, and make would take it for a whole one.
    if [[ -e $parts/.unfinished ]]; then
      options+=(-B)
      find "$parts/" -name '*.d' -delete
    fi
    unfinished=$parts/.unfinished
    : >"$unfinished"
  fi
  # Make splits names at spaces, so it is shown a folder of such a name as the file that is open as 9.
  case $parts in
  "$root/build") build=build ;;
  *[!A-Za-z0-9_./+-]*) exec 9<"$parts" && build=/dev/fd/9 ;;
  esac
  # What only tests and packages need would take as long to read as all the rest.
  make "${options[@]}" -C "$root" BUILD="$build" CC="$compiler" SEED="$seed" TEST_MAKEFILES= PACKAGE_MAKEFILES= parts reference &&
    { [[ -z $unfinished ]] || rm -f -- "$unfinished"; }
}
