# What grade.sh needs of the machine, and the folder it works in.
# shellcheck shell=bash

# Every tool without which nothing can be graded. The others (bwrap, valgrind) are asked for where
# they are used, and the result says what was left out without them.
require_tools() {
  local tool missing=()
  for tool in make jq timeout awk sed; do
    command -v "$tool" >/dev/null || missing+=("$tool")
  done
  choose_compiler || missing+=('gcc (or clang)')
  ((${#missing[@]} == 0)) ||
    die 3 'this machine lacks %s; run "make setup" in %q to install it' \
      "$(join ', ' "${missing[@]}")" "$root"
}

# Sets compiler: $CC if it is set, else the first there is.
choose_compiler() {
  local candidate
  for candidate in "${CC:-gcc}" gcc clang cc; do
    command -v "$candidate" >/dev/null || continue
    compiler=$candidate
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
# else's to see, and box, the folder that the sandbox shows to learner code.
make_work_folder() {
  users_umask=$(umask)
  umask 022
  scratch=$(mktemp -d "${TMPDIR:-/tmp}/descent.XXXXXXXX") ||
    die 3 'cannot make a folder in %q; set TMPDIR to a folder that can be written' "${TMPDIR:-/tmp}"
  trap 'rm -rf -- "$scratch"' EXIT
  trap 'exit 130' INT
  trap 'exit 143' TERM HUP
  work=$scratch/work box=$scratch/box
  if ! { chmod 711 "$scratch" && mkdir -m 700 "$work" "$box" && mkdir "$work/taken" "$work/build"; }; then
    die 3 'cannot write in %q; is it full?' "$scratch"
  fi
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
  reference=$parts/reference/$seed.trace
}

# Has make build them.
build_parts() {
  find_parts
  progress "building the tests"
  [[ $seed == 0 || -d $root/solutions ]] ||
    die 3 'seed %s needs the reference solutions, which this copy of the course does not have; use seed 0' "$seed"
  (umask "$users_umask" && make --no-print-directory -s -C "$root" BUILD="$parts" CC="$compiler" \
    SEED="$seed" parts reference) >"$work/make.log" 2>&1 && return
  progress ''
  die 3 'the tests could not be built; run "make setup" in %q to install what is missing. Make said:\n%s' \
    "$root" "$(tail -n 15 "$work/make.log")"
}
