# Intake: from whatever was handed in to $work/taken, which holds the stages' source files and
# nothing else. The submission itself is only read.
# shellcheck shell=bash

# No source file of a learner comes near this size.
readonly largest_source=1000000

# Sets submission_name, notes (sentences for the report) and fills $work/taken.
take_submission() {
  local what=${submission:-$root/starter}
  notes=()
  submission_name=${submission:-starter}
  progress "reading the submission"
  [[ -e $what ]] || die 2 'there is no %q' "$what"
  [[ -r $what ]] || die 2 'no permission to read %q' "$what"
  if [[ -d $what ]]; then
    take_folder "$what"
    return
  fi
  case $what in
  *.c) take_file "$what" ;;
  *.zip | *.tar | *.tar.gz | *.tgz) take_archive "$what" ;;
  *) die 2 '%q is neither a folder nor a .c file nor a .zip, .tar or .tar.gz archive' "$what" ;;
  esac
}

is_source() {
  local name
  for name in "${stage_sources[@]}"; do
    [[ $name != "$1" ]] || return 0
  done
  return 1
}

# One file: its name says which stage it is, unless one stage was asked for.
take_file() {
  local name=${1##*/}
  if ((${#only_stages[@]} == 1)); then
    name=${stage_sources[0]}
  elif ! is_source "$name"; then
    die 2 'the name %q belongs to no stage (%s); name the stage with --stage' \
      "$name" "$(join ', ' "${stage_sources[@]}")"
  fi
  copy_source "$1" "$name"
}

copy_source() {
  local from=$1 name=$2 size
  if [[ -L $from || ! -f $from ]]; then
    notes+=("$name is not a regular file; it was not taken")
    return
  fi
  size=$(stat -c %s -- "$from" 2>/dev/null || stat -f %z -- "$from")
  if ((size > largest_source)); then
    notes+=("$name has $size bytes, more than $largest_source; it was not taken")
    return
  fi
  cat -- "$from" >"$work/taken/$name" || notes+=("$name cannot be read")
}

# A folder: the sources in it, or in the folder inside, at most five deep, that has some.
take_folder() {
  local folder=${1%/} name holders=()
  if ! has_source "$folder"; then
    find_holders "$folder"
    if ((${#holders[@]} == 1)); then
      folder=${holders[0]}
    elif ((${#holders[@]} > 1)); then
      notes+=("several folders hold files of the course; put the files of one together")
    else
      notes+=("there is no file of the course in it; expected: $(join ', ' "${stage_sources[@]}")")
    fi
  fi
  for name in "${stage_sources[@]}"; do
    if [[ -e $folder/$name || -L $folder/$name ]]; then copy_source "$folder/$name" "$name"; fi
  done
  note_strangers "$folder"
}

# Sets holders (of take_folder): the folders inside $1 that have sources.
find_holders() {
  local name file wanted=()
  for name in "${stage_sources[@]}"; do wanted+=(-o -name "$name"); done
  while IFS= read -r -d '' file; do
    [[ " ${holders[*]-} " == *" ${file%/*} "* ]] || holders+=("${file%/*}")
  done < <(find "$1" -maxdepth 6 -name __MACOSX -prune -o -type f \( "${wanted[@]:1}" \) -print0 2>/dev/null)
}

has_source() {
  local name
  for name in "${stage_sources[@]}"; do
    [[ ! -e $1/$name && ! -L $1/$name ]] || return 0
  done
  return 1
}

# C files under other names are the commonest reason for a stage that "was not handed in".
note_strangers() {
  local file name strangers=()
  ((${#only_stages[@]} == 0)) || return 0
  for file in "$1"/*.[cC]; do
    name=${file##*/}
    [[ ! -f $file ]] || is_source "$name" || strangers+=("$name")
  done
  ((${#strangers[@]} == 0)) ||
    notes+=("not graded, because no stage has such a file: $(join ', ' "${strangers[@]:0:5}")")
}

# An archive is unpacked inside the sandbox, and the result treated as a folder.
take_archive() {
  local unpack=()
  case $1 in
  *.zip) unpack=(unzip -qq -o archive -d unpacked) ;;
  *) unpack=(tar -xf archive -C unpacked --no-same-owner --no-same-permissions) ;;
  esac
  [[ $1 != *.zip ]] || command -v unzip >/dev/null ||
    die 3 'this machine lacks unzip; run "make setup" in %q to install it' "$root"
  cat -- "$1" >"$box/archive" && mkdir "$box/unpacked"
  boxed rw 10 "${unpack[@]}" >/dev/null 2>"$work/unpack.log" </dev/null ||
    notes+=("the archive is damaged, or not what its name says")
  chmod -R u+rwX "$box/unpacked" 2>/dev/null
  take_folder "$box/unpacked"
  rm -rf -- "$box/archive" "$box/unpacked"
}
