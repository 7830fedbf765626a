# Valgrind's log, as text, to {findings, flagged, checked}: what is wrong at which line of whose code,
# once each; the tests in which anything was wrong; the tests that were checked at all.

# One line of a stack: {function, file, line}, or nothing.
def frame:
  capture("^ *(?:at|by) 0x[0-9A-F]+: (?<function>[^ ]+) \\((?<file>[^:)]+):(?<line>[0-9]+)\\)$")
  | .line |= tonumber;

def kind:
  if test("^ *Invalid read") then "invalid read"
  elif test("^ *Invalid write") then "invalid write"
  elif test("^ *Invalid free") then "invalid free"
  elif test("^ *Mismatched free") then "invalid free"
  elif test("ninitialised") then "uninitialised"
  elif test("(definitely|possibly) lost") then "leak"
  elif test("overlap") then "overlap"
  elif test("contains uninitialised|points to uninitialised") then "uninitialised"
  else empty end;

# The first stack is where it happened; later ones tell where a block came from or went to.
def stacks:
  reduce .[] as $line ([];
    ($line | [frame]) as $f
    | if $f == [] then . + [[]] elif . == [] then [$f] else .[-1] += $f end);

def sentence($block):
  ($block | join(" ")) as $all
  | if .kind == "leak" then
      "\($all | capture("(?<n>[0-9,]+)(?: \\([^)]*\\))? bytes in").n) bytes allocated here are never freed"
    elif .kind == "uninitialised" and .indirect then
      "memory from here is used before anything was written to it"
    elif .kind == "uninitialised" then "a decision or result depends on a value that was never set"
    elif .kind == "invalid free" and ($all | test("block of size [0-9,]+ free'd")) then "this block was freed already"
    elif .kind == "invalid free" then "this is not a block that malloc or calloc returned"
    elif .kind == "overlap" then "memcpy between places that overlap; memmove is for that"
    else
      "\($all | capture("of size (?<n>[0-9]+)").n) bytes"
      + ([$all | capture("(?<by>[0-9,]+) bytes (?<side>after|before|inside) (?:a|an unallocated) block of size (?<size>[0-9,]+)")]
         | if . == [] then "" else .[0] | "\(if .by == "0" then ", right" else ", \(.by) bytes" end) \(.side) a block of \(.size) bytes" end)
      + (if $all | test("block of size [0-9,]+ free'd") then ", in a block that was freed already"
         elif $all | test("Address 0x[0-9a-f]{1,3} is not stack'd") then " through a NULL pointer" else "" end)
    end;

# A block of lines between blank ones, seen in $test.
def finding($test; $sources):
  . as $block
  | ($block[0] | kind) as $kind
  | ($block | stacks | map(map(select(.file | IN($sources[]))))) as $stacks
  | {test: $test, kind: $kind, indirect: (($stacks[1] // []) == [])}
    + (($stacks | map(select(. != [])) | first | first) // {function: null, file: null, line: null})
  | .message = sentence($block)
  | del(.indirect);

# $sources: the names of the learner's files. Lines and blocks are cut to what an honest log stays below:
# names in it are a stranger's, and some of the above takes the square of their length.
def memory_log($sources):
  split("\n") | map(.[:1000] | sub("^(==|\\*\\*)[0-9]+(==|\\*\\*) ?"; ""))
| reduce .[] as $line ({test: null, alive: true, block: [], findings: [], flagged: [], checked: []};
    if $line | test("^descent: ") then
      ($line | split(" ")) as $word
      | .block = []
      | if $word[1] == "case" then .test = $word[2] | .alive = true
        elif $word[1] == "end" then
          .alive = ($word[2] == "0")
          | if $word[4] != "0" then .flagged += [.test] else . end
        elif $word[1] == "lost" then
          .checked += [.test]
          | if .alive and $word[2] != "0" then .flagged += [.test] else . end
        else .test = null end
    elif ($line | test("^ *$")) then
      if .block != [] and .test != null and .alive
      then .findings += [.test as $test | .block | finding($test; $sources)] | .block = []
      else .block = [] end
    elif .block | length < 100 then .block += [$line]
    else . end)
| {findings: (.findings | unique_by([.kind, .file, .line]) | sort_by(.file, .line)),
   flagged: (.flagged + (.findings | map(.test)) | unique), checked};
