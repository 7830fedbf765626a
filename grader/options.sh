# The command line of grade.sh: what may be asked, and what is wrong with a question.
# shellcheck shell=bash

# The largest whole number that every reader of JSON keeps exactly.
readonly largest_seed=9007199254740991

usage() {
  cat <<END
usage: grade.sh [OPTION]... [SUBMISSION]
       grade.sh --class FOLDER -o GRADES [OPTION]...
       grade.sh --explain RESULT.json TEST [SUBMISSION]

Grade SUBMISSION: a folder, one .c file, or an archive (.zip, .tar, .tar.gz ...).
Without it, the folder starter/ is graded. Nothing in SUBMISSION is changed.

  --stage NAME      grade only this stage, in full detail; may be repeated
  --format FORMAT   $(known_formats | fold -s -w 58 | sed '2,$s/^/                    /')
                    (default text); with --class it may be repeated
  -o, --output NAME write to this file (with --class: folder) instead
  --seed N          derive the inputs of the tests from N (default 0)
  --verbose         show every failing test in full, not only the first three of a function
  --no-memcheck     leave out the Valgrind run; its points then do not count
  --force           grade again what is graded already; use a secret seed without a sandbox
  --help            print this and exit
  --version         print the version and exit

Grade a class: each entry of FOLDER is one student's submission.

  -j, --jobs N      grade N at a time (default: the number of processors)
  --sshlogin HOST   grade on these machines as well, as GNU parallel reads them
  --roster FILE     who is in the class: the gradebook's own CSV export
  --late POLICY     late ones: keep (default), zero, or percent:N off (percent:N/day a day)
  --excused FILE    students who need no grade, one name or key a line
  --assignment NAME what the gradebook calls this (default: Descent)
  --similarity      list the pairs of submissions that are most alike

Explain one test of a result: run it again on the same seed and show all that went in and came out.

Exit status: 0 graded, whatever the score; 2 bad usage; 3 the machine lacks something;
4 some of a class could not be graded, and are listed.
With NO_COLOR set, or when the output is not a terminal, the text is plain.
END
}

# Say what is wrong in one sentence and end: die STATUS FORMAT [ARGUMENT]...
die() {
  local status=$1 format=$2 dying=${dying-no}
  shift 2
  if [[ $status == 3 && $dying == no && -n ${scratch-} ]]; then
    dying=yes
    need_room # a full disk is behind many a failure that does not look like it
  fi
  # shellcheck disable=SC2059  # the format is ours
  printf "grade.sh: $format\n" "$@" >&2
  exit "$status"
}

# The names of the formats, one filter each in grader/formats/, with commas between.
known_formats() {
  local filter names=()
  for filter in "$root"/grader/formats/*.jq; do
    filter=${filter##*/}
    names+=("${filter%.jq}")
  done
  join ', ' "${names[@]}"
}

# Sets task (one, class or explain) and, by their names, what else was asked for.
parse_options() {
  task=one submission='' only_stages=() formats=() output='' seed=0 memcheck=yes verbose=no force=no
  class_folder='' jobs='' sshlogins=() roster='' late=keep excused='' assignment=Descent similarity=no
  local explained='' operands=()
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
    --stage | --format | -o | --output | --seed | --class | -j | --jobs | --sshlogin | --roster | \
      --late | --excused | --assignment | --explain | --member)
      (($# >= 2)) || die 2 'the option %s needs a value; see grade.sh --help' "$1"
      take_option "$1" "$2"
      shift
      ;;
    --*=*)
      set -- "${1%%=*}" "${1#*=}" "${@:2}"
      continue
      ;;
    --verbose) verbose=yes ;;
    --no-memcheck) memcheck=no ;;
    --force) force=yes ;;
    --similarity) similarity=yes ;;
    --)
      operands+=("${@:2}")
      break
      ;;
    -?*) die 2 'there is no option %q; see grade.sh --help' "$1" ;;
    *) operands+=("$1") ;;
    esac
    shift
  done
  check_options
  take_operands "${operands[@]}"
}

take_option() {
  local option=$1 value=$2
  case $option in
  --stage) only_stages+=("$value") ;;
  --format) formats+=("$value") ;;
  -o | --output) output=$value ;;
  --seed) seed=$value ;;
  --class)
    [[ $task == member ]] || task=class
    class_folder=$value
    ;;
  -j | --jobs) jobs=$value ;;
  --sshlogin) sshlogins+=("$value") ;;
  --roster) roster=$value ;;
  --late) late=$value ;;
  --excused) excused=$value ;;
  --assignment) assignment=$value ;;
  --explain) task=explain explained=$value ;;
  --member) task=member member_job=$value ;; # of --class; see grader/class/member.sh
  esac
}

check_options() {
  local format
  for format in "${formats[@]}"; do
    [[ $format =~ ^[a-z0-9]+$ && -f $root/grader/formats/$format.jq ]] ||
      die 2 'there is no format %q; choose one of %s' "$format" "$(known_formats)"
  done
  [[ $task == class || ${#formats[@]} -le 1 ]] || die 2 'one --format at a time, please'
  [[ $seed =~ ^(0|[1-9][0-9]{0,15})$ ]] || seed_is_wrong
  ((seed <= largest_seed)) || seed_is_wrong
  [[ -z $jobs || $jobs =~ ^[1-9][0-9]{0,3}$ ]] ||
    die 2 'the number of jobs must be a whole number from 1 to 9999, not %q' "$jobs"
  [[ $late =~ ^(keep|zero|percent:(100|[1-9]?[0-9])(/day)?)$ ]] ||
    die 2 'the policy for late ones is keep, zero, percent:N or percent:N/day, not %q' "$late"
  [[ $task != class || -n $output ]] ||
    die 2 'where are the grades to go? Name a folder with -o'
}

seed_is_wrong() {
  die 2 'the seed must be a whole number from 0 to %s, not %q' "$largest_seed" "$seed"
}

# Sets submission and, for --explain, explained_result and explained_test.
take_operands() {
  local operand
  for operand in "$@"; do
    [[ -n $operand ]] || die 2 'the name of the submission is empty'
  done
  case $task in
  class | member)
    (($# == 0)) || die 2 '--class takes all its submissions from its folder: %q is one too many' "$1"
    return
    ;;
  explain)
    (($# > 0)) || die 2 'which test is to be explained? Name it behind the result, as function/behaviour'
    explained_result=$explained explained_test=$1
    shift
    ;;
  esac
  (($# <= 1)) || die 2 'one submission at a time, please: %q is one too many' "$2"
  submission=${1-}
}
