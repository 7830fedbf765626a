# One student's report as a page of its own: what failed and why, what it looks like, what to do next.
# reads: one
# ending: html

include "wording";
include "page";
include "lines";
include "plot";

def titled: "\(.folder[:2]) \(.title)";
def reader: for_reader($options);
def name: .student.name // .submission;

def overview:
  "<section aria-labelledby=\"stages\"><h2 id=\"stages\">The stages</h2>",
  "<div class=\"scroll\"><table><thead><tr><th scope=\"col\">Stage</th><th scope=\"col\" class=\"bars\"><span class=\"unseen\">How much of it is done</span></th><th scope=\"col\" class=\"number\">Points</th><th scope=\"col\">Remarks</th></tr></thead><tbody>",
  (.stages[] | state as $state
   | "<tr><th scope=\"row\"><a href=\"#\(.id | esc)\">\(titled | esc)</a></th><td class=\"bars\">\(bar(.score; .max_score))</td><td class=\"number\">\(points)</td><td class=\"\(tone($state.good))\">\($state.say | esc)</td></tr>"),
  "</tbody></table></div></section>";

def lateness:
  .student // {}
  | [(if .late then "handed in late\(if (.days_late // 0) > 0 then ", by \(.days_late | plural("day"))" else "" end)" else empty end),
     (if .excused then "excused" else empty end)]
  | join("; ");

def head:
  "<header><p class=\"course\">Descent \(.course_version | split("+")[0] | esc)\(if .student then " · \($options.assignment // "" | esc)" else "" end)</p>",
  "<h1><bdi>\(name | esc)</bdi></h1>",
  "<p class=\"score\"><strong>\(.score | number)</strong> of \(.max_score | number) points</p>\(bar(.score; .max_score))",
  (lateness as $late
   | (.student.adjusted_score // .score) as $adjusted
   | if $late == "" and $adjusted == .score then empty
     else "<p class=\"wait\">\($late | if . == "" then "" else capital + ". " end)\(if $adjusted != .score then "With that taken into account: <strong>\($adjusted | number)</strong> points." else "" end)</p>" end),
  "</header>";

def what_next:
  reader as $reader
  | next_step($reader)
  | "<aside class=\"next\" aria-labelledby=\"next\"><h2 id=\"next\">What to do next</h2><p>\(.say | esc)</p>",
    (.run // empty | "<pre><code>\(esc)</code></pre>"), "</aside>";

def notes:
  if .notes == [] then empty
  else "<section aria-labelledby=\"notes\"><h2 id=\"notes\">Notes</h2><ul>\(.notes | map("<li>\(esc)</li>") | join(""))</ul></section>" end;

def printed:
  split("\n") as $lines
  | "<details\(if ($lines | length) <= 6 then " open" else "" end)><summary>What your code printed</summary>\($lines[:40] | join("\n") | block)\(if ($lines | length) > 40 then "<p class=\"soft\">and \($lines | length - 40 | plural("more line"))</p>" else "" end)</details>";

# What helped with the failure before this one need not be said again.
def help($findings; $before):
  [advice($findings)] as $advice
  | if $advice == $before then "<p class=\"soft\">The same \($advice[0].what) as above.</p>"
    else
      ($advice[]
       | if .what == "known mistake" then "<p class=\"mistake\">Known mistake: <strong>\(.say | esc)</strong></p>"
         else "<p><span class=\"soft\">\(.what | capital):</span> \(.say | esc)</p>" end)
    end;

def failure($findings; $before):
  "<article class=\"failure\"><h4><code>\(.name | esc)</code></h4>",
  "<p class=\"kicker\"><span class=\"bad\">\(.status)</span>, \(.max_score | plural("point"))</p>",
  help($findings; $before),
  (if .message == "" then empty else .message | block end),
  (if .printed == "" then empty else .printed | printed end),
  "</article>";

# Those of one function, the first ones in full, the others folded away: they mostly have the same cause.
def failures_of_function($findings):
  . as $all
  | def shown($from; $to):
      range($from; [$to, ($all | length)] | min) as $i
      | $all[$i] | failure($findings; if $i > $from then [$all[$i - 1] | advice($findings)] else null end);
    shown(0; $options.most),
    ($all[$options.most:] | length
     | if . == 0 then empty else
         "<details><summary>\(plural("more failing test")) of <code>\($all[0] | of_function | esc)</code></summary>",
         shown($options.most; . + $options.most), "</details>" end);

def failures:
  .memory.findings as $findings
  | failing
  | if . == [] then empty
    else "<h3>What fails</h3>", (group_by(of_function) | sort_by(.[0].place)[] | failures_of_function($findings)) end;

def compiler:
  if .compile.output == "" then empty
  else "<h3>\(if .compile.refused then "Why it is refused" else "What the compiler says" end)</h3>\(.compile.output | rtrimstr("\n") | block)" end;

def memory:
  if .memory.findings == [] then empty
  else
    "<h3>Memory</h3><p>\(.memory.tests_flagged // (.memory.findings | length) | plural("test")) with something wrong, found by Valgrind:</p><ul>",
    (.memory.findings[] | "<li><code>\(place_of_finding | esc)</code><br><span class=\"soft\">first seen in \(.test | esc)</span></li>"),
    "</ul>"
  end;

def key($class): "<span><svg viewBox=\"0 0 42 12\" aria-hidden=\"true\"><path class=\"\($class)\" d=\"M4,6H21H38\"/></svg>\(if $class == "mine" then "yours" else "the reference" end)</span>";
def plots:
  .id as $stage | (.tests | map({(.name): .status}) | add) as $status_of
  | .plots // []
  | if . == [] then empty else
      "<h3>Your lines beside the reference</h3><p class=\"legend\">\(key("mine"))\(key("theirs"))</p><div class=\"plots\">",
      (to_entries[] | .key as $k | .value | figure("plot-\($stage)-\($k)"; $status_of[.test])),
      "</div>"
    end;

def rank: {failed: 0, crashed: 0, timeout: 0, unfinished: 0, skipped: 1, passed: 2}[.status];
def all_tests:
  "<details><summary>All \(.tests | length | plural("test"))</summary><div class=\"scroll\"><table><thead><tr><th scope=\"col\">Test</th><th scope=\"col\">Result</th><th scope=\"col\" class=\"number\">Points</th></tr></thead><tbody>",
  (.tests | to_entries | sort_by([(.value | rank), .key])[].value
   | "<tr><td><code>\(.name | esc)</code></td><td class=\"\(if .status == "passed" then "good" elif .status == "skipped" then "soft" else "bad" end)\">\(.status)\(if .status == "skipped" then ": \(.message | esc)" else "" end)</td><td class=\"number\">\(points)</td></tr>"),
  "</tbody></table></div></details>";

def functions_list:
  "<ul class=\"functions\">\([functions_done | "<li><code>\(.name | esc)</code> <span class=\"\(tone(.good))\">\(.say | esc)</span></li>"] | join("\n"))</ul>";

