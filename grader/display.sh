# Showing what strangers wrote: the rules of escape.jq for the shell.
# shellcheck shell=bash

# harmless NAME: the name of a file or folder, fit for a sentence: one short line without control
# characters. Plain names, nearly all there are, cost nothing.
harmless() {
  local LC_ALL=C
  if ((${#1} <= 80)) && [[ $1 =~ ^[\ -~]*$ && $1 != *::* && $1 != *'##'* ]]; then
    printf '%s' "$1"
  else
    jq -n -r -L "$root/grader/jq" --arg name "${1:0:500}" 'include "escape"; $name | one_line(80) | no_command'
  fi
}
