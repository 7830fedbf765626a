# Which of the files found in a submission are the stages'. The rules, in order: a file is looked for by
# its name, wherever it is; if a name occurs in several folders, copies of the course's own files do
# not count, and the folder around the others does; else nobody can know which is meant, and none is taken.
# shellcheck shell=bash

# What "momentum.c" becomes when it is handed in, or downloaded, again.
readonly numbered='([-_ ][0-9]+| ?\([0-9]+\))+\.c$'

# Sets source to the stage's file that this name stands for, or fails.
stands_for() {
  local LC_ALL=C name=${1,,}
  for source in "${stage_sources[@]}"; do
    [[ $1 != "$source" ]] || return 0
  done
  for source in "${stage_sources[@]}"; do
    [[ $name != "${source,,}" ]] || return 0
    [[ $name == "${source%.c}"* && ${name#"${source%.c}"} =~ ^$numbered ]] && return 0
  done
  return 1
}

# Sets wanted to the stages' files among the found entries, and notes what is odd.
choose_sources() {
  local i source folder folders=() directories=()
  local -A holds=()
  for i in "${!found_paths[@]}"; do
    found_sources[i]=''
    [[ ${found_types[i]} != x ]] || continue
    stands_for "${found_paths[i]##*/}" || continue
    found_sources[i]=$source
    if [[ ${found_types[i]} == d ]]; then
      directories+=("$i")
      continue
    fi
    folder=${found_paths[i]%/*}/
    [[ -n ${holds[$folder]-} ]] || folders+=("$folder")
    holds[$folder]+=" $i"
  done
  note_bad_paths
  if ((${#folders[@]} == 0)); then
    note_nothing_found
    return
  fi
  ((${#folders[@]} == 1)) || narrow_folders
  for source in "${stage_sources[@]}"; do choose_file "$source"; done
  for i in "${directories[@]}"; do
    folder=${found_paths[i]%/*}/
    [[ " ${folders[*]} " != *" $folder "* ]] || note_directory "$i"
  done
  note_strangers "${folders[@]}"
}

# Of several folders keep those whose files can be taken together.
narrow_folders() {
  local folder kept=() all
  local -A own_sizes=()
  measure_course
  all=$(show_folders "${folders[@]}")
  for folder in "${folders[@]}"; do is_course_copy "$folder" || kept+=("$folder"); done
  ((${#kept[@]} == 0)) || folders=("${kept[@]}")
  kept=()
  for folder in "${folders[@]}"; do [[ $folder == */solutions/* || $folder == */build/* ]] || kept+=("$folder"); done
  ((${#kept[@]} == 0)) || folders=("${kept[@]}")
  if names_differ || surrounding_folder; then
    note "files of the course are in $all; those in $(show_folders "${folders[@]}") were taken"
  else
    note "files of the course are in $all; none was taken, because the same names occur more than once:" \
      "put those to be graded in one folder"
    folders=()
  fi
}

# Is that the course's own starter/ or solutions/, going by name and by the length of all its files?
is_course_copy() {
  local i
  [[ $1 == */starter/* || $1 == */solutions/* ]] || return 1
  for i in ${holds[$1]}; do
    [[ -n ${found_sizes[i]} || ${found_types[i]} != f ]] ||
      found_sizes[i]=$(stat -c %s -- "$top/${found_paths[i]}" 2>/dev/null || stat -f %z -- "$top/${found_paths[i]}")
    [[ ${own_sizes[${found_sources[i]}]} == *" ${found_sizes[i]:-none} "* ]] || return 1
  done
}

# Sets own_sizes: of each stage's source those of the course's own files.
measure_course() {
  local source file
  for source in "${stage_sources[@]}"; do
    own_sizes[$source]=' '
    for file in "$root/starter/$source" "$root/solutions/$source"; do
      [[ ! -f $file ]] || own_sizes[$source]+="$(($(wc -c <"$file"))) "
    done
  done
}

# Does no stage's file occur in two of the folders?
names_differ() {
  local folder i
  local -A seen=()
  for folder in "${folders[@]}"; do
    for i in ${holds[$folder]}; do
      [[ ${seen[${found_sources[i]}]-$folder} == "$folder" ]] || return 1
      seen[${found_sources[i]}]=$folder
    done
  done
}

# Keeps the one folder that all others are in, or fails.
surrounding_folder() {
  local folder other shortest=${folders[0]}
  for folder in "${folders[@]}"; do ((${#folder} >= ${#shortest})) || shortest=$folder; done
  for other in "${folders[@]}"; do [[ $other == "$shortest"* ]] || return 1; done
  folders=("$shortest")
}

# The one file for this stage: under its own name, or else the only one under a variant of it.
choose_file() {
  local source=$1 folder i exact=() variants=()
  for folder in "${folders[@]}"; do
    for i in ${holds[$folder]}; do
      [[ ${found_sources[i]} == "$source" ]] || continue
      if [[ ${found_paths[i]##*/} == "$source" ]]; then exact+=("$i"); else variants+=("$i"); fi
    done
  done
  if ((${#exact[@]} > 1)); then
    note "$source is in the submission ${#exact[@]} times; it was not taken"
  elif ((${#exact[@]} == 1)); then
    ((${#variants[@]} == 0)) || note "$source was taken, $(show_names "${variants[@]}") not"
    want "${exact[0]}"
  elif ((${#variants[@]} == 1)); then
    note "$(show_names "${variants[0]}") was taken as $source"
    want "${variants[0]}"
  elif ((${#variants[@]} > 1)); then
    note "there is no $source, but $(show_names "${variants[@]}"); none was taken, hand in one of them as $source"
  fi
}

# want NUMBER: take this entry, if it is fit to be taken.
want() {
  local type=${found_types[$1]} source=${found_sources[$1]} size=${found_sizes[$1]:-0} path=$top/${found_paths[$1]}
  if [[ $type == e ]]; then
    note "$source is encrypted; it was not taken, hand in an archive without a password"
  elif [[ $type != f ]]; then
    note "$source is $(type_in_words "$type"), not a regular file; it was not taken"
  elif [[ ${found_links[$1]} != 1 ]]; then
    note "$source is a hard link, a second name of some file elsewhere; it was not taken, hand in a copy"
  elif ((${#size} > 15 || size > largest_source)); then
    note "$source has $size bytes, more than $largest_source; it was not taken"
  elif [[ -n $top && ! -e $path ]]; then
    note "$source vanished while the submission was read"
  elif [[ -n $top && ! -r $path ]]; then
    note "$source cannot be read: permission denied"
  else
    wanted+=("$1")
  fi
}

# C files under other names, in these folders or in all: the commonest reason for a stage that "was not
# handed in".
note_strangers() {
  local i strangers=()
  ((${#only_stages[@]} == 0)) || return 0
  for i in "${!found_paths[@]}"; do
    [[ ${found_types[i]} == f && ${found_paths[i]} == *.[cC] && -z ${found_sources[i]} ]] || continue
    [[ ${found_paths[i]##*/} != ._* ]] || continue
    [[ $# == 0 || " $* " == *" ${found_paths[i]%/*}/ "* ]] || continue
    strangers+=("$i")
  done
  ((${#strangers[@]} == 0)) ||
    note "not graded, because no stage has such a file: $(show_names "${strangers[@]}")"
}

note_directory() {
  note "$(show_names "$1") is $(type_in_words d), not a regular file; it was not taken"
}

note_bad_paths() {
  local i
  for i in "${!found_paths[@]}"; do
    [[ ${found_types[i]} == x ]] || continue
    note "the archive has names that lead out of it, or are too long, such as $(harmless "${found_paths[i]}");" \
      "those entries were not taken"
    return
  done
}

# There is none; what there is instead may say why.
note_nothing_found() {
  local i archives=() links=()
  note "there is no file of the course in it; expected: $(join ', ' "${stage_sources[@]}")"
  for i in "${!found_paths[@]}"; do
    case ${found_types[i]}:${found_paths[i]} in
    f:*.[cC]) ;;
    f:*) archives+=("$i") ;;
    l:*) links+=("$i") ;;
    esac
  done
  ((${#archives[@]} == 0)) ||
    note "archives inside are not opened: $(show_names "${archives[@]}"); hand in the files themselves"
  ((${#links[@]} == 0)) || note "symbolic links inside are not followed: $(show_names "${links[@]}")"
  for i in "${directories[@]:0:5}"; do note_directory "$i"; done
  note_strangers
}

# The names of these entries.
show_names() {
  local i names=()
  for i in "$@"; do names+=("${found_paths[i]##*/}"); done
  show_few "${names[@]}"
}

show_folders() {
  local folder names=()
  for folder in "${@#./}"; do names+=("${folder:-the top folder}"); done
  show_few "${names[@]}"
}

# The first few of these names, in order, with commas between.
show_few() {
  local i names shown=()
  mapfile -d '' -t names < <(printf '%s\0' "$@" | LC_ALL=C sort -z)
  for i in "${names[@]:0:5}"; do shown+=("$(harmless "$i")"); done
  (($# <= 5)) || shown+=("and $(($# - 5)) more")
  join ', ' "${shown[@]}"
}
