# The students of a gradebook's own CSV export (Canvas, Moodle, or any with such columns).
# Input: its rows, an array of objects. Output: an array of {name, id, participant, email, login, sis, section,
# days_late}; what the file does not say is "" or 0.

# Headers differ in case.
def with_plain_headers: with_entries(.key |= (ascii_downcase | gsub("^ +| +$"; "")));
def field(names): . as $row | first((names | $row[.] | strings | select(. != "")), "");
def full_name:
  [field("first name"), field("last name", "surname")] | map(select(. != "")) | join(" ");

map(with_plain_headers)
# The second row of a Canvas export holds no student, the last the instructor's test student.
| map(select(field("student") | test("^ *Points Possible|^Student, Test$") | not))
| map(
    {name: first((field("student", "full name", "name"), full_name,
                   field("email address", "email"), field("id")) | select(. != "")),
     id: field("id", "id number"),
     participant: field("identifier"),
     email: field("email address", "email", "e-mail"),
     login: field("sis login id", "username", "login"),
     sis: field("sis user id"),
     section: field("section", "group", "groups"),
     days_late: (field("days late") | tonumber? // 0 | [ceil, 0] | max)})
