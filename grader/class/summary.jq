# The last lines of a class's run. Input: the digests of the class, and those on the roster alone.

def count(one): "\(.) \(one)\(if . == 1 then "" else "s" end)";
def some: if length > 6 then "\(.[:6] | join(", ")) and \(length - 6) more" else join(", ") end;
def hundredths: . * 100 | round / 100;
def mean: add / length | hundredths;

[.[] | select(.stages)] as $graded
| ($errors | tonumber) as $errors
| "",
  "\($graded | length | count("student")): \([($new | tonumber) - $errors, 0] | max) graded now, \(($all | tonumber) - ($new | tonumber)) unchanged"
  + (if $plan.missing == [] then "" else ", \($plan.missing | length) handed in nothing" end)
  + if $errors == 0 then "" else ", \($errors) not graded" end,
  (if $graded == [] then empty
   else "mean \($graded | map(.student.adjusted_score // .score) | mean) of \($graded | map(.max_score) | max)" end),
  (if $plan.gone == [] then empty
   else "no longer in the folder, but kept: \($plan.gone | some); to drop one, remove its file from \($grades)/results" end),
  (if $plan.strangers == [] then empty
   else "excused, but not in this class: \($plan.strangers | some)" end),
  "",
  "gradebook: \($grades)/gradebook.csv",
  "reports:   \($grades)/reports",
  (if $similar == [] then empty
   elif $similar[0] == [] then "similarity: no two submissions are much alike"
   else
     "similarity: \($similar[0] | length | count("pair")) alike, in \($grades)/similarity.json. First \($similar[0][0] | "\(.a) and \(.b), \(.stage), \(.percent) %").",
     "  That two are alike is a reason to look at both, not a verdict."
   end),
  (if $errors == 0 then empty
   else "", "These could not be graded, through no fault of the students; the same command tries them again:" end)
