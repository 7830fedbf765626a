# The command line of grade.sh: what may be asked, and what is wrong with a question.
# shellcheck shell=bash

# The largest whole number that every reader of JSON keeps exactly.
readonly largest_seed=9007199254740991

usage() {
  cat <<'END'
usage: grade.sh [OPTION]... [SUBMISSION]

Grade SUBMISSION: a folder, one .c file, or a .zip, .tar or .tar.gz archive.
Without it, the folder starter/ is graded. Nothing in SUBMISSION is changed.

  --stage NAME      grade only this stage, in full detail; may be repeated
  --format FORMAT   text (default) or json
  --seed N          derive the inputs of the tests from N (default 0)
  --verbose         show every failing test in full, not only the first three of a function
  --no-memcheck     leave out the Valgrind run; its points then do not count
  --help            print this and exit
  --version         print the version and exit

Exit status: 0 graded, whatever the score; 2 bad usage; 3 the machine lacks something.
With NO_COLOR set, or when the output is not a terminal, the text is plain.
END
}

# Say what is wrong in one sentence and end: die STATUS FORMAT [ARGUMENT]...
die() {
  local status=$1 format=$2
  shift 2
  # shellcheck disable=SC2059  # the format is ours
  printf "grade.sh: $format\n" "$@" >&2
  exit "$status"
}

# The argument of an option that needs one: argument_of OPTION COUNT-OF-WORDS-LEFT VALUE
argument_of() {
  (($2 >= 2)) || die 2 'the option %s needs a value; see grade.sh --help' "$1"
  printf '%s' "$3"
}

# Sets submission, only_stages, format, seed, memcheck and verbose.
parse_options() {
  submission='' only_stages=() format=text seed=0 memcheck=yes verbose=no
  while (($# > 0)); do
    case $1 in
    --help | -h)
      usage
      exit 0
      ;;
    --version)
      printf 'Descent %s\n' "$(<"$root/grader/VERSION")"
      exit 0
      ;;
    --stage | --format | --seed)
      local value
      value=$(argument_of "$1" $# "${2-}") || exit 2
      case $1 in
      --stage) only_stages+=("$value") ;;
      --format) format=$value ;;
      --seed) seed=$value ;;
      esac
      shift
      ;;
    --stage=* | --format=* | --seed=*)
      set -- "${1%%=*}" "${1#*=}" "${@:2}"
      continue
      ;;
    --verbose) verbose=yes ;;
    --no-memcheck) memcheck=no ;;
    --)
      shift
      break
      ;;
    -?*) die 2 'there is no option %q; see grade.sh --help' "$1" ;;
    *) take_operand "$1" ;;
    esac
    shift
  done
  while (($# > 0)); do
    take_operand "$1"
    shift
  done
  [[ $format == text || $format == json ]] ||
    die 2 'there is no format %q; choose text or json' "$format"
  [[ $seed =~ ^(0|[1-9][0-9]{0,15})$ ]] || seed_is_wrong
  ((seed <= largest_seed)) || seed_is_wrong
}

seed_is_wrong() {
  die 2 'the seed must be a whole number from 0 to %s, not %q' "$largest_seed" "$seed"
}

take_operand() {
  [[ -z $submission ]] || die 2 'one submission at a time, please: %q is one too many' "$1"
  [[ -n $1 ]] || die 2 'the name of the submission is empty'
  submission=$1
}
