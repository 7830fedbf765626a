#!/usr/bin/env bash
# What Gradescope runs once, as root, when it builds the image: install the tools, build the tests, and
# grade the starter to see that all of it works. Nobody but root may read the result.
set -euo pipefail
cd -- "${BASH_SOURCE[0]%/*}"

descent/grader/setup.sh
chmod -R go-rwx .
descent/grade.sh --seed "$(<seed)"
