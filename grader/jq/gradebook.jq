# What gradebooks read of a class: an array of results. Who is on the roster and handed in nothing is an
# element with "student" alone; with "error" as well if something was handed in and could not be graded.
# Of a result they need student, submission, score, max_score, course_version, and of its stages id, title,
# folder, score, max_score, handed_in, compile, memory.status and tests[].diagnosis.name.

def student: .student // {};
def outcome: if .stages then "graded" elif .error then "could not be graded" else "not handed in" end;
def name: student | (.name // "") | if . != "" then . else null end;
def who: name // student.key // .submission // "";
def yes_or_no: if . then "yes" else "no" end;

# The points for the gradebook; null for none.
def grade:
  if student.excused or .error then null else student.adjusted_score // .score end;

def max_score: map(.max_score | numbers) | max;

def mistakes: [.stages[]?.tests[].diagnosis.name | strings] | unique;
