# The manifests, each a file: on the first line the JSON array of those to grade (the positional
# arguments, or all), then a line for each stage there is: to grade or not, id, source, number of tests,
# functions.
[inputs | . + {folder: (input_filename | sub("/stage.json$"; "") | sub(".*/"; ""))}]
| map(. + {wanted: ($ARGS.positional == [] or (.id | IN($ARGS.positional[])))})
| (map(select(.wanted)) | tojson),
  (.[] | [.wanted, .id, .source, (.tests | length), (.functions | join(" "))] | @tsv)
