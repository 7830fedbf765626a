# The page of a class: its numbers, its people, and that a name cannot be more than a name.
load helpers
load reports

setup_file() {
  make_results
  make_class
}

setup() {
  page=$BATS_TEST_TMPDIR/class.html
  show classpage "$pages/class" '{"errors": [{"key": "lost", "message": "the <probe> was ended\n"}],
    "similar": [{"a": "right", "b": "half", "stage": "schedules", "percent": 100, "places": [{"a_lines": [3, 24], "b_lines": [5, 26]}]}]}' \
    >"$page"
}

@test "the page is whole, stands alone and can be read without eyes or mouse" {
  is_sound "$page"
  says "$page" 'count(//script) = 1'
}

@test "its numbers are those of the results" {
  says "$page" '//dl[@class="tiles"]/div[dt = "graded"]/dd = "3"'
  says "$page" '//dl[@class="tiles"]/div[dt = "complete"]/dd = "1"'
  says "$page" '//dl[@class="tiles"]/div[dt = "handed in nothing"]/dd = "1"'
  median=$(jq '[.]' "$pages/half.json" | jq '.[0].score')
  says "$page" "//dl[@class='tiles']/div[starts-with(dt, 'median')]/dd = '$median'"
  says "$page" "//section[@aria-labelledby='scores']//desc[contains(., '90 to 100 %: 1')]"
  # Handed in, begun, complete, broken.
  row='//section[@aria-labelledby="progress"]//tr[starts-with(th, "04 ")]'
  says "$page" "$row[td[3] = '3' and td[4] = '2' and td[5] = '2' and td[6] = '1']"
  says "$page" '//tr[th/code = "adam_step/two_steps_by_hand"][td[2] = "2" and starts-with(td[3], "1 (33 %)")]'
}

@test "it names the commonest mistakes, with their hints and whose they are" {
  first='//ol[@class="mistakes"]/li[1]'
  says "$page" "$first[h3 = 'Look-ahead in the wrong direction'][contains(., '2 people')]"
  says "$page" "$first//a[@href='reports/half.html']"
  says "$page" "$first/p[contains(., '?')]"
  says "$page" '//ol[@class="mistakes"]/li[h3 = "Adam without bias correction"][contains(., "1 person")]'
}

@test "it lists whom to look at, and each with a link" {
  people='//section[@aria-labelledby="people"]'
  says "$page" "$people//dt[starts-with(., 'Late')]/following-sibling::dd[1]/a[@href='reports/half.html']"
  says "$page" "$people//dt[starts-with(., 'Does not compile')]/following-sibling::dd[1]/a[@href='reports/hostile.html']"
  says "$page" "$people//p[contains(., 'Nobody <i>')]"
  says "$page" "$people//li[strong = 'lost'][contains(., 'the <probe> was ended')]"
  says "$page" '//section[@aria-labelledby="memory"]//dt[starts-with(., "Leak, in Momentum")]'
  says "$page" 'count(//table[@class="sortable"]/tbody/tr) = 3'
  says "$page" "//table[@class='sortable']//tr[.//a/@href = 'reports/half.html'][contains(td[last()], 'late')]"
}

@test "being alike is called a reason to look" {
  says "$page" '//section[@aria-labelledby="alike"]/p[contains(., "a reason to look, not a verdict")]'
  says "$page" '//section[@aria-labelledby="alike"]//tr[.//a/@href = "reports/right.html"][td[2] = "100 %"][contains(td[3], "lines 3")]'
}

@test "a class of nobody, and one result alone, make a page" {
  show classpage /dev/null '{"errors": [{"key": "lost", "message": "no"}]}' >"$page"
  says "$page" '//main//li[contains(., "lost")]'
  show classpage "$pages/right.json" >"$page"
  is_sound "$page"
}

@test "what a class keeps of a result is enough for the page" {
  jq -c -f "$root/grader/class/digest.jq" <(head -n 3 "$pages/class") >"$BATS_TEST_TMPDIR/digests"
  tail -n 1 "$pages/class" >>"$BATS_TEST_TMPDIR/digests"
  show classpage "$BATS_TEST_TMPDIR/digests" >"$BATS_TEST_TMPDIR/from-digests"
  show classpage "$pages/class" | diff - "$BATS_TEST_TMPDIR/from-digests"
}
