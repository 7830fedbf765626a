#!/usr/bin/env bash
# Make a package: what students get, or what a platform reads, which is the same with an entry script.
#
#   pack.sh PACKAGE BUILD [SEED]
#
# No package holds a solution, a mutant or the history. The seed to grade with goes in as the numbers
# that the solutions make of it, so all that could be stolen from a package is the answers to one seed.
# Packing the same files twice gives the same bytes.
set -euo pipefail

main() {
  package=$1 build=$(mkdir -p "$2" && cd "$2" && pwd) seed=${3-}
  here=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")" && pwd -P)
  root=$(dirname "$(dirname "$here")")
  cd -- "$root"
  version=$(<grader/VERSION)
  date=${SOURCE_DATE_EPOCH:-$(git log -1 --format=%ct 2>/dev/null || printf 1767225600)}
  room=$build/descent-$package
  command -v zip >/dev/null || stop 3 'this machine lacks zip; run "make setup %s" to install it' "$package"
  choose_seed
  rm -rf -- "$room"
  mkdir -- "$room"
  "pack_$package"
}

stop() {
  local status=$1 format=$2
  shift 2
  # shellcheck disable=SC2059  # the format is ours
  printf "pack.sh: $format\n" "$@" >&2
  exit "$status"
}

# Sets seed. Where learner code can be kept from the package it is a secret one; where the student has
# the package in his hands a secret would be none.
choose_seed() {
  local largest=9007199254740991
  if [[ ! ${seed:-0} =~ ^(0|[1-9][0-9]{0,15})$ ]] || ((${seed:-0} > largest)); then
    stop 2 'SECRET must be a whole number from 1 to %s, not %q' "$largest" "$seed"
  fi
  case $package in
  gradescope | prairielearn)
    [[ -z $seed ]] || return 0
    seed=$(shuf -i "1-$largest" -n 1 --random-source=/dev/urandom)
    printf 'The seed to grade with is %s. The package holds it; keep it to yourself.\n' "$seed"
    ;;
  autolab) seed=${seed:-0} ;;
  *)
    [[ -z $seed || $seed == 0 ]] ||
      stop 2 'students can read all of %s, so no secret seed goes into it; leave SECRET out' "$package"
    seed=0
    ;;
  esac
}

pack_handout() {
  local name=descent-$version
  lay_out_course "$room/$name"
  lay_out_readme "$room/$name"
  pack_tar "$build/descent-handout-$version.tar.gz" "$name"
  pack_zip "$build/descent-handout-$version.zip" "$name"
  rm -rf -- "$room"
  made "$build/descent-handout-$version".*
}

pack_gradescope() {
  lay_out_grader
  cp -- "$here"/gradescope/* "$room/"
  pack_zip "$build/descent-gradescope.zip" .
  rm -rf -- "$room"
  made "$build/descent-gradescope.zip"
}

pack_autolab() {
  lay_out_grader
  cp -- "$here/autolab/grade_handin.sh" "$room/"
  pack_tar "$build/autograde.tar" .
  rm -rf -- "$room" && mkdir -- "$room"
  mv -- "$build/autograde.tar" "$room/"
  cp -- "$here/autolab/autograde-Makefile" "$room/"
  made "$room"/*
}

# The image is public, so the seed and its numbers are in the course's own files.
pack_prairielearn() {
  local files=$room/serverFilesCourse/descent manifest question
  lay_out_course "$room/image/descent"
  cp -- "$here/prairielearn/Dockerfile" "$room/image/"
  mkdir -p "$files"
  cp -- "$here/entry.sh" "$here/prairielearn/run.sh" "$here/prairielearn/not_graded.json" "$files/"
  lay_in_seed "$files/seed" "$files/course"
  for manifest in stages/*/stage.json; do
    question=$room/questions/descent/$(jq -r .id "$manifest")
    mkdir -p "$question"
    jq --arg image "${IMAGE:-descent-grader}" --arg hash "$(jq -j '"descent/", .id' "$manifest" | sha256sum)" \
      -f "$here/prairielearn/info.jq" "$manifest" >"$question/info.json"
    jq -r -f "$here/prairielearn/question.jq" "$manifest" >"$question/question.html"
  done
  made "$room"
}

