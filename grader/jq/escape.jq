# Makes strings harmless for where they go. Learners choose what their code prints and what their
# files are called, and the strings of a result end in spreadsheets, web pages and logs of CI.

# Without the characters that XML 1.0 forbids, terminals obey, or that turn the direction of reading.
def printable:
  gsub("\u001b\\[[0-9;]*[A-Za-z]"; "")
  | gsub("[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\ufffe\uffff]"; "?");

def cut($most): if length > $most then .[:[$most - 3, 0] | max] + "..." else . end;

# All on one line, and all kinds of space one space.
def one_line($most):
  .[:4 * $most]
  | explode | map(if (. >= 9 and . <= 13) or IN(133, 160, 8232, 8233) then 32 else . end) | implode
  | printable | split(" ") | map(select(. != "")) | join(" ") | cut($most);

# For XML, between tags and in attributes.
def xml: printable | @html;

# A row of a CSV file. A spreadsheet takes for a formula what begins with one of these signs, some even
# behind a space or a quotation mark, or in the wide and small forms; a quotation mark in front makes
# it text. Numbers are numbers, and null an empty cell.
def cell:
  if type != "string" then .
  else
    one_line(500)
    | if test("^[\\s\"'`\u200b-\u200f\u2060\ufeff]*[-=+@\uff1d\uff0b\uff0d\uff20\ufe66\ufe62\ufe63\ufe6b\u2212]")
        and (test("^[-+]?[0-9]+([.][0-9]+)?$") | not)
      then "'" + . else . end
  end;
def row: map(cell) | @csv;

# For the log of GitHub Actions, which takes some texts for commands.
def no_command: gsub(":(?=:)"; ": ") | gsub("##\\["; "## [");

# For Markdown: a block or a piece of a line that is shown as it is.
def fenced:
  ("`" * ([3, ([scan("`+") | length] | max // 0) + 1] | max)) as $fence
  | "\($fence)text\n\(printable)\n\($fence)";
def as_code: "`\(one_line(200) | gsub("`"; "'"))`";

# The first of some shorter and shorter texts that has room in so many bytes; f makes one from the
# number of characters that each part may have.
def fitting($bytes; f):
  first((4000, 1000, 300, 100, 40 | f | select(utf8bytelength <= $bytes)), (0 | f));
