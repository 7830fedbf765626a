# What the tests of the reports share: the results of three real submissions, and questions to a page.
# shellcheck shell=bash

# What a learner prints, as a C string, and what a file and a person are called. All of it must stay text.
readonly nasty_print='</pre><script>document.title=1</script>\\n```\\n::error::no\\n##[error]no\\n\\302\\233\\342\\200\\256\\033[31m'
readonly nasty_name='</title><script>document.title=1</script>"><img src=x onerror=alert(1)>`[a](http://x)'

# Grades $pages/{right,half,hostile}.json.
make_results() {
  local name submissions=$BATS_FILE_TMPDIR/submissions
  export pages=$BATS_FILE_TMPDIR
  mkdir -p "$submissions"/{right,half,hostile}
  cp -- "$root"/solutions/*.c "$submissions/right/"
  # Half done: nothing of stage 01; Nesterov looks ahead in the wrong direction, Adam has no bias correction.
  cp -- "$root"/solutions/*.c "$submissions/half/"
  cp -- "$root/starter/gradient_descent.c" "$submissions/half/"
  sed -i 's/theta\[i\] - lr \* beta \* v\[i\]/theta[i] + lr * beta * v[i]/' "$submissions/half/momentum.c"
  sed -i 's|state->\([mv]\)\[i\] / (1.0 - pow(beta[12], t))|state->\1[i]|' "$submissions/half/adaptive.c"
  # Hostile: it prints and has the compiler say what would like to be more than text, and it leaks.
  {
    printf '#include <stdio.h>\n#include <stdlib.h>\n#warning <b>::error::</b> ``` <a href=javascript:alert(1)>\n'
    sed "s|^ *f->gradient(state->ahead|    printf(\"$nasty_print\"); state->grad[0] += malloc(9) == NULL;\n&|" \
      "$submissions/half/momentum.c"
  } >"$submissions/hostile/momentum.c"
  printf 'int </pre><script>document.title=1</script>;\n' >"$submissions/hostile/schedules.c"
  for name in right half; do
    "$root/grade.sh" --format json --no-memcheck -o "$pages/$name.json" "$submissions/$name" || return
  done
  "$root/grade.sh" --format json -o "$pages/hostile.json" "$submissions/hostile"
}

# The three as a class: one of them late, one with a nasty name; and one who handed in nothing.
make_class() {
  jq -c --arg nasty "$nasty_name" '
    {right: "Ada Lovelace", half: $nasty, hostile: "Zo\u00eb \u202eO\u0027Neil"} as $name
    | (input_filename | sub(".*/"; "") | rtrimstr(".json")) as $key
    | .student = {key: $key, name: $name[$key], late: ($key == "half"), excused: false,
                  adjusted_score: (.score * if $key == "half" then 0.5 else 1 end)}' \
    "$pages"/{right,half,hostile}.json >"$pages/class"
  printf '{"student": {"key": "absent", "name": "Nobody <i>"}}\n' >>"$pages/class"
}

# A format of a file of results, as grade.sh shows it: show FORMAT FILE [MORE-OPTIONS]
show() {
  local options='{"color": false, "all": false, "most": 3, "here": true, "me": "grade.sh", "root": "/course",
    "path": "", "again": "", "assignment": "Lab 1", "late": "keep"}' way=()
  [[ $1 != classpage ]] || way=(-n)
  jq -r "${way[@]}" -L "$root/grader/jq" -f "$root/grader/formats/$1.jq" \
    --argjson options "$(jq -c ". + (${3:-null} // {})" <<<"$options")" "$2"
}

# What an XPath says of a page: xpath PAGE EXPRESSION
xpath() {
  xmllint --html --xpath "$2" "$1" 2>/dev/null
}

# Does this hold of a page? says PAGE EXPRESSION
says() {
  [ "$(xpath "$1" "boolean($2)")" = true ] || {
    printf 'not so in %s: %s\n' "$1" "$2"
    return 1
  }
}

# Is there no such line in a file? Bytes, not characters. lacks FILE PERL-PATTERN
lacks() {
  ! LC_ALL=C grep -P -- "$2" "$1"
}

# Control characters, and those that turn the direction of reading.
readonly unreadable='[\x00-\x08\x0b-\x1f\x7f]|\xc2[\x80-\x9f]|\xe2\x80[\xaa-\xae]|\xe2\x81[\xa6-\xa9]'

# What is true of every page: it is whole, loads nothing, and can be read without eyes or mouse.
is_sound() {
  local page=$1
  # libxml2 knows the elements of HTML 4; that a newer one is new to it is no fault.
  ! xmllint --html --noout "$page" 2>&1 | grep -E 'parser (error|warning) ' | grep -v 'Tag [a-z]* invalid' || return
  says "$page" '/html[@lang="en"]/head/meta[@name="viewport"]' && says "$page" 'count(//h1) = 1' &&
    says "$page" 'count(//main) = 1 and count(//header) = 1 and count(//footer) = 1 and string-length(//title) > 3' &&
    says "$page" 'starts-with(//meta[@http-equiv]/@content, "default-src '\''none'\''")' &&
    says "$page" 'not(//link | //iframe | //img | //object | //form | //*[@src] | //*[@style][not(contains(@style, "width:"))])' &&
    says "$page" 'not(//a[not(starts-with(@href, "#") or starts-with(@href, "reports/"))])' &&
    says "$page" 'not(//*[@*[starts-with(name(), "on")]])' &&
    says "$page" 'not(//th[not(@scope)]) and not(//a[not(normalize-space())]) and not(//summary[not(normalize-space())])' &&
    says "$page" 'not(//svg[not(@aria-hidden)][not(@role = "img" and title and desc)])' || return
  lacks "$page" '@import|url\([^#]' && lacks "$page" "$unreadable" || return
  names_point_somewhere "$page" && headings_in_order "$page" && [ "$(wc -c <"$page")" -lt 150000 ]
}

# No two things have the same name, and every name that is referred to is somebody's.
names_point_somewhere() {
  local names
  names=$(xpath "$1" '//@id' | sed 's/.*="//; s/"$//' | sort)
  [ -z "$(uniq -d <<<"$names")" ] &&
    [ -z "$(comm -13 <(uniq <<<"$names") <(xpath "$1" '//@aria-labelledby | //@href[starts-with(., "#")]' |
      sed 's/.*="#\{0,1\}//; s/"$//' | tr ' ' '\n' | sort -u))" ]
}

# No level is left out on the way down.
headings_in_order() {
  grep -oE '<h[1-6]' "$1" | awk '{ n = substr($0, 3); if (n > last + 1) exit 1; last = n }'
}
