# A class for the gradebook of Canvas (Grades, Import). Students are matched by the ID of the roster.
# --assignment names the column, best as Canvas exports it: "Lab 1 (12345)".
# reads: all
# ending: csv

include "escape";
include "gradebook";

(["Student", "ID", "SIS User ID", "SIS Login ID", "Section", $options.assignment] | row),
(["    Points Possible", "", "", "", "", max_score] | @csv),
(.[] | student as $student
 | [who, $student.id, $student.sis, $student.login, $student.section,
    if $student.excused then "EX" else grade end]
 | row)
