# Plots of a result as SVG: the learner's line beside the reference's.

include "lines";
include "page";

def sketch: {width: 380, height: 250, left: 52, right: 370, top: 12, bottom: 212};

# ---- Drawing: coordinates to a tenth of a pixel, far ones brought near, where the clip hides them ----

# A frame with the factors that bring its numbers to their places.
def scaled: sketch as $s
  | (($s.right - $s.left) / (.x[1] - .x[0])) as $across | (($s.bottom - $s.top) / (.y[0] - .y[1])) as $down
  | . + {across: $across, left: ($s.left - .x[0] * $across), down: $down, top: ($s.top - .y[1] * $down)};
def tenth: if . > 3000 then 3000 elif . < -3000 then -3000 else . * 10 | round / 10 end;
def across($frame): . * $frame.across + $frame.left | tenth;
def down($frame): . * $frame.down + $frame.top | tenth;
def placed($frame):
  $frame as {across: $a, left: $b, down: $c, top: $d} | map("\(.[0] * $a + $b | tenth),\(.[1] * $c + $d | tenth)");
def polyline($class; $frame):
  if . == [] then "" else "<path class=\"\($class)\" d=\"M\(placed($frame) | join("L"))\"/>" end;

# What a page with plots needs once: the dot at each of the learner's points.
def markers:
  "<svg class=\"markers\" width=\"0\" height=\"0\" aria-hidden=\"true\"><marker id=\"dot\" markerWidth=\"6\" markerHeight=\"6\" refX=\"3\" refY=\"3\" markerUnits=\"userSpaceOnUse\"><circle cx=\"3\" cy=\"3\" r=\"2.4\"/></marker></svg>";

# Round numbers between two others, about $n of them.
def ticks($n):
  . as [$low, $high]
  | (($high - $low) / $n | log10 | floor) as $e
  | (($high - $low) / $n / pow(10; $e)) as $m
  | (if $m < 1.5 then 1 elif $m < 3.5 then 2 elif $m < 7.5 then 5 else 10 end) as $step
  | range(($low / pow(10; $e) / $step | ceil); ($high / pow(10; $e) / $step | floor) + 1)
  | . * $step as $k
  | if $e < 0 then $k / pow(10; -$e) else $k * pow(10; $e) end;

def axes($plot; $frame): sketch as $s
  | "<g class=\"grid\">"
    + ([$frame.y | ticks(4) | down($frame) | "<path d=\"M\($s.left),\(.)H\($s.right)\"/>"] | join("")) + "</g>",
    ($frame.y | ticks(4) | "<text x=\"\($s.left - 6)\" y=\"\(down($frame) + 4)\" text-anchor=\"end\">\(short)</text>"),
    ($frame.x | ticks(6) | "<text x=\"\(across($frame))\" y=\"\($s.bottom + 15)\" text-anchor=\"middle\">\(short)</text>"),
    "<text x=\"\(($s.left + $s.right) / 2)\" y=\"\($s.height - 6)\" text-anchor=\"middle\">\($plot.x | esc)</text>",
    "<text transform=\"translate(11,\(($s.top + $s.bottom) / 2))rotate(-90)\" text-anchor=\"middle\">\($plot.y | esc)</text>";

# Rosenbrock's (1 - x)^2 + 100 (y - x^2)^2 = c is the curve x = 1 + r cos a, y = x^2 + r sin a / 10, r^2 = c.
def contour($frame):
  sqrt as $r
  | def angle: ((. - 1) / $r) | [[., 1] | min, -1] | max | acos;
  (0.05 * ($frame.x[1] - $frame.x[0])) as $margin
  | ($frame.x[1] + $margin | angle) as $a | ($frame.x[0] - $margin | angle) as $b
  | if $a == $b then "" else
      [range(25) | $a + ($b - $a) * . / 24] as $angles
      | [($angles[], ($angles | reverse[] | -.)) | (1 + $r * cos) as $x | [$x, $x * $x + $r / 10 * sin]]
      | polyline("contour"; $frame)
    end;
def contours($frame):
  (if $frame.x[1] - $frame.x[0] > 2 then 0.5, 2, 8, 30, 100, 300, 800
   else 0.1, 0.5, 2, 4, 5, 8, 13, 20, 30, 50, 100, 200, 400, 800 end)
  | contour($frame);

def mark($frame; $name):
  if inside($frame) then
    "<circle class=\"mark\" cx=\"\(.[0] | across($frame))\" cy=\"\(.[1] | down($frame))\" r=\"4.5\"/><text class=\"label\" x=\"\(.[0] | across($frame))\" y=\"\(.[1] | down($frame) - 9)\" text-anchor=\"middle\">\($name)</text>"
  else "" end;

# One drawing of the plot: drawing(ID; FRAME; TITLE; DESCRIPTION)
def drawing($id; $frame; $title; $words):
  . as $plot | sketch as $s
  | "<rect x=\"\($s.left)\" y=\"\($s.top)\" width=\"\($s.right - $s.left)\" height=\"\($s.bottom - $s.top)\"" as $box
  | "<svg viewBox=\"0 0 \($s.width) \($s.height)\" role=\"img\" aria-labelledby=\"\($id)-title \($id)-words\">",
    "<title id=\"\($id)-title\">\($title | esc)</title><desc id=\"\($id)-words\">\($words | esc)</desc>",
    "<clipPath id=\"\($id)-clip\">\($box)/></clipPath>",
    axes($plot; $frame),
    "<g clip-path=\"url(#\($id)-clip)\">",
    (if $plot.landscape then contours($frame) else empty end),
    ($plot.learner | polyline("mine"; $frame)),
    ($plot.reference | polyline("theirs"; $frame)),
    "</g>\($box) class=\"frame\"/>",
    (if $plot.kind == "path" then $plot.reference[0] // empty | mark($frame; "start") else empty end),
    (if $plot.landscape then [1, 1] | mark($frame; "minimum") else empty end),
    "</svg>";

# Some ten of the points, and the one where the lines part.
def some_numbers($frame):
  . as $plot | ([.learner, .reference | length] | max) as $n | parting($frame) as $k
  | ([range(0; $n; [$n / 10 | ceil, 1] | max)] + [$k // empty, $n - 1] | unique | map(select(. >= 0))) as $rows
  | "<details><summary>The numbers</summary><table><thead><tr><th scope=\"col\">\(if .kind == "curve" then .x | esc else "step" end)</th><th scope=\"col\">yours</th><th scope=\"col\">reference</th></tr></thead><tbody>",
    ($rows[] as $i
     | "<tr><td>\(if $plot.kind == "curve" then ($plot.reference[$i] // $plot.learner[$i])[0] | short else $i end)</td><td>\($plot | reading("learner"; $i))</td><td>\($plot | reading("reference"; $i))</td></tr>"),
    "</tbody></table></details>";

# The whole figure; $id must be one of its own on the page.
def figure($id; $status):
  frame as $frame | in_words($frame; $status) as $words | description($words) as $long
  | (if .landscape then
       "<figure class=\"wide\"><div class=\"panes\">",
       drawing("\($id)-near"; $frame | scaled; "\(.title): the path"; $long),
       drawing("\($id)-far"; whole_landscape | scaled; "\(.title): the whole valley"; $long), "</div>"
     else "<figure>", drawing($id; $frame | scaled; .title; $long) end),
    "<figcaption><strong>\(.title | esc)</strong>\($words | esc)",
    some_numbers($frame), "</figcaption></figure>";
