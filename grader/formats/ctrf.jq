# CTRF JSON (ctrf.io), the Common Test Report Format. Times are not measured: durations are 0, and
# start and stop are the time of writing.
# reads: one
# ending: json

include "escape";
include "platforms";

written as $now
| .stages as $stages
| [entries] as $entries
| ($entries | map(.status)) as $all
| {reportFormat: "CTRF", specVersion: "1.0.0", timestamp: ($now | todate), generatedBy: "grade.sh",
   results: {
     tool: {name: "grade.sh", version: .course_version},
     summary: {
       tests: ($all | length),
       passed: ($all | map(select(. == "passed")) | length),
       failed: ($all | map(select(IN("passed", "skipped") | not)) | length),
       skipped: ($all | map(select(. == "skipped")) | length),
       pending: 0, other: 0, suites: ($stages | length),
       start: ($now * 1000), stop: ($now * 1000),
       extra: {score, max_score}},
     tests: [$entries[]
       | {name,
          status: (if .status | IN("passed", "skipped") then .status else "failed" end),
          duration: 0,
          suite: [.stage, (.name | split("/")[0])],
          rawStatus: .status,
          filePath: .source,
          extra: {score, max_score}}
         + if .status == "passed" then {} else {message: explanation(4000)} end]}}