def stage:
  "<section class=\"stage\" aria-labelledby=\"\(.id | esc)\"><div class=\"heading\"><h2 id=\"\(.id | esc)\">\(titled | esc)</h2><p>\(points) points</p></div>",
  (if .handed_in | not then "<p>\(.source | esc) was not handed in.</p>"
   elif .compile.ok | not then
     "<p class=\"bad\">\(.source | esc) \(if .compile.refused then "is refused" else "does not compile" end), so none of its tests ran.</p>", compiler
   elif all(.tests[]; .status == "skipped") then "<p>Nothing of it is written yet. The way in: <code>stages/\(.folder | esc)/README.md</code>.</p>"
   else
     (state | if .say == "" then empty else "<p class=\"\(tone(.good))\">\(.say | capital | esc)</p>" end),
     functions_list, failures, memory, compiler, plots, all_tests
   end),
  "</section>";

def foot:
  "<footer><section aria-labelledby=\"about\"><h2 id=\"about\">About this report</h2>",
  ([["Submission", (.submission | esc)],
    ["Course", (.course_version | esc)],
    ["Seed", (if .seed == 0 then "0, the public one" elif .student then "the instructor's own" else .seed end)],
    ["Protection", (protection | esc)],
    ["Compiler", (.compiler | esc)],
    (memory_left_out // empty | ["Memory", esc])]
   | facts),
  "</section></footer>";

"\(name): Descent" as $title
| [head, markers, "<main id=\"main\">", what_next, overview, notes, (.stages[] | stage), "</main>", foot]
| join("\n")
| page($title; "'none'"; .)
