#!/usr/bin/env bash
# Install what Descent needs and this machine lacks, saying what and why. If nothing is missing it does
# nothing and needs no rights; without the right to install it prints the command to run.
#
#   setup.sh              what grading needs
#   setup.sh for-tests    what the project's own tests need besides
#   setup.sh list         only print the packages that it would install where nothing is there
set -uo pipefail

# Test, name, the packages of apt-get, dnf, pacman and brew ("-": has none), and what it is for.
needs() {
  cat <<'END'
command|gcc|gcc|gcc|gcc|gcc|to compile C
command|make|make|make|make|make|to build
command|objcopy|binutils|binutils|binutils|binutils|to keep one learner's helpers from clashing with another's
header|stdio.h|libc6-dev|glibc-devel|glibc|-|to compile C
header|criterion/criterion.h|libcriterion-dev|criterion-devel|criterion|criterion|to judge
command|jq|jq|jq|jq|jq|to read manifests and write results
command|valgrind|valgrind|valgrind|valgrind|-|to check memory
symbols|ld.so|libc6-dbg|-|-|-|to let Valgrind start
command|bwrap|bubblewrap|bubblewrap|bubblewrap|-|to lock learners' code in
command|prlimit|util-linux|util-linux|util-linux|-|to limit time and memory
command|timeout|coreutils|coreutils|coreutils|coreutils|to end what hangs
command|unzip|unzip|unzip|unzip|unzip|to read .zip archives
command|parallel|parallel|parallel|parallel|parallel|to grade a class, several students at a time
command|flock|util-linux|util-linux|util-linux|flock|to let only one run write the grades of a class
command|mlr|miller|miller|miller|miller|to read a roster from a gradebook's CSV file
command|sim_c|similarity-tester|-|-|-|to compare the submissions of a class
command|xz|xz-utils|xz|xz|xz|to read .tar.xz archives
command|bzip2|bzip2|bzip2|bzip2|bzip2|to read .tar.bz2 archives
command|zstd|zstd|zstd|zstd|zstd|to read .tar.zst archives
command|iconv|libc-bin|glibc-common|glibc|-|to read sources that are not UTF-8
END
  [[ ${1-} == for-tests ]] || return 0
  cat <<'END'
command|git|git|git|git|git|to know the project's files
command|clang|clang|clang|clang|llvm|to compile with a second compiler
command|clang-format|clang-format|clang-tools-extra|clang|clang-format|to check the layout of C
command|shellcheck|shellcheck|ShellCheck|shellcheck|shellcheck|to check shell code
command|shfmt|shfmt|shfmt|shfmt|shfmt|to check the layout of shell code
command|bats|bats|bats|bats|bats-core|to test grade.sh
command|zip|zip|zip|zip|zip|to make archives to test with
command|patch|patch|patch|patch|patch|to make wrong programs from right ones
command|script|bsdutils|util-linux-script|util-linux|-|to test what a terminal shows
command|pgrep|procps|procps-ng|procps-ng|-|to see what was left running
command|xmllint|libxml2-utils|libxml2|libxml2|libxml2|to hold XML to its schema, and look into HTML
command|chromium|chromium|chromium|chromium|-|to open the HTML reports
command|socat|socat|socat|socat|socat|to see whom hostile code could talk to
command|faketime|faketime|libfaketime|libfaketime|libfaketime|to grade on another day
perl|JSON::Validator|libjson-validator-perl|perl-JSON-Validator|-|-|to hold results to their schema
END
}

# Is it there already?
present() {
  case $1 in
  command) command -v "$2" >/dev/null ;;
  header) printf '#include <%s>\n' "$2" | "${CC:-gcc}" -E - >/dev/null 2>&1 ;;
  symbols) ! command -v dpkg >/dev/null || [[ -d /usr/lib/debug/.build-id ]] ;;
  perl) perl -M"$2" -e 1 2>/dev/null ;;
  esac
}

# Sets manager, its column in the table, and the command that installs.
choose_manager() {
  local candidates=(apt-get dnf pacman brew) i
  for i in "${!candidates[@]}"; do
    manager=${candidates[i]}
    column=$i
    command -v "$manager" >/dev/null || continue
    case $manager in
    apt-get) install=(apt-get install -y --no-install-recommends) ;;
    dnf) install=(dnf install -y) ;;
    pacman) install=(pacman -S --noconfirm --needed) ;;
    brew) install=(brew install) ;;
    esac
    return 0
  done
  return 1
}

list_packages() {
  needs | cut -d '|' -f $((3 + column)) | grep -vx -e - | sort -u
}

main() {
  local test name apt dnf pacman brew why packages=() missing=()
  choose_manager || manager=none column=0
  if [[ ${1-} == list ]]; then
    list_packages
    return
  fi
  while IFS='|' read -r test name apt dnf pacman brew why; do
    ! present "$test" "$name" || continue
    local names=("$apt" "$dnf" "$pacman" "$brew")
    missing+=("$name")
    printf 'missing: %-22s %s\n' "$name" "$why"
    [[ ${names[column]} == - || " ${packages[*]} " == *" ${names[column]} "* ]] ||
      packages+=("${names[column]}")
  done < <(needs "$@")

  if ((${#missing[@]} == 0)); then
    printf 'setup: nothing is missing\n'
    return 0
  fi
  if [[ $manager == none ]]; then
    printf 'setup: no apt-get, dnf, pacman or brew here; please install the above by hand\n' >&2
    return 3
  fi
  if ((${#packages[@]} == 0)); then
    printf 'setup: %s has no package for these; grading goes on without them\n' "$manager"
    return 0
  fi
  if [[ $manager != brew && $(id -u) != 0 ]]; then
    printf 'setup: installing needs root. Please run:\n\n  sudo %s %s\n\n' "${install[*]}" "${packages[*]}" >&2
    return 3
  fi
  printf 'installing: %s\n' "${packages[*]}"
  if [[ $manager == apt-get ]]; then
    export DEBIAN_FRONTEND=noninteractive
    apt-get update -q >/dev/null
  fi
  "${install[@]}" "${packages[@]}" >/dev/null || {
    printf 'setup: %s could not install them; its message is above\n' "$manager" >&2
    return 3
  }
}

main "$@"
