# The page of a class: who is where, and what to teach again. It links to reports/KEY.html.
# reads: inputs
# ending: html

include "wording";
include "figures";
include "page";
include "sorting";

def head($text; $class): "<th scope=\"col\"\(if $class == "" then "" else " class=\"\($class)\"" end)>\($text)</th>";
def unseen: "<span class=\"unseen\">\(.)</span>";
def cells: "<td class=\"number\">\(.)</td>";
def table($heads; rows): "<div class=\"scroll\"><table><thead><tr>\($heads)</tr></thead><tbody>", rows, "</tbody></table></div>";
def section($id; $title; body): "<section aria-labelledby=\"\($id)\"><h2 id=\"\($id)\">\($title)</h2>", body, "</section>";
def folded($summary; body): "<details><summary>\($summary)</summary>", body, "</details>";

def link: "<a href=\"reports/\(.key | @uri).html\"><bdi>\(.name | esc)</bdi></a>";
# The first few by name, the rest folded away.
def names:
  if length <= 8 then map(link) | join(", ")
  else "\(.[:6] | map(link) | join(", ")) \([folded("and \(length - 6) more"; .[6:] | map(link) | join(", "))] | add)" end;
def people: if . == 1 then "1 person" else "\(.) people" end;

def title:
  (.course.max_score // 1) as $max | counting as $rows | ($rows | map(.score)) as $scores
  | "<header><p class=\"course\">Descent \(.course.course_version // "" | split("+")[0] // "" | esc)</p>",
    "<h1>\($options.assignment // "Descent" | esc): the class</h1><dl class=\"tiles\">",
    (["graded", (.rows | length)],
     ["median, of \($max | number)", ($scores | median | number)],
     ["mean", ($scores | mean | number)],
     ["complete", ($rows | map(select(.score == .max_score)) | length)],
     (.absent | select(. != []) | ["handed in nothing", length]),
     ($options.errors // [] | select(. != []) | ["not graded", length])
     | "<div><dt>\(.[0])</dt><dd>\(.[1])</dd></div>"),
    "</dl></header>";

def distribution:
  .course.max_score as $max | (counting | map(.score) | histogram($max)) as $bins
  | ([$bins | max, 1] | max) as $most
  | section("scores"; "Scores";
      "<p class=\"soft\">How many reached how many percent of the points.</p>",
      "<svg class=\"histogram\" viewBox=\"0 0 720 215\" role=\"img\" aria-labelledby=\"scores-title scores-words\"><title id=\"scores-title\">How many reached how much of the score</title>",
      "<desc id=\"scores-words\">\([range(10) | "\(. * 10) to \(. * 10 + 10) %: \($bins[.])"] | join("; ")).</desc>",
      (range(10) as $i | ($bins[$i] / $most * 155 | round) as $high | ($i * 72 + 36) as $middle
       | "<rect class=\"column\" x=\"\($middle - 30)\" y=\"\(180 - $high)\" width=\"60\" height=\"\($high)\"/><text class=\"label\" x=\"\($middle)\" y=\"\(173 - $high)\" text-anchor=\"middle\">\($bins[$i])</text><text x=\"\($middle)\" y=\"200\" text-anchor=\"middle\">\($i * 10)–\($i * 10 + 10)</text>"),
      "<path class=\"frame\" d=\"M0,180.5H720\"/></svg>");

def mistakes:
  commonest("mistakes") as $all | ([.rows | length, 1] | max) as $n
  | section("again"; "What to teach again";
      if $all == [] then "<p>Nobody makes a mistake that the course knows by name.</p>" else
        "<p class=\"soft\">The known mistakes, the commonest first, each with the question that helps.</p><ol class=\"mistakes\">",
        ($all[:10][]
         | "<li><h3>\(.name | esc)</h3><p class=\"kicker\">\(.who | length | people), in \(.title | esc)</p>\(bar(.who | length; $n))<p>\(.hint | esc)</p><p class=\"who\">\(.who | names)</p></li>"),
        "</ol>",
        ($all[10:] | select(. != [])
         | folded(length | plural("rarer mistake"); "<ul>", (.[] | "<li>\(.name | esc) (\(.title | esc)): \(.who | names)</li>"), "</ul>"))
      end);

def progress:
  (.rows | length) as $n | [stages_done] as $stages
  | section("progress"; "Stages and tests";
      table(head("Stage"; "") + head("Mean, as a bar" | unseen; "bars")
            + (["Mean", "Handed in", "Begun", "Complete", "Broken"] | map(head(.; "number")) | add);
        $stages[]
        | "<tr><th scope=\"row\">\(.folder[:2] | esc) \(.title | esc)</th><td class=\"bars\">\(bar(.mean; .max_score))</td>"
          + (["\(.mean | number) of \(.max_score)", .handed_in, .begun, .complete, .broken] | map(cells) | add) + "</tr>"),
      "<p class=\"soft\">Broken files do not compile, or are refused. Below: how many pass each test, the hardest first.</p>",
      ($stages[]
       | folded("The tests of \(.title | esc)";
           table(head("Test"; "") + head("Share who pass, as a bar" | unseen; "bars") + head("Written by"; "number") + head("Passed by"; "number");
             .tests | sort_by(.passed)[]
             | "<tr><th scope=\"row\"><code>\(.name | esc)</code></th><td class=\"bars\">\(bar(.passed; $n))</td>\(.tried | cells)\("\(.passed) (\(percent(.passed; $n)) %)" | cells)</tr>"))));

# Groups of people, with what is to be said of each group.
def groups: "<dl class=\"groups\">\(map(select(.[1] != []) | "<dt>\(.[0]) <span class=\"soft\">(\(.[1] | length))</span></dt><dd>\(.[1] | names)</dd>") | join("\n"))</dl>";

