# The pairs of similar submissions of one stage, one object each, from the lines that the comparison prints
# (similarity.sh). $compared  the students' keys, a line each      $stage  its id

($compared | split("\n")) as $keys
| def student: $keys[tonumber - 1];
  def lines: split("-") | map(tonumber);
  reduce (inputs | split(" ")) as $line ([];
    if ($line | length) == 3
    then . + [{a: ($line[0] | student), b: ($line[1] | student), stage: $stage, percent: ($line[2] | tonumber | round), places: []}]
    else .[-1].places += [{a_lines: ($line[2] | lines), b_lines: ($line[3] | lines)}] end)
| .[]
