# A class in numbers: from one result after the other to what the class page shows. Of each result only
# a small row is kept, so that a thousand of them need little memory.

include "wording";

def broken: .handed_in and (.compile.ok | not);

# What is kept of one result.
def row:
  {key: (.student.key // .submission), name: (.student.name // .student.key // .submission),
   score, max_score, adjusted: (.student.adjusted_score // .score),
   late: (.student.late // false), excused: (.student.excused // false),
   stages: [.stages[] | {score, complete: finished, handed_in, broken: broken,
                         begun: any(.tests[]; .status != "skipped"), tests: [.tests[].status]}],
   mistakes: ([.stages[] | {stage: .id, title} as $where | .tests[] | select(.diagnosis)
               | $where + {name: .diagnosis.name, hint: (.diagnosis.hint // "")}] | unique),
   memory: ([.stages[] | {stage: .id, title} as $where | .memory.findings // [] | .[] | $where + {name: .kind}] | unique)};

# What all results of a class have in common.
def course:
  {course_version, seed, max_score, compiler, sandbox,
   stages: [.stages[] | {id, title, folder, max_score, tests: [.tests[].name]}]};

# {course, rows, absent} of the results, whatever their order. Who handed in nothing is a student
# without a result; who could not be graded is among the errors of the options.
def class_from(results):
  reduce results as $one ({rows: [], absent: []};
    if $one.error then .
    elif $one.stages == null then .absent += [{key: $one.student.key, name: ($one.student.name // $one.student.key)}]
    else (if .course then . else .course = ($one | course) end) | .rows += [$one | row] end)
  | .rows |= sort_by(.name | ascii_downcase);

# The rows whose scores say something of the class.
def counting: .rows | map(select(.excused | not));

def percent($part; $whole): if $whole > 0 then $part / $whole * 100 | round else 0 end;
def mean: if . == [] then 0 else add / length end;
def median: sort | if . == [] then 0 else (.[length / 2 | floor] + .[(length - 1) / 2 | floor]) / 2 end;

# How many are in each tenth of the range; full marks are in the last.
def histogram($max):
  reduce .[] as $score ([range(10) | 0]; .[[$score / $max * 10 | floor, 9] | min] += 1);

# The commonest first: [{stage, title, name, hint, who: [rows]}], from that field of the rows.
def commonest($field):
  [.rows[] | {key, name} as $who | .[$field][] | . + {who: $who}]
  | group_by([.stage, .name])
  | map(.[0] + {who: map(.who)})
  | sort_by(-(.who | length));

# The stages, with how many have come how far, and how many pass each test.
def stages_done:
  .rows as $rows
  | .course.stages | to_entries[] | .key as $i | .value
  | [$rows[].stages[$i]] as $all
  | def many(f): [$all[] | select(f)] | length;
    . + {handed_in: many(.handed_in), broken: many(.broken), begun: many(.begun), complete: many(.complete),
         mean: ($all | map(.score) | mean),
         tests: [.tests | to_entries[] | .key as $t
                 | {name: .value, passed: many(.tests[$t] == "passed"), tried: many(.tests[$t] != "skipped")}]};
