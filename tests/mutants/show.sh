#!/usr/bin/env bash
# The fingerprints of the mistakes of a stage on a seed, as grader/diagnose/diagnose.c reads them.
# Nothing of mistakes that show in no number.
#
#   show.sh SEED FOLDER PATCH...      (FOLDER/ID.SEED.tried: what try.sh printed)
set -euo pipefail

seed=$1 folder=$2
shift 2

awk -v seed="$seed" -v folder="$folder" '
  /^--- / {
    id = FILENAME
    sub(/.*\//, "", id)
    sub(/\.patch$/, "", id)
    if (header["shows"] != "memory") {
      printf "mutant\t%s\t%s\t%s\n", id, header["name"], header["hint"]
      tried = folder "/" id "." seed ".tried"
      while ((getline line < tried) > 0) if (line !~ /^seed /) print line
      close(tried)
    }
    nextfile
  }
  match($0, /^[a-z]+: /) { header[substr($0, 1, RLENGTH - 2)] = substr($0, RLENGTH + 1) }' "$@"
