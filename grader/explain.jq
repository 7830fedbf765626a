# What a result says of one test and what the same test says today. $recorded and $today: [result]; $test.

def of_test: [.stages[].tests[] | select(.name == $test)] | first;

$recorded[0] as $was
| $today[0] as $is
| ($was | of_test) as $old
| ($is | of_test) as $new
| "\($test), \($was.student.name // $was.submission), seed \($was.seed)",
  "",
  "recorded:  \($old.status), \($old.score) of \($old.max_score)",
  "today:     \($new.status), \($new.score) of \($new.max_score)"
  + if $new.status != $old.status then "   NOT the same verdict"
    elif $new.message != $old.message then "   the same verdict, in other words"
    else "   the same" end,
  (if $was.course_version != $is.course_version
   then "The tests are not the same: \($was.course_version) then, \($is.course_version) now." else empty end),
  (if $was.compiler != $is.compiler
   then "The compiler is not the same: \($was.compiler) then, \($is.compiler) now." else empty end),
  (if $was.sandbox != $is.sandbox
   then "The protection is not the same: \($was.sandbox) then, \($is.sandbox) now." else empty end),
  (select($new.message != "") | "", $new.message),
  (select($new.printed != "") | "", "The code printed:", $new.printed),
  ($new.diagnosis | select(.) | "", "known mistake: \(.name)", "hint: \(.hint)"),
  (select($new.diagnosis | not) | select($new.status == "failed") | "", "hint: \($new.hint)")
