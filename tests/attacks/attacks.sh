#!/usr/bin/env bash
# Try hostile submissions on the grader: none may gain a point, read a secret, leave something behind,
# or cost another stage anything. README.md says how to add one.
#
#   attacks.sh BUILD [SANDBOX [ATTACK...]]      (make attacks)
#
# SANDBOX: namespaces or user, the protection to prove; without it, the best that the machine has.
# ATTACK: files below tests/attacks; without any, all.
set -euo pipefail

root=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")/../.." && pwd -P)
readonly here=$root/tests/attacks
build=$(cd -- "$1" && pwd -P)
sandbox=${2-}
shift $(($# < 2 ? $# : 2))

# A seed whose inputs nobody has seen, for attacks that know those of seed 0.
readonly secret_seed=4711
listeners=()

header_of() {
  sed -nE "s,^(//|#) $2: ,,p" "$1"
}

# A course of its own to attack, with a mark in everything that nobody may read.
make_course() {
  local file
  mkdir "$work/course" "$work/outside" "$work/results"
  tar -C "$root" --exclude=./.git --exclude=./build -cf - . | tar -C "$work/course" -xf -
  mkdir "$work/course/build"
  tar -C "$build" --exclude=./mutants --exclude=./alternates --exclude=./attacks -cf - . | tar -C "$work/course/build" -xf -
  for file in "$work"/course/solutions/*; do
    sed -i "1s|^|/* $canary */\\n|" "$file"
  done
  printf '%s\n' "$canary" >"$work/outside/secret.txt"
  for seed in 0 "$secret_seed"; do
    make -s -C "$work/course" BUILD="$work/course/build" SEED="$seed" parts reference
    printf 'case secret/%s\n status f 0\nend finished\n' "$canary" >>"$work/course/build/reference/$seed.trace"
    make -s -C "$work/course" BUILD="$work/course/build" SEED="$seed" reference
  done
  # Where learners run as another user of this machine, secrets are a matter of permissions.
  if [[ $sandbox == user ]]; then chmod 700 "$work/course" "$work/outside"; fi
}

# Somebody outside who would notice a call: on the loopback interface and on an abstract socket.
listen() {
  : >"$work/heard"
  port=$((20000 + $$ % 20000))
  printf '%s\n' "$port" >"$work/port"
  socat -u "TCP-LISTEN:$port,bind=127.0.0.1,fork,reuseaddr" "OPEN:$work/heard,append" >/dev/null 2>&1 &
  listeners=($!)
  socat -u "ABSTRACT-LISTEN:descent-$port,fork" "OPEN:$work/heard,append" >/dev/null 2>&1 &
  listeners+=($!)
}

clean_up() {
  kill "${listeners[@]}" 2>/dev/null || true
  rm -rf -- "$work"
}

# Those that this protection promises to contain.
choose() {
  local attack needs
  for attack in "$@"; do
    needs=$(header_of "$attack" needs)
    [[ $sandbox == user && $needs == namespaces ]] || printf '%s\0' "$attack"
  done
}

main() {
  local canary port failed passed
  work=$(mktemp -d "${TMPDIR:-/tmp}/descent-attacks.XXXXXXXX")
  trap clean_up EXIT
  chmod 711 "$work"
  canary=CANARY-$RANDOM$RANDOM$RANDOM
  printf '%s\n' "$canary" >"$work/canary"
  cp -- "$build/tests/attacks/keeper" "$work/"
  make_course
  listen
  (($# > 0)) || set -- "$here"/*/*.c "$here"/*/*.sh
  [[ -z $sandbox ]] || export DESCENT_SANDBOX=$sandbox
  choose "$@" | xargs -0 -n 1 -P "$(nproc)" "$here/try.sh" "$work" | tee "$work/log"
  valid_results
  failed=$(grep -c '^NOT' "$work/log" || true)
  passed=$(grep -c '^contained' "$work/log" || true)
  # Once more at the end, where whoever reads a long log looks first.
  ((failed == 0)) || printf '\n%s\n' "$(grep -v '^contained' "$work/log")"
  printf '\nattacks: %d passed, %d failed\n' "$passed" "$failed"
  ((failed == 0 && passed > 0))
}

valid_results() {
  find "$work/results" -empty -delete
  perl "$root/tests/grader/validate.pl" "$root/docs/result.schema.json" "$work"/results/*.json >"$work/invalid" ||
    sed 's/^/NOT CONTAINED, a result against its schema: /' "$work/invalid" | tee -a "$work/log"
}

main "$@"
