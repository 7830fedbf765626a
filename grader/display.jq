# What strangers wrote, made fit to be shown: in terminals, in logs that obey "::error" or "##[group]" at
# the start of a line (blanks before it do not help), in JSON. Invalid UTF-8 jq has replaced already.

# Text of several lines.
def printable:
  gsub("\u001b\\[[0-9;]*[A-Za-z]"; "")
  | gsub("[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200e\u200f\u2028-\u202e\u2066-\u2069]"; "?")
  | gsub("(?<blank>^|\n)(?<space>[ \t]*)::"; "\(.blank)\(.space): :")
  | gsub("##(?<what>\\[|vso)"; "# #\(.what)");

# A name, or a sentence with names in it: one line.
def one_line: gsub("[\n\t]"; "?") | printable | gsub("::"; ": :");

def harmless: one_line | if length > 80 then .[:77] + "..." else . end;
