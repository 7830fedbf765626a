# The run over a class: that it may be stopped and started again, alone and on other machines.
load helpers
load class

setup() {
  new_class "$BATS_TEST_TMPDIR"
}

three_students() {
  student anna
  student bob "$forgets"
  student carla 's/return DESCENT_OK;/return DESCENT_E_SIZE;/'
}

# Start a run in a process group of its own; sets run_pid.
start_run() {
  set -m
  "$root/grade.sh" --class "$class" -o "$grades" --stage momentum --no-memcheck -j 1 >"$BATS_TEST_TMPDIR/said" 2>&1 3>&- &
  run_pid=$!
  set +m
}

# Wait until so many results are there: results_are N
results_are() {
  local tries
  for ((tries = 0; tries < 600; tries++)); do
    (($(find "$grades/results" -name '*.json' 2>/dev/null | wc -l) < $1)) || return 0
    sleep 0.1
  done
  return 1
}

members() {
  pgrep -f "$grades/.run/jobs" || true
}

@test "killed and started again, it goes on, grades nothing twice and ends with the same grades" {
  three_students
  grade_class
  mv "$grades" "$BATS_TEST_TMPDIR/undisturbed"
  start_run
  results_are 1
  kill -KILL "$run_pid"
  wait "$run_pid" || true
  stat -c '%n %i' "$grades"/results/*.json >"$BATS_TEST_TMPDIR/before"
  grade_class
  [ "$status" -eq 0 ]
  [[ $output == *"$(((3 - $(wc -l <"$BATS_TEST_TMPDIR/before"))))"' graded now'* ]]
  while read -r name inode; do
    [ "$(stat -c %i "$name")" = "$inode" ]
  done <"$BATS_TEST_TMPDIR/before"
  for part in results reports submissions; do diff -r "$grades/$part" "$BATS_TEST_TMPDIR/undisturbed/$part"; done
}

@test "interrupted, it stops at once, leaves no process behind and says how to go on" {
  three_students
  start_run
  results_are 1
  kill -INT -- "-$run_pid"
  run wait "$run_pid"
  wait "$run_pid" && status=0 || status=$?
  [ "$status" -eq 130 ]
  [[ $(<"$BATS_TEST_TMPDIR/said") == *'stopped. '*' are graded and kept; the same command goes on from there.'* ]]
  sleep 1
  [ -z "$(members)" ]
}

@test "a second run on the same grades says so and ends" {
  student anna
  mkdir -p "$grades/.run"
  flock "$grades/.run/lock" sleep 30 3>&- &
  holder=$!
  sleep 0.5
  grade_class
  kill "$holder"
  [ "$status" -eq 2 ]
  [[ $stderr == *'another grade.sh is at work on'* ]]
}

@test "a result that was damaged is made again" {
  student anna
  grade_class
  cp "$grades/results/anna.json" "$BATS_TEST_TMPDIR/whole"
  truncate -s 1000 "$grades/results/anna.json"
  grade_class
  [ "$status" -eq 0 ]
  cmp "$grades/results/anna.json" "$BATS_TEST_TMPDIR/whole"
}

@test "in a terminal there is a progress bar with the time that is left" {
  three_students
  run script -qec "TERM=xterm '$root/grade.sh' --class '$class' -o '$grades' --stage momentum --no-memcheck -j 1" /dev/null
  [[ $output == *'[##########                    ] 1 of 3, '*' left'* ]]
  [[ $output != *$'\n1/3 '* ]]
  [[ $output == *'3 students: 3 graded now'* ]]
}

@test "bad usage of --class: one sentence, status 2" {
  student anna
  : >"$BATS_TEST_TMPDIR/empty.csv"
  mkdir "$BATS_TEST_TMPDIR/nothing"
  for bad in "--class $class" "--class /does/not/exist -o $grades" "--class $BATS_TEST_TMPDIR/nothing -o $grades" \
    "--class $class -o $grades x" "--class $class -o $grades --late tomorrow" "--class $class -o $grades -j 0" \
    "--class $class -o $grades --excused /does/not/exist" "--class $class -o $grades --roster /does/not/exist" \
    "--class $class -o $grades --roster $BATS_TEST_TMPDIR/empty.csv"; do
    # shellcheck disable=SC2086
    run --separate-stderr "$root/grade.sh" $bad
    printf '%s -> %s %s\n' "$bad" "$status" "$stderr"
    [ "$status" -eq 2 ]
    [ "$(wc -l <<<"$stderr")" -eq 1 ]
  done
}

@test "--sshlogin grades on another machine too, here on this one by ssh" {
  sshd=$(command -v sshd || ls /usr/sbin/sshd) || skip 'no sshd on this machine'
  [[ $(id -u) == 0 ]] || skip 'needs to start sshd'
  cd "$BATS_TEST_TMPDIR"
  mkdir -p /run/sshd
  ssh-keygen -q -t ed25519 -N '' -f host
  ssh-keygen -q -t ed25519 -N '' -f key
  "$sshd" -D -e -f /dev/null -p 22522 -h "$PWD/host" -o ListenAddress=127.0.0.1 -o PidFile=none \
    -o "AuthorizedKeysFile=$PWD/key.pub" -o StrictModes=no -o UsePAM=no 2>sshd.log 3>&- &
  daemon=$!
  printf '#!/bin/sh\nexec ssh -p 22522 -i %s -o UserKnownHostsFile=%s -o StrictHostKeyChecking=accept-new -o LogLevel=ERROR "$@"\n' \
    "$PWD/key" "$PWD/known" >ssh
  chmod +x ssh
  three_students
  PARALLEL_SSH=$PWD/ssh grade_class --sshlogin root@127.0.0.1
  kill "$daemon"
  [ "$status" -eq 0 ]
  [[ $output == *'3 students: 3 graded now'* ]]
  grep 'Accepted publickey' sshd.log
}
