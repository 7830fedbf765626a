#!/usr/bin/env bash
# grade.sh: grade one submission of the course. `grade.sh --help` says how.
#
# What happens is in main; each step is a module of its own in grader/:
#   options -> stages -> sandbox -> intake -> build (objects) -> run -> memcheck -> report
set -uo pipefail

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
#             explained_result explained_test
#   machine   compiler scratch work box users_umask parts reference
#   stages    manifests stage_ids stage_sources stage_test_counts stage_functions all_functions
#   sandbox   sandbox learner_uid
#   intake    submission_name notes
#   memcheck  memory_tool memory_job
for module in options surroundings machine stages sandbox intake build objects run memcheck report; do
  # shellcheck source=/dev/null
  source "$root/grader/$module.sh"
done

main() {
  settle_standard_files
  settle_environment
  parse_options "$@"
  require_tools
  make_work_folder
  load_stages
  build_parts
  choose_sandbox
  guard_secret_seed
  take_submission
  build_submission
  run_submission
  check_memory
  report_result
}

main "$@"
