# A class as a plain table, a row a student and a column for the points of each stage.
# Late policies have gone into `grade`; `score` is what the work itself is worth.
# reads: all
# ending: csv

include "escape";
include "gradebook";

def memory:
  [.stages[]?.memory.status] as $all
  | first(("errors", "leaks", "clean", "skipped") | select(IN($all[]))) // null;

max_score as $max
| ([.[].stages[]? | {id, folder}] | unique_by(.folder) | map(.id)) as $stages
| (["key", "name", "id", "email", "section", "grade", "score", "max_score"] + $stages
   + ["state", "late", "days_late", "excused", "memory", "mistakes", "course_version"] | row),
  (.[]
   | . as $one
   | student as $student
   | [$student.key // .submission, $student.name, $student.id, $student.email, $student.section, grade, .score, $max]
     + [$stages[] as $id | [$one.stages[]? | select(.id == $id) | .score] | first]
     + [outcome, ($student.late // false | yes_or_no), $student.days_late // 0, ($student.excused // false | yes_or_no),
        memory, (mistakes | join("; ")), .course_version]
   | row)
