# A class for the gradebook of Moodle (Grades, Import, CSV file). Match students by e-mail or ID number.
# --assignment names the columns; the maximum grade in Moodle must be that of the course.
# reads: all
# ending: csv

include "escape";
include "gradebook";
include "platforms";

def points: "\(.score) of \(.max_score)";

def stage_in_short:
  if obstacle != "" then "\(.title) \(obstacle)"
  else "\(.title) \(points)\(if .memory.status | IN("errors", "leaks") then ", memory \(.memory.status)" else "" end)" end;

def feedback:
  if student.excused then "excused"
  elif .stages == null then ""
  else
    "\(points): \(.stages | map(stage_in_short) | join("; "))."
    + (mistakes | map(" Known mistake: \(.).") | join(""))
    + if grade != .score then " Late: \(grade) of \(.score) points count." else "" end
  end;

(["Full name", "Email address", "ID number", $options.assignment, "\($options.assignment) feedback"] | row),
(.[] | [who, student.email, student.id, grade, feedback] | row)
