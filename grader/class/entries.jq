# Who handed in what: from the names in a class's folder to students. Input: type and name of each entry
# ("fanna.c", "dbob"), each ended by a zero byte. Output: a line for each entry that is to be graded, fields
# separated by \u001f: key, name, id, late, place of the entry in the input, the name it is to have ("" for
# its own), and a remark.
#
#   Canvas   lastnamefirstname_LATE_12345_67890_file.zip     id 12345; the later file has the larger number
#   Moodle   Firstname Lastname_12345_assignsubmission_file_ a folder, or such a name before a file's
#   else     an entry is a student, with its name

def harmless: gsub("[\u0000-\u001f\u007f\ufffd/\\\\]"; "_");
def as_key: harmless | if startswith(".") then "_" + . else . end | if utf8bytelength > 200 then .[:50] else . end;
def ending: "[.](c|zip|tar|tgz|tar[.][a-z0-9]{2,3}|[A-Za-z0-9]{1,4})$";
def is_archive: test("[.](zip|tar|tgz|tbz2?|txz|tar[.](gz|bz2|xz|zst))$"; "i");
def is_source: test("[.]c$"; "i");

def canvas:
  select(.type == "f") | . as $entry | .entry
  | capture("^(?<name>[^_]+)_(?<late>LATE_)?(?<id>[0-9]+)_(?<number>[0-9]+)_(?<file>[^\u0000]+)$")
  | $entry + {name, id, number: (.number | tonumber), late: (.late != null),
              file: (.file | sub("-[0-9]+(?<ending>[.][A-Za-z.]+)$"; .ending)), key: "\(.name)_\(.id)", many: true};

def moodle:
  . as $entry | .entry
  | capture("^(?<name>[^\u0000]+)_(?<id>[0-9]+)_assignsubmission_(?<kind>[a-z]+)_?(?<file>[^\u0000]*)$")
  | $entry + {name, id: "Participant \(.id)", number: (if .kind == "file" then 1 else 0 end), late: false, file, key: "\(.name)_\(.id)", many: true};

def plain:
  .entry as $name
  | (if .type == "d" then $name else $name | sub(ending; "") end) as $stem
  | . + {name: $stem, id: "", number: 0, late: false, file: "", key: (if $stem == "" then $name else $stem end), many: false};

# Of all that one student handed in: the newest archive or folder, or the newest source of each name.
def chosen:
  sort_by(.number, .place) as $all
  | ([$all[] | select(.file | is_source)]) as $sources
  | ([$all[] | select(.file == "" or (.file | is_archive))] | last) as $whole
  | (if $whole == null and $sources == [] then [$all[-1] | .file = ""]
     elif $whole == null or ($sources != [] and $sources[-1].number > $whole.number)
     then $sources | map({key: .file, value: .}) | from_entries | [.[]]
     else [$whole | .file = ""] end) as $taken
  | (($all | map(.place)) - ($taken | map(.place))) as $left
  | ([$all[] | select((.place | IN($left[])) and .number > 0) | .entry | harmless]) as $left
  | $taken
  | .[0].remark = (if $left == [] then ""
      else "also handed in, and not graded because something newer counts: \($left[:5] | join(", "))" end)
  | any(.[]; .late) as $late
  | .[] | .late = $late;

[split("\u0000") | map(select(. != "")) | to_entries[]
 | {place: .key, type: .value[:1], entry: .value[1:]} | first(canvas, moodle, plain) | .key |= as_key]
# Plain entries of one name, anna.c and anna.zip, are two students until somebody says otherwise.
| def apart(new): group_by(.key) | map(.[0], (.[1:][] | if .many then . else .key = new end));
  sort_by(.many | not) | apart(.entry | as_key) | apart("\(.key)_\(.place)")
| group_by(.key)[] | chosen
| [.key, (.name | harmless), .id, .late, .place, (.file | harmless), .remark // ""]
| map(tostring) | join("\u001f")
