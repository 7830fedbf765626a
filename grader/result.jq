# The result of one submission, descent/result/v1 (docs/result.schema.json), from what the steps of
# grade.sh left behind.
#   $manifests  [[stage...]]               $verdicts  [[name, status, message, printed]...]
#   $diagnoses  [[test, id, name, hint]...]
#   $series     [[stage, place of the plot in its manifest, learner, reference, note]...]
#   $valgrind   what Valgrind wrote
#   $ARGS.named  status_ID and log_ID of each stage's build, and what the run was about
#   $ARGS.positional  the notes

include "escape";
include "memcheck";

def shortened($most): if length > $most then .[:$most] + "\n..." else . end;
def rounded: (. * 100 | round) / 100;

($verdicts | map({key: .[0], value: .}) | from_entries) as $verdict_of
| ($valgrind | memory_log($manifests[0] | map(.source))) as $memory

# The stage's file: "ok", "broken", "refused" or "missing".
| def build: $ARGS.named["status_\(.id)"];

  def compile:
    ($ARGS.named["log_\(.id)"] | printable | gsub("/box/"; "")) as $log
    | {ok: (build == "ok"),
       refused: (build == "refused"),
       warnings: ([$log | scan("warning:")] | length),
       output: ($log | shortened(4000))};

  # Why a whole stage was not run.
  def reason:
    if build == "missing" then "\(.source) was not handed in"
    elif build == "refused" then "\(.source) is refused"
    else "\(.source) does not compile" end;

  def outcome($stage):
    if ($stage | build) != "ok" then {status: "skipped", message: ($stage | reason), printed: ""}
    elif $verdict_of[.name] then
      $verdict_of[.name]
      | {status: .[1], message: (.[2] | printable | shortened(4000) | rtrimstr("\n")),
         printed: (.[3] | printable)}
    else {status: "unfinished", message: "the grader has no verdict on this test", printed: ""} end;

  # The known mistakes that do the same as the learner; several if they cannot be told apart.
  def diagnosis:
    [.name as $name | $diagnoses[] | select(.[0] == $name)]
    | if . == [] then {}
      else {diagnosis: {id: (map(.[1]) | join(", ")),
                        name: (map(.[2]) | unique | join(", or ")),
                        hint: .[0][3]}} end;

  def graded($stage):
    {name} + outcome($stage) + {score: 0, max_score: .points, hint}
    | if .status == "passed" then .score = .max_score | .message = "" else . end
    | if .status == "passed" or .status == "skipped" then . else . + diagnosis end
    | {name, status, score, max_score, message, hint, printed}
      + (if .diagnosis then {diagnosis} else {} end);

  # Points for clean memory, in the measure in which there are tests that pass and are clean.
  def memory_check($stage; $tests):
    ($tests | map(.name)) as $names
    | ($memory.findings | map(select(.test | IN($names[])))) as $findings
    | ($memory.flagged | map(select(IN($names[])))) as $flagged
    | ($memory.checked | map(select(IN($names[])))) as $checked
    | if $ARGS.named.memory_tool != "valgrind" then
        {status: "skipped", score: 0, max_score: 0, reason: $ARGS.named.memory_tool, findings: []}
      else
        ($tests | map(select(.status == "passed" and (.name | IN($checked[])) and
                             (.name | IN($flagged[]) | not)) | .max_score) | add // 0) as $clean
        | {status: (if $checked == [] then "skipped"
                    elif $flagged == [] then "clean"
                    elif $findings != [] and all($findings[]; .kind == "leak") then "leaks"
                    else "errors" end),
           score: ($stage.memory * $clean / ($stage.tests | map(.points) | add) | rounded),
           max_score: $stage.memory,
           reason: (if $checked == [] then "nothing to check yet" else "" end),
           tests_flagged: ($flagged | length),
           findings: $findings[:20]}
      end;

  # What the manifest wants plotted, with the points; nothing for what is not written yet.
  def plots($tests):
    . as $stage
    | ($tests | map({(.name): .status}) | add) as $status_of
    | [$series[] | select(.[0] == $stage.id)
       | ($stage.plots[.[1]] | {title, kind, test, x, y, landscape}) + {learner: .[2], reference: .[3], note: .[4]}
       | select(.reference != [] and $status_of[.test] != "skipped")
       | if .landscape then . else del(.landscape) end];

  def stage:
    . as $stage
    | (.tests | map(graded($stage))) as $tests
    | memory_check($stage; $tests) as $memory
    | {id, title, folder, source, functions,
       score: (($tests | map(.score) | add) + $memory.score | rounded),
       max_score: (($tests | map(.max_score) | add) + $memory.max_score),
       handed_in: (build != "missing"),
       compile: compile,
       tests: $tests,
       memory: $memory,
       plots: plots($tests)};

  # A test that the manifest does not know of would be lost in silence.
  def unlisted:
    ($verdicts | map(.[0])) - [$manifests[0][].tests[].name]
    | map("the test \(.) is in no manifest; it was not graded");

($manifests[0] | map(stage)) as $stages
| $ARGS.named as $about
| {schema: "descent/result/v1",
   submission: ($about.submission | one_line(300) | no_command),
   score: ($stages | map(.score) | add | rounded),
   max_score: ($stages | map(.max_score) | add),
   seed: ($about.seed | tonumber),
   sandbox: $about.sandbox,
   course_version: $about.course_version,
   compiler: $about.compiler,
   notes: ($ARGS.positional + unlisted | map(one_line(1000) | no_command)),
   stages: $stages}
