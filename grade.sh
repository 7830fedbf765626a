#!/usr/bin/env bash
# grade.sh: grade a submission of the course, or a class of them. `grade.sh --help` says how.
#
# What happens to one submission is in grade_one; each step is a module of its own in grader/:
#   options -> stages -> sandbox -> intake -> build (objects) -> run -> memcheck -> report
# A class (class.sh and its like) is graded by one such process for each student.
set -uo pipefail

# Functions in the environment would stand in for commands, or be taken for ours.
while read -r _ _ name; do unset -f "$name"; done < <(declare -Fx)

((BASH_VERSINFO[0] * 100 + BASH_VERSINFO[1] >= 404)) || {
  printf 'grade.sh: this is bash %s, and version 4.4 or later is needed\n' "$BASH_VERSION" >&2
  exit 3
}
me=$(readlink -f -- "${BASH_SOURCE[0]}" 2>/dev/null) || me=${BASH_SOURCE[0]}
root=$(cd -- "$(dirname -- "$me")" && pwd -P) || exit 3
readonly root

# The modules only define functions. What they share, and who sets it:
#   options   task submission only_stages formats output seed memcheck verbose force
#             class_folder jobs sshlogins roster late excused assignment similarity
#             explained_result explained_test member_job
#   machine   compiler compiler_version scratch work box users_umask parts reference
#   stages    manifests stage_ids stage_sources stage_test_counts stage_functions all_functions
#   sandbox   sandbox learner_uid
#   intake    submission_name notes (choose, archive and plain_text are parts of it)
#   build     build_status
#   memcheck  memory_tool memory_job
#   class     grades run_folder jobs_folder class_lock keys entries todo errors and the like
for module in options surroundings machine display stages sandbox intake/{intake,choose,archive,plain_text} \
  build objects run memcheck report class/{class,entries,run,member,gradebook,reports,similarity} explain; do
  # shellcheck source=/dev/null
  source "$root/grader/$module.sh"
done

main() {
  settle_standard_files
  settle_environment
  parse_options "$@"
  case $task in
  one) grade_one ;;
  class) grade_class ;;
  member) grade_member ;;
  explain) explain_test ;;
  esac
}

# What one submission, a class and an appeal need alike before anything of a learner is touched.
prepare() {
  load_stages
  build_parts
  choose_sandbox
  guard_secret_seed
}

grade_one() {
  require_tools
  make_work_folder
  prepare
  take_submission
  build_submission
  run_submission
  check_memory
  report_result
}

main "$@"
