#!/usr/bin/env bash
# attack: headers and a Makefile of its own beside the source
# tries: to have them taken instead of the course's
# shows: failed|error|skipped
set -euo pipefail

cp -- "$COURSE/starter/momentum.c" momentum.c
printf '#define MOMENTUM_H\n#include "../solutions/momentum.c"\n' >momentum.h
printf '#define DESCENT_H\n' >descent.h
mkdir -p include stages
cp -- momentum.h include/
cp -- descent.h stages/
printf 'all:\n\ttouch /tmp/owned\n' >Makefile
printf '#!/bin/sh\ntouch /tmp/owned\n' >gcc
chmod +x gcc
printf -- '-include /etc/passwd\n' >compile
