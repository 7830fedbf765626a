#!/usr/bin/env bash
# Run the fuzz harnesses: first over the corpus, then on inputs that libFuzzer makes up from it.
#
#   fuzz.sh FOLDER SECONDS HARNESS...
#
# FOLDER holds the harnesses, and afterwards what was found: FOLDER/HARNESS.found (inputs that reach new
# code) and FOLDER/HARNESS-crash-... (inputs that break something). Fails if there is one of the latter.
set -uo pipefail

folder=$1 seconds=$2
shift 2
readonly here=${BASH_SOURCE[0]%/*}
failed=0

# An input may take a second, a thousand times what it should, and 2 GB.
fuzz() {
  local name=$1 log=$folder/$1.log
  mkdir -p -- "$folder/$name.found"
  local options=(-rss_limit_mb=2048 -timeout=10 -max_len=20000 -print_final_stats=1 -verbosity=1
    -artifact_prefix="$folder/$name-" -dict="$here/trace.dict")
  if "$folder/$name" "${options[@]}" -max_total_time="$seconds" "$folder/$name.found" "$here/corpus/$name" >"$log" 2>&1; then
    printf 'fuzz: %s: %s inputs in %s s, nothing broke\n' "$name" \
      "$(sed -n 's/^stat::number_of_executed_units: *//p' "$log")" "$seconds"
  else
    printf 'fuzz: %s broke; the end of %s:\n' "$name" "$log"
    tail -n 30 "$log"
    return 1
  fi
}

for name in "$@"; do fuzz "$name" || failed=1; done
exit "$failed"
