# The two lines of a plot, the learner's and the reference's: what part of them to show, and what one sees
# in words.

# Four digits are enough to read.
def short:
  if . == 0 then "0" else
    (fabs | log10 | floor) as $e
    | if $e > 5 or $e < -4 then "\(. / pow(10; $e) * 100 | round / 100)e\($e)"
      else (. * pow(10; 3 - $e) | round) / pow(10; 3 - $e) | tostring end
  end;
def point: "(\(.[0] | short), \(.[1] | short))";

# ---- The frame: what the reference needs, and the learner's points that are not far away from it ----

def axis($i; $pad):
  [.reference[][$i]] as $theirs | [.learner[][$i]] as $mine
  | (if $theirs == [] then $mine else $theirs end) as $basis
  | ($basis | min) as $low | ($basis | max) as $high
  | (if $high > $low then $high - $low else ([($high | fabs), 0.1] | max) end) as $width
  | [$theirs[], ($mine[] | select(. > $low - 0.6 * $width and . < $high + 0.6 * $width))]
  | (if . == [] then $basis else . end)
  | [min, max] as [$from, $to]
  | (if $to > $from then ($to - $from) * $pad else $width / 2 end) as $margin
  | [$from - $margin, $to + $margin];
def frame: {x: axis(0; if .kind == "curve" then 0.02 else 0.08 end), y: axis(1; 0.08)};
def whole_landscape: {x: [-1.75, 1.75], y: [-0.55, 1.9]};

def inside($frame): . as [$x, $y]
  | $x >= $frame.x[0] and $x <= $frame.x[1] and $y >= $frame.y[0] and $y <= $frame.y[1];

# ---- In words ----

# Where the two can first be told apart by eye: an index, or null.
def parting($frame):
  . as $plot
  | first(range([.learner, .reference | length] | min)
          | select(($plot.learner[.][0] - $plot.reference[.][0] | fabs) > 0.005 * ($frame.x[1] - $frame.x[0])
                   or ($plot.learner[.][1] - $plot.reference[.][1] | fabs) > 0.005 * ($frame.y[1] - $frame.y[0])))
    // null;

# "t = 3" or "step 3".
def at($line; $k):
  if .kind == "path" then "step \($k)"
  else "\(.x)\(if .x | length == 1 then " =" else "" end) \(.[$line][$k][0] | short)" end;
def reading($line; $k): .kind as $kind | .[$line][$k] | if . == null then "nothing" elif $kind == "curve" then .[1] | short else point end;

# What one sees, in a sentence or two; $status is that of the test.
def in_words($frame; $status):
  . as $plot | parting($frame) as $k
  | ([.learner | to_entries[] | select(.value | inside($frame) | not) | .key] | first) as $out
  | [if .learner == [] then "Yours has no points here."
     elif $k then "They part at \(at("reference"; $k)): yours \(reading("learner"; $k)), the reference \(reading("reference"; $k))."
     elif (.learner | length) < (.reference | length) then "Yours lies on the reference, but ends after \(.learner | length) of \(.reference | length) points."
     elif $status == "passed" then "Yours lies on the reference."
     else "To the eye yours lies on the reference; the test sees a difference." end,
     (if .note == "" then empty else "In yours \(.note)." end),
     (if $out == null then empty else "Yours leaves the picture at \(at("learner"; $out))." end)]
  | join(" ");

def description($words):
  "\($words) Horizontal: \(.x), vertical: \(.y). The reference goes from \(.reference[0] // [0, 0] | point) to \(.reference[-1] // [0, 0] | point) in \(.reference | length) points"
  + if .learner == [] then "." else ", yours from \(.learner[0] | point) to \(.learner[-1] | point) in \(.learner | length)." end;
