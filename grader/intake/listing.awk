# From the listing of an archive (-v kind=zip: as zipinfo writes it, else as tar does) the entries that
# matter to intake, a line each with tabs between:
#   type   f regular, d folder, l symbolic link, h hard link, e encrypted, o other, x has a bad path
#   size, path as it would be below a folder, and what to call the entry when it is taken out
# Ends with status 10 if there are more than `most` entries, 11 if they would fill more than `bytes`, 12
# if there is none.

END { if (!entries) exit 12 }

BEGIN {
  if (kind == "zip") line = "^[^ ]+ +[0-9.]+ +[^ ]+ +[0-9]+ +[^ ][^ ] +[^ ]+ +[^ ]+ [^ ]+ "
  else line = "^[^ ]+ [^ ]+ +[0-9,]+ [^ ]+ [^ ]+ "
}

match($0, line) {
  name = substr($0, RLENGTH + 1)
  type = substr($1, 1, 1)
  if (kind == "zip") {
    size = $4
    # Where a zip is from decides what its types look like; that it is not a "-" need not mean much.
    if (type == "-" || type == "?") type = "f"
    else if (type != "d" && type != "l") type = "o"
    if ($5 ~ /^[A-Z]/) type = "e"
    entry = name
    gsub(/\^./, "*", entry)
    gsub(/[^A-Za-z0-9.*_\/ ]/, "?", entry)
    if (name !~ /\//) gsub(/\\/, "/", name)
  } else {
    size = type ~ /[-C]/ ? $3 : 0
    if (type == "-" || type == "C") type = "f"
    else if (type !~ /[dlhp]/) type = "o"
    if (type == "l") sub(/ -> .*/, "", name)
    if (type == "h") sub(/ link to .*/, "", name)
    entry = name
  }

  total += size
  if (++entries > most) exit 10
  if (total > bytes) exit 11

  path = "/" name
  if (path ~ /\/$/) type = "d"
  while (gsub(/\/\.?\//, "/", path)) {}
  sub(/\/$/, "", path)
  if (name ~ /^\// || path ~ /\/\.\.(\/|$)/ || length(name) > 2000) type = "x"
  depth = split(path, parts, "/") - 1
  if (type != "x" && (depth > deepest || path ~ /\/(__MACOSX|\.git)\//)) next
  if (type == "x" || tolower(path) ~ /\.(c|zip|tar|gz|tgz|bz2|xz|zst|7z|rar)$/ || type == "l")
    print type "\t" size "\t" (type == "x" ? name : "." path) "\t" entry
}