pack_classroom50() {
  lay_out_course "$room/autograders/descent/descent"
  cp -- "$here/classroom50/autograder.py" "$room/autograders/descent/"
  jq -s -f "$here/classroom50/tests.jq" stages/*/stage.json >"$room/tests.json"
  made "$room"
}

pack_github() {
  lay_out_course "$room"
  lay_out_readme "$room"
  mkdir -p "$room/.github/workflows"
  cp -- "$here/github/grade.yml" "$room/.github/workflows/"
  made "$room"
}

# What grades on a platform: the course, the seed and the script that both are for.
lay_out_grader() {
  lay_out_course "$room/descent"
  lay_in_seed "$room/seed" "$room/descent"
  cp -- "$here/entry.sh" "$room/"
}

# The course without what only its makers need, chosen by rule: what a new stage brings goes in by
# itself, a new folder does not. Starters are cut from the solutions, never taken as they lie around.
lay_out_course() {
  local to=$1 manifest id source
  mkdir -p "$to/starter" "$to/docs" "$to/tests"
  cp -- Makefile grade.sh LICENSE .gitignore "$to/"
  cp -r -- grader .devcontainer "$to/"
  rm -rf -- "$to/grader/packages" "$to/grader/starter.awk"
  cp -- docs/students.md docs/conventions.md docs/trace.md docs/result.schema.json "$to/docs/"
  cp -r -- tests/data "$to/tests/"
  mkdir -p "$to/stages" && cp -- stages/*.h "$to/stages/"
  for manifest in stages/*/stage.json; do
    id=$(jq -r .id "$manifest") source=$(jq -r .source "$manifest")
    mkdir -p "$to/${manifest%/*}" "$to/tests/$id"
    cp -- "${manifest%/*}"/{README.md,stage.json,fingerprints,*.h} "$to/${manifest%/*}/"
    cp -- tests/"$id"/*.[ch] "$to/tests/$id/"
    awk -f grader/starter.awk "solutions/$source" >"$to/starter/$source"
  done
  lay_in_traces "$to" 0
  refuse_solutions "$to"
}

# README.md for students, with the stages at its end.
lay_out_readme() {
  {
    sed "s/@VERSION@/$version/g" "$here/handout/README.md"
    jq -r '"| \(input_filename | split("/")[1][:2]) | [\(.title)](\(input_filename | sub("stage.json$"; "README.md"))) | `starter/\(.source)` | `make \(.id)` |"' \
      stages/*/stage.json
  } >"$1/README.md"
}

# Write the seed to FILE and lay what the solutions make of it over COURSE: lay_in_seed FILE COURSE
lay_in_seed() {
  printf '%s\n' "$seed" >"$1"
  lay_in_traces "$2" "$seed"
  [[ $seed != 0 ]] || return 0
  if [[ -d $build/fingerprints/$seed ]]; then
    mkdir -p "$2/build/fingerprints"
    cp -r -- "$build/fingerprints/$seed" "$2/build/fingerprints/"
  else
    printf 'Known mistakes will not be named: for that run "make fingerprints SEED=%s" (minutes),\nthen "make %s SECRET=%s" once more.\n' \
      "$seed" "$package" "$seed"
  fi
}

lay_in_traces() {
  local manifest id
  MAKEFLAGS='' make --no-print-directory -s -j "$(nproc)" BUILD="$build" SEED="$2" reference >&2 ||
    stop 3 'the reference for seed %s could not be made; run "make setup %s"' "$2" "$package"
  for manifest in stages/*/stage.json; do
    id=$(jq -r .id "$manifest")
    mkdir -p "$1/${manifest%/*}"
    cp -- "$build/reference/$id.$2.trace" "$1/${manifest%/*}/golden.$2.trace"
  done
}

# Every line of the solutions that says something and that the starters lack must be absent.
refuse_solutions() {
  local secret found
  secret=$("$here/secret_lines.sh") || secret=''
  [[ -n $secret ]] || stop 3 'the code of the solutions cannot be told from that of the starters'
  ! found=$(cd -- "$1" && grep -rnFf - . <<<"$secret") ||
    stop 3 'not packed, for it would give away code of the solutions:\n%s' "$(head -n 3 <<<"$found")"
}

# ---- Archives: sorted, one date, no owner ----

pack_tar() {
  local compress=cat
  [[ $1 != *.gz ]] || compress='gzip -9n'
  tar -C "$room" --sort=name --mtime="@$date" --owner=0 --group=0 --numeric-owner --mode=u=rwX,go=rX \
    --format=ustar -cf - "$2" | $compress >"$1.part"
  mv -- "$1.part" "$1"
}

pack_zip() {
  rm -f -- "$1"
  chmod -R u=rwX,go=rX "$room"
  find "$room" -exec touch -h -d "@$date" {} +
  (cd -- "$room" && find "$2" -type f | LC_ALL=C sort | TZ=UTC zip -X -9 -q -@ "$1")
}

made() {
  printf 'made %s\n' "${@#"$root"/}"
}

main "$@"
