# What a class's pages and gradebooks need of a result: all but what only a report on one student shows,
# so that a class of a thousand fits into little memory.
{schema, key, student, submission, score, max_score, seed, sandbox, course_version, compiler, notes,
 stages: [.stages[]
   | {id, title, folder, source, functions, score, max_score, handed_in,
      compile: (.compile | {ok, refused, warnings}),
      tests: [.tests[] | {name, status, score, max_score} + if .diagnosis then {diagnosis} else {} end],
      memory: (.memory | {status, score, max_score, tests_flagged: (.tests_flagged // 0),
                          findings: [.findings[] | {kind}]})}]}
