# The reports in HTML and Markdown, made from real gradings: their form, what they say, and that what a
# learner writes stays text.
load helpers
load reports

setup_file() {
  make_results
  make_class
}

@test "a student's page is whole, stands alone and can be read without eyes or mouse" {
  for name in right half hostile; do
    show html "$pages/$name.json" >"$BATS_TEST_TMPDIR/$name.html"
    is_sound "$BATS_TEST_TMPDIR/$name.html"
    says "$BATS_TEST_TMPDIR/$name.html" 'not(//script)'
  done
}

@test "grade.sh writes the page whole" {
  "$root/grade.sh" --no-memcheck --stage momentum --format html -o "$BATS_TEST_TMPDIR/a page.html" "$root/solutions"
  is_sound "$BATS_TEST_TMPDIR/a page.html"
  says "$BATS_TEST_TMPDIR/a page.html" '//p[@class="score"][starts-with(normalize-space(), "90 of 90 points")]'
}

@test "a page says what failed, why, what mistake it is and what to do next" {
  page=$BATS_TEST_TMPDIR/half.html
  show html "$pages/half.json" >"$page"
  says "$page" '//section[@aria-labelledby="adaptive"]//article[h4 = "adam_step/two_steps_by_hand"][.//strong = "Adam without bias correction"]//pre[contains(., "expected")]'
  says "$page" '//section[@aria-labelledby="momentum"]//p[strong = "Look-ahead in the wrong direction"]'
  says "$page" '//section[@aria-labelledby="gradient_descent"]/p[contains(., "Nothing of it is written yet")]'
  says "$page" '//aside//p[contains(., "Mend nesterov_step in starter/momentum.c")]/following-sibling::pre[. = "make momentum"]'
  says "$page" '//details[contains(summary, "more failing tests of adam_step")]//article'
  # Every test is listed with its status in words, those that fail first.
  [ "$(xpath "$page" 'count(//table//td/code)')" -eq "$(jq '[.stages[] | select(any(.tests[]; .status != "skipped")) | .tests[]] | length' "$pages/half.json")" ]
  says "$page" '//section[@aria-labelledby="adaptive"]//tbody/tr[1]/td[2] = "failed"'
}

@test "a page shows memory findings with their line, what the code printed and what the compiler said" {
  page=$BATS_TEST_TMPDIR/hostile.html
  show html "$pages/hostile.json" >"$page"
  says "$page" '//li/code[starts-with(., "momentum.c:")][contains(., "leak")]'
  says "$page" '//details[summary = "What your code printed"]/pre[contains(., "</pre><script>document.title=1</script>")]'
  says "$page" '//section[@aria-labelledby="momentum"]/pre[contains(., "<a href=javascript:alert(1)>")]'
  says "$page" '//section[@aria-labelledby="schedules"][p[contains(., "does not compile")]]/pre[contains(., "</script>")]'
  says "$page" '//section[@aria-labelledby="adaptive"]/p = "adaptive.c was not handed in."'
}

@test "a student's name, lateness and adjusted score; the instructor's seed stays secret" {
  page=$BATS_TEST_TMPDIR/student.html
  jq -c 'select(.student.key == "half") | .seed = 4711' "$pages/class" >"$json"
  show html "$json" '{"path": "/secret/place", "again": " --seed 4711"}' >"$page"
  is_sound "$page"
  [ "$(xpath "$page" 'string(//h1)')" = "$nasty_name" ]
  says "$page" '//header/p[contains(., "Handed in late")]'
  says "$page" "//header/p/strong[. = '$(jq '.student.adjusted_score * 100 | round / 100' "$json")']"
  lacks "$page" '4711|/secret'
  show markdown "$json" '{"path": "/secret/place", "again": " --seed 4711"}' >"$page.md"
  lacks "$page.md" '4711|/secret'
}

@test "in Markdown nothing that a learner wrote is more than a piece of code" {
  md=$BATS_TEST_TMPDIR/hostile.md
  jq -c --arg name "$nasty_name" '.submission = $name | .notes = ["<b>@everyone #1</b>\n# no"]' "$pages/hostile.json" >"$json"
  show markdown "$json" >"$md"
  grep -q '</pre><script>document.title=1</script>' "$md"
  lacks "$md" '^[[:space:]]*::|##\['
  lacks "$md" "$unreadable"
  # What is left outside of code: no HTML, no link, no heading but ours.
  awk '/^````*/ { match($0, /^`+/)
         if (fence == 0) { fence = RLENGTH; next } else if (RLENGTH >= fence && $0 !~ /[^`]/) { fence = 0; next } }
       fence == 0 { gsub(/`[^`]*`/, "CODE"); print }' "$md" >"$md.outside"
  grep -q '^# CODE: ' "$md.outside"
  grep -q '^## 02 Momentum' "$md.outside"
  lacks "$md.outside" '<|\]\(|http|@|error'
  [ "$(grep -c '^# ' "$md.outside")" -eq 1 ]
}

@test "the colours of both themes are far enough apart" {
  jq -n -r -L "$root/grader/jq" 'include "style"; style' >"$BATS_TEST_TMPDIR/style.css"
  jq -R -s -e '
    def channel: (. / 255) | if . <= 0.03928 then . / 12.92 else pow((. + 0.055) / 1.055; 2.4) end;
    def digit: if . > 96 then . - 87 else . - 48 end;
    def luminance: explode | map(digit) | [.[0] * 16 + .[1], .[2] * 16 + .[3], .[4] * 16 + .[5]] | map(channel)
      | .[0] * 0.2126 + .[1] * 0.7152 + .[2] * 0.0722;
    [split(":root {")[1:3][] | [scan("--([a-z]+): #([0-9a-f]{6})")] | map({key: .[0], value: (.[1] | luminance)}) | from_entries] as $themes
    | ($themes | length == 2) and all($themes[];
        . as $colour
        | all("ink", "soft", "good", "bad", "wait", "link"; all($colour[.]; . as $text
            | all($colour.paper, $colour.panel; ([., $text] | max + 0.05) / ([., $text] | min + 0.05) >= 4.5)))
          and all("mine", "theirs", "bar"; ([$colour.paper, $colour[.]] | max + 0.05) / ([$colour.paper, $colour[.]] | min + 0.05) >= 3))' \
    "$BATS_TEST_TMPDIR/style.css"
}

@test "the policy of the class page lets in its script, and no other" {
  checksum=$(jq -n -j -L "$root/grader/jq" 'include "sorting"; sorting' | openssl dgst -sha256 -binary | base64)
  printf 'sorting_checksum in grader/sorting.jq must be %s\n' "sha256-$checksum"
  [ "'sha256-$checksum'" = "$(jq -n -r -L "$root/grader/jq" 'include "sorting"; sorting_checksum')" ]
}
