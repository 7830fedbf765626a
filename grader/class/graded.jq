# One student's result: is it whole, and what the class knows of it besides. $job is [what grader/class/plan.jq says].
# Output: the points as text, then the result on one line.

include "student";

def must(condition; sentence): if condition then . else error(sentence) end;

$job[0] as {$key, $student, $remark, $late, $context}
| must(.schema == "descent/result/v1" and .seed == $context.seed; "the result is not whole")
| must([.stages[] | {key: .id, value: (.tests | length)}] | from_entries == $context.tests; "the result is not whole")
| must(all(.stages[].tests[]; (.status | type) == "string" and (.score | type) == "number"); "the result is not whole")
| must(.score >= 0 and .score <= .max_score; "the score is out of range")
| must(.compiler == $context.compiler; "graded with \(.compiler), where the class has \($context.compiler)")
| must(.sandbox == $context.sandbox; "graded with the protection \(.sandbox), where the class has \($context.sandbox)")
| must(.course_version == $context.course_version;
       "graded with \(.course_version) of the course, where the class has \($context.course_version)")
| must(any(.stages[]; .memory.max_score > 0) == $context.memory; "the memory check is not as in the rest of the class")
| . as $result
| .key = $key
| .student = $student + {adjusted_score: ($result.score | adjusted($late; $student))}
| .notes |= (. + [$remark | select(. != "")] | unique)
| "\(.score)/\(.max_score)", tojson