def memory:
  commonest("memory")
  | select(. != [])
  | section("memory"; "Memory"; map([("\(.name | capital), in \(.title)" | esc), .who]) | groups);

def to_see:
  .rows as $rows | .absent as $absent
  | [["Does not compile, or is refused", ($rows | map(select(any(.stages[]; .broken))))],
     ["Not all stages handed in", ($rows | map(select(any(.stages[]; .handed_in | not))))],
     ["Nothing written yet", ($rows | map(select(all(.stages[]; .begun | not))))],
     ["Late", ($rows | map(select(.late)))],
     ["Excused", ($rows | map(select(.excused)))]]
  | . as $groups | ($options.errors // []) as $errors
  | section("people"; "Who needs a look";
      ($errors | select(. != [])
       | "<h3>Not graded, through no fault of theirs</h3><p>Run the same command again: only these are tried.</p><ul>",
         (.[] | "<li><strong><bdi>\(.name // .key | esc)</bdi></strong>: \(.message // "" | rtrimstr("\n") | esc)</li>"), "</ul>"),
      ($groups | groups),
      ($absent | select(. != [])
       | "<p>Handed in nothing <span class=\"soft\">(\(length))</span>: \(map("<bdi>\(.name | esc)</bdi>") | join(", "))</p>"));

def students:
  .course.stages as $stages
  | section("students"; "Students";
      "<div class=\"scroll\"><table class=\"sortable\"><thead><tr>\(head("Name"; ""))\(head("Score"; "number"))\($stages | map(head(.title | esc; "number")) | add)\(head("Remarks"; ""))</tr></thead><tbody>",
      (.rows[]
       | "<tr><th scope=\"row\">\(link)</th>\(.adjusted | number | cells)\(.stages | map(.score | number | cells) | add)<td>"
         + ([(if .late then "late" else empty end), (if .excused then "excused" else empty end),
             (if .adjusted != .score then "\(.score | number) before that" else empty end)] | join(", ")) + "</td></tr>"),
      "</tbody></table></div>");

def alike:
  ($options.similarity // $options.similar // []) as $pairs
  | (.rows | map({(.key): .}) | add // {}) as $row
  | $pairs | select(. != [])
  | section("alike"; "Submissions that are alike";
      "<p>Being alike is a reason to look, not a verdict: short functions have few ways to be right. What the starter contains does not count.</p>",
      table(head("Two of them"; "") + head("Stage"; "") + head("Alike"; "number") + head("Where"; "");
        .[:50][]
        | "<tr><th scope=\"row\">\([.a, .b] | map(. as $key | $row[$key] // {key: ., name: .} | link) | join(" and "))</th><td>\(.stage | esc)</td>\("\(.percent) %" | cells)<td>"
          + (.places // [] | map("lines \(.a_lines | join("–")) and \(.b_lines | join("–"))") | .[:4] | join("; ") | esc) + "</td></tr>"));

def foot:
  "<footer><section aria-labelledby=\"about\"><h2 id=\"about\">About this page</h2>",
  ([["Course", .course_version], ["Seed", .seed], ["Compiler", .compiler], ["Protection", protection],
    ["Late ones", ($options.late // "keep")]] | map([.[0], (.[1] | esc)]) | facts),
  "</section></footer>";

class_from(inputs)
| [title, "<main id=\"main\">",
   if .rows == [] then "<p>No submission is graded yet.</p>", to_see
   else distribution, mistakes, progress, to_see, memory, students, alike end,
   "</main>", (.course | select(. != null) | foot),
   "<script>\(sorting)</script>"]
| join("\n")
| page("\($options.assignment // "Descent"): the class"; sorting_checksum; .)
