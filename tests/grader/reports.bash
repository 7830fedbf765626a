# What the tests of the reports share: results of three real submissions, and questions to a page.
# shellcheck shell=bash

# Text that must stay text, wherever it comes from. What is printed goes through a C string.
readonly nasty='</pre><script>document.title="owned"</script><img src=x onerror=alert(1)>'
readonly nasty_c='</pre><script>document.title=0</script>\n```\n::error::no\n##[error]no\n\302\233\342\200\256\033[31m'

# Makes $pages/right, half and hostile.json (each in half a minute at most) and their pages.
make_results() {
  local name submissions=$BATS_FILE_TMPDIR/submissions
  pages=$BATS_FILE_TMPDIR
  mkdir -p "$submissions"/{right,half,hostile}
  cp -- "$root"/solutions/*.c "$submissions/right/"
  # Half done: stage 01 is the starter, stage 02 does not look ahead, Adam has no bias correction.
  cp -- "$root"/solutions/*.c "$submissions/half/"
  cp -- "$root/starter/gradient_descent.c" "$submissions/half/"
  sed -i 's/theta\[i\] - lr \* beta \* v\[i\]/theta[i] + lr * beta * v[i]/' "$submissions/half/momentum.c"
  sed -i 's/state->\([mv]\)\[i\] \/ (1.0 - pow(beta[12], t))/state->\1[i]/' "$submissions/half/adaptive.c"
  # Hostile: what it prints and what the compiler says of it would like to be more than text; it leaks.
  {
    printf '#include <stdio.h>\n#include <stdlib.h>\n#warning "%s"\n' "$nasty"
    sed 's/    f->gradient(state->ahead/    printf("'"${nasty_c//\\/\\\\}"'"); if (malloc(9) == NULL) return DESCENT_E_MEMORY;\n&/' \
      "$submissions/half/momentum.c"
  } >"$submissions/hostile/momentum.c"
  printf 'int %s;\n' "$nasty" >"$submissions/hostile/schedules.c"
  for name in right half; do
    "$root/grade.sh" --format json --no-memcheck -o "$pages/$name.json" "$submissions/$name"
  done
  "$root/grade.sh" --format json -o "$pages/hostile.json" "$submissions/hostile"
}

# Show a result in a format, as grade.sh does: show FORMAT FILE [MORE-OPTIONS]
show() {
  jq -r -L "$root/grader/jq" -f "$root/grader/formats/$1.jq" --argjson options '{"color": false, "all": false,
    "most": 3, "here": true, "me": "grade.sh", "root": "/course", "path": "", "again": "",
    "assignment": "Lab 1", "late": "keep"}'" + ${3:-{\}}" "$2" 2>/dev/null ||
    jq -r -L "$root/grader/jq" -f "$root/grader/formats/$1.jq" --argjson options "$(jq -nc '{color: false, all: false,
      most: 3, here: true, me: "grade.sh", root: "/course", path: "", again: "", assignment: "Lab 1", late: "keep"}
      + '"${3:-{\}}")" "$2"
}
