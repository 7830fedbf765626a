# An appeal: one test of a result once more, on the same seed and the same files, with all that went in
# and came out, and how to watch it in a debugger.
# shellcheck shell=bash

explain_test() {
  require_tools
  make_work_folder
  read_explained
  prepare
  take_submission
  build_submission
  run_submission
  make_result >"$work/result.json" || die 3 'the result could not be put together'
  [[ -z $output ]] || keep_probe
  show_explanation
}

# From the recorded result: sets seed, only_stages, and submission unless it was named.
read_explained() {
  local key recorded
  [[ -f $explained_result && -r $explained_result ]] || die 2 'there is no file %q' "$explained_result"
  jq -e '.schema == "descent/result/v1"' "$explained_result" >/dev/null 2>&1 ||
    die 2 '%q is not a result of grade.sh (GRADES/results/KEY.json, or what --format json prints)' "$explained_result"
  jq -e --arg test "$explained_test" 'any(.stages[].tests[]; .name == $test)' "$explained_result" >/dev/null ||
    die 2 'this result has no test %q; its tests have names such as %s' "$explained_test" \
      "$(jq -r '.stages[0].tests[0].name' "$explained_result")"
  seed=$(jq -r .seed "$explained_result") memcheck=no
  mapfile -t only_stages < <(jq -r '.stages[].id' "$explained_result")
  [[ -z $submission ]] || return 0
  key=$(jq -r '.student.key // ""' "$explained_result")
  recorded=$(jq -r .submission "$explained_result")
  submission=$(dirname -- "$explained_result")/../submissions/$key
  [[ -n $key && -d $submission ]] || submission=$recorded
  [[ -e $submission ]] ||
    die 2 'there is no %q any more, where this submission was; name its place behind the test' "$submission"
}

# The program with the submission in it, for a debugger.
keep_probe() {
  put_file "$box/probe" "$output"
  chmod +x -- "$output" || die 3 'cannot make %q a program' "$output"
}

show_explanation() {
  progress ''
  jq -r -n --arg test "$explained_test" --slurpfile recorded "$explained_result" --slurpfile today "$work/result.json" \
    -f "$root/grader/explain.jq" || die 3 'the test cannot be explained'
  printf '\nWhat came out, beside the reference:\n\n'
  "$parts/side_by_side" "$work/trace" "$reference" "$explained_test"
  how_to_debug
}

how_to_debug() {
  local probe=${output:-./probe} folder=$submission
  [[ $probe == */* ]] || probe=./$probe
  [[ -d $folder ]] || folder=$(dirname -- "$folder")
  printf '\nTo watch it run (without the sandbox: read the code first):\n\n'
  [[ -n $output ]] || printf '  %q --explain %q %q -o %q %q\n' "$0" "$explained_result" "$explained_test" "$probe" "$submission"
  printf '  gdb -d %q -ex %q -ex run --args %q %s case %q\n' \
    "$folder" "break ${explained_test%%/*}" "$probe" "$seed" "$explained_test"
}
