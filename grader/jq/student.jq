# What late work is worth.

# The score of a result after the policy for late ones: keep, zero, percent:N or percent:N/day.
def adjusted($policy; $student):
  if ($student.late | not) or $policy == "keep" then .
  elif $policy == "zero" then 0
  else
    ($policy | capture("^percent:(?<percent>[0-9]+)(?<daily>/day)?$")) as {$percent, $daily}
    | . * ([1 - ($percent | tonumber) / 100 * (if $daily then $student.days_late else 1 end), 0] | max)
    | . * 100 | round / 100
  end;
