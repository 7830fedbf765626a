# What is to be done for a class. Input: a line for each student, fields separated by \u001f: key, name, id,
# late, hash of what was handed in, remark.
#   $roster [[student...]] or []     $excused  text, a name, key or id a line
#   $known  key, student and score of the results that are there      $late, $force  as asked for
#   $context  what every result of this class must say
# Output: first {missing, gone, strangers}: who is on the roster and handed in nothing, whose result is
# here and whose submission is not, who is excused and unknown. Then a line for each student: key, "grade",
# "stamp" (only who it is or what lateness costs has changed) or "done", and the job as JSON.

include "student";

def plain: ascii_downcase | gsub("[^a-z0-9\u0080-\uffff]"; "");
# "Lee, Bo" is bolee and leebo.
def spellings: [plain, (split(",") | reverse | join(" ") | plain)] | unique | map(select(. != ""));
def index_by(names): reduce .[] as $one ({}; reduce ($one | [names] | unique[] | select(. != "")) as $name (.; .[$name] += [$one]));
# The only one of that name, or null.
def only($index): $index[.] // [] | if length == 1 then .[0] else null end;

($roster[0] // []) as $roster
| ($roster | index_by(.id)) as $by_id
| ($roster | index_by(.participant)) as $by_participant
| ($roster | index_by(.login, .email, .sis, .id)) as $by_login
| ($roster | index_by(.name | spellings[])) as $by_name
| ($excused | split("\n") | map(gsub("^\\s+|\\s+$"; "")) | map(select(. != "" and (startswith("#") | not)))) as $excused
| ($known | map({key: (.student.key // ""), value: .}) | from_entries) as $known

| def is_excused: any(.key, .name, .id, .email, .login, .sis; . != "" and IN($excused[]));
  def on_roster:
    (if .id == "" then null elif .id | startswith("Participant ") then .id | only($by_participant) else .id | only($by_id) end)
    // (.key | only($by_login)) // (.name | plain | only($by_name));
  def student($entry; $key):
    {key: $key, name: $entry.name, id: $entry.id, email: $entry.email, login: $entry.login, sis: $entry.sis,
     section: $entry.section}
    | map_values(. // "");

[inputs | split("\u001f") | {key: .[0], name: .[1], id: .[2], late: (.[3] == "true"), hash: .[4], remark: .[5]}
 | on_roster as $row
 | . + {row: $row}
 | .student = student($row // (. + {id: (.id | if startswith("Participant ") then "" else . end)}); .key)
 | .student += {late, days_late: (if .late then [$row.days_late // 0, 1] | max else 0 end)}
 | .student.excused = (.student | is_excused)]
| map(.row | select(. != null)) as $present
| ($roster - $present | map(student(.; "") | . + {late: false, days_late: 0, excused: is_excused})) as $missing
| ({missing: $missing,
   gone: ([$known[].student.key] - map(.key)),
   strangers: ($excused - [(.[].student, $missing[], $known[].student) | .key, .name, .id, .email, .login, .sis])} | tojson),
  (.[]
   | . as $one
   | $known[.key] as $old
   | [.key,
      (if $force == "yes" or $old.key != .hash then "grade"
       elif $old.student != .student + {adjusted_score: ($old.score | adjusted($late; $one.student))} then "stamp"
       else "done" end),
      ({key: .hash, student, remark, late: $late, context: $context} | tojson)]
   | join("\u001f"))
