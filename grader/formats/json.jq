# The result itself, as docs/result.schema.json describes it.
# reads: one
# ending: json

.
