# The reports in a browser: headless Chromium opens them light, dark, narrow and on paper.
# Pictures are kept where REPORT_PICTURES names a folder, to look at.
load helpers
load reports

setup_file() {
  make_results
  make_class
  show html "$pages/half.json" >"$pages/half.html"
  show classpage "$pages/class" '{"errors": [{"key": "lost", "message": "no"}]}' >"$pages/class.html"
}

# Open a page: chromium OPTION... PAGE. Fails if the browser complains about anything on it.
browse() {
  command -v chromium >/dev/null || {
    printf 'chromium is missing; run "make setup test" to install it\n'
    return 1
  }
  timeout 100 chromium --headless --no-sandbox --disable-gpu --disable-quic --no-first-run --hide-scrollbars \
    --disable-background-networking --disable-component-update --disable-sync \
    --user-data-dir="$BATS_TEST_TMPDIR/profile.$RANDOM" --enable-logging=stderr \
    "${@:1:$#-1}" "file://${*: -1}" 2>"$BATS_TEST_TMPDIR/log" || return
  ! grep CONSOLE "$BATS_TEST_TMPDIR/log"
}

# The colour of a picture's first pixel, as three numbers.
first_pixel() {
  perl -MCompress::Zlib -0777 -ne '
    my ($data, $at) = ("", 8);
    while ($at < length) {
      my ($n, $kind) = unpack("Na4", substr($_, $at, 8));
      $data .= substr($_, $at + 8, $n) if $kind eq "IDAT";
      $at += $n + 12;
    }
    print join(" ", unpack("x C3", uncompress($data)))' "$1"
}

keep() {
  [[ -z ${REPORT_PICTURES-} ]] || cp -- "$1" "$REPORT_PICTURES/"
}

# The page light, dark and narrow: pictures PAGE
pictures() {
  cd "$BATS_TEST_TMPDIR"
  browse --window-size=1000,2000 --blink-settings=preferredColorScheme=1 --screenshot="$PWD/$1-light.png" "$pages/$1.html"
  browse --window-size=1000,2000 --blink-settings=preferredColorScheme=0 --screenshot="$PWD/$1-dark.png" "$pages/$1.html"
  browse --window-size=400,2000 --screenshot="$PWD/$1-narrow.png" "$pages/$1.html"
  for picture in "$1"-*.png; do
    [ "$(wc -c <"$picture")" -gt 20000 ]
    keep "$picture"
  done
  [ "$(first_pixel "$1-light.png")" = '252 251 248' ]
  [ "$(first_pixel "$1-dark.png")" = '23 24 27' ]
}

@test "a student's page opens light, dark and narrow without complaints" {
  pictures half
}

@test "the class page opens light, dark and narrow without complaints" {
  pictures class
}

@test "a student's page prints" {
  cd "$BATS_TEST_TMPDIR"
  browse --print-to-pdf="$PWD/half.pdf" --no-pdf-header-footer "$pages/half.html"
  [ "$(head -c 5 half.pdf)" = '%PDF-' ]
  [ "$(grep -ac '/Type /Page$' half.pdf)" -ge 3 ]
  keep half.pdf
}

# A script of the test's own in the page, which its policy would not let in; what it finds is the title.
ask() {
  sed -e '/http-equiv/d' "$pages/$1.html" >"$BATS_TEST_TMPDIR/asked.html"
  printf '<script>document.title = (%s)();</script>\n' "$2" >>"$BATS_TEST_TMPDIR/asked.html"
  browse "${@:3}" --dump-dom "$BATS_TEST_TMPDIR/asked.html" | sed -n 's/.*<title>\(.*\)<\/title>.*/\1/p'
}

@test "a click on a column's head sorts the students, and says so" {
  found=$(ask class '() => {
    const heads = document.querySelectorAll("table.sortable th[scope=col]");
    const order = () => [...document.querySelectorAll("table.sortable tbody tr")].map(row => row.cells[1].textContent).join(" ");
    heads[1].querySelector("button").click();
    const up = order() + " " + heads[1].getAttribute("aria-sort");
    heads[1].querySelector("button").click();
    return up + " / " + order() + " " + heads[1].getAttribute("aria-sort") + " " + heads[0].getAttribute("aria-sort");
  }')
  up=$(jq -s -r '[.[] | .student.adjusted_score // empty] | sort | map(. * 100 | round / 100 | tostring) | join(" ")' "$pages/class")
  down=$(tr ' ' '\n' <<<"$up" | tac | paste -sd ' ')
  printf '%s\n' "$found"
  [ "$found" = "$up ascending / $down descending null" ]
}

@test "on a telephone nothing is wider than the page" {
  for page in half class; do
    found=$(ask "$page" '() => [...document.querySelectorAll("main > *, header, footer")].filter(e => e.scrollWidth > innerWidth).length + " " + innerWidth' \
      --window-size=500,2000)
    printf '%s\n' "$found"
    [ "$found" = '0 500' ]
  done
}
