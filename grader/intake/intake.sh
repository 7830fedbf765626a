# Intake: from whatever was handed in to $work/taken, which holds the stages' source files and
# nothing else, as plain text. The submission itself is only read.
#
# First all that is in a folder (here) or in an archive (archive.sh) is listed: the "found" entries. Then
# choose.sh picks the stages' files among them, and these are copied. What is odd is left out, with a
# sentence in the notes, and costs its own stage.
# shellcheck shell=bash

# No source file of a learner comes near this size, no submission near the others.
readonly largest_source=1000000 largest_archive=20000000
readonly most_entries=10000 deepest_entry=6

# Sets submission_name, notes (sentences for the report) and fills $work/taken.
take_submission() {
  local what=${submission:-$root/starter}
  # Beside each other, for each found entry: its type as find gives it (of archives also h hard link,
  # e encrypted, x bad path), size, number of names, path from "./" on, what the archive calls it, and
  # the stage's source that it stands for. And the numbers of the entries that are to be taken.
  local found_types=() found_sizes=() found_links=() found_paths=() found_entries=() found_sources=()
  local wanted=() top='' archive_kind=''
  notes=()
  submission_name=${submission:-starter}
  progress "reading the submission"
  [[ -e $what || -L $what ]] || die 2 'there is no %q' "$what"
  [[ -r $what || -L $what ]] || die 2 'no permission to read %q' "$what"
  if [[ -d $what ]]; then
    top=$what
    if find_files; then
      choose_sources
      copy_wanted "$top"
    fi
  else
    take_file "$what"
  fi
  make_plain_text
}

note() {
  notes+=("$*")
}

# Sets the found entries to what is in the folder $top and might matter: C files, archives, links. Fails,
# with a note, if there is too much.
find_files() {
  local type size links path left=$most_entries status=0 format=(-printf '%y %s %n %p\0')
  [[ $OSTYPE == linux* ]] || format=(-print0)
  while IFS= read -r -d '' path; do
    ((left-- > 0)) || break
    type='' size='' links=1
    if [[ $OSTYPE == linux* ]]; then
      type=${path:0:1} path=${path:2}
      size=${path%% *} path=${path#* }
      links=${path%% *} path=${path#* }
    fi
    found_types+=("${type:-$(type_of "$top/$path")}")
    found_sizes+=("$size") found_links+=("$links") found_paths+=("$path")
  done < <({ cd -- "$top" && exec env LC_ALL=C timeout 60 find . -mindepth 1 -maxdepth "$deepest_entry" \
    \( -name __MACOSX -o -name .git \) -prune -o \
    \( -type l -o -iname '*.c' -o -iname '*.zip' -o -iname '*.tar*' -o -iname '*.tgz' -o -iname '*.7z' -o -iname '*.rar' \) \
    "${format[@]}"; } 2>"$work/find.log")
  wait $! || status=$?
  ((status != 137)) || die 3 'the search for the files was ended from outside; grade this submission again'
  ((status == 0)) || [[ -s $work/find.log ]] || left=-1
  [[ ! -s $work/find.log ]] || note "part of the folder cannot be read"
  ((left >= 0)) || note "the folder is too large to look through; hand in the files of the course only"
  ((left >= 0))
}

# The type of a file, by find's letters.
type_of() {
  if [[ -L $1 ]]; then
    printf l
  elif [[ -f $1 ]]; then
    printf f
  elif [[ -d $1 ]]; then
    printf d
  elif [[ -p $1 ]]; then
    printf p
  else
    printf o
  fi
}

# What this type is, in words.
type_in_words() {
  case $1 in
  l) printf 'a symbolic link' ;;
  h) printf 'a hard link' ;;
  d) printf 'a folder' ;;
  p) printf 'a FIFO' ;;
  *) printf 'a device or socket' ;;
  esac
}

# One file: an archive, going by what is in it, or the source of a stage.
take_file() {
  local name=${1##*/} shown type folder=.
  shown=$(harmless "$name")
  type=$(type_of "$1")
  [[ $1 != */* ]] || folder=${1%/*}/
  if [[ $type != f ]]; then
    note "$shown is $(type_in_words "$type"), not a regular file; it was not taken"
  elif [[ ! -r $1 ]] || ! (cd -P -- "$folder" && read_file "$name" 20 >"$box/archive"); then
    note "$shown cannot be read; it was not taken"
  elif (($(wc -c <"$box/archive") > largest_archive)); then
    note "$shown has more than $largest_archive bytes; it was not taken"
  else
    recognise_archive "$name"
    case $archive_kind in
    '') take_source "$name" ;;
    7z | rar) note "$shown is a .$archive_kind archive, which is not read here; hand in a .zip" ;;
    *) take_archive "$name" ;;
    esac
  fi
  rm -f -- "$box/archive"
}

# One source, now in $box/archive: its name says which stage it is, unless one stage was asked for.
take_source() {
  local source size
  if ((${#only_stages[@]} == 1)); then
    source=${stage_sources[0]}
  elif ! stands_for "$1"; then
    [[ $1 == *.[cC] ]] || die 2 '%q is neither a folder nor a .c file nor a .zip or .tar archive' "$1"
    die 2 'the name %q belongs to no stage (%s); name the stage with --stage' \
      "$1" "$(join ', ' "${stage_sources[@]}")"
  elif [[ $1 != "$source" ]]; then
    note "$(harmless "$1") was taken as $source"
  fi
  size=$(wc -c <"$box/archive")
  if ((size > largest_source)); then
    note "$source has more than $largest_source bytes; it was not taken"
  else
    mv -f -- "$box/archive" "$work/taken/$source"
  fi
}

# copy_wanted FOLDER: copy the wanted entries from that folder to $work/taken, and see that they came
# out as long as they were when they were found.
copy_wanted() {
  local i source size why='changed while it was read'
  local -A copied=()
  ((${#wanted[@]} > 0)) || return 0
  [[ -z $archive_kind ]] || why='is damaged in the archive'
  copy_from "$1" 2>/dev/null
  while read -r size source; do copied[$source]=$size; done < <(cd -- "$work/taken" && wc -c -- * 2>/dev/null)
  for i in "${wanted[@]}"; do
    source=${found_sources[i]} size=${copied[${found_sources[i]}]-0}
    ((size <= largest_source)) && [[ $size == "${found_sizes[i]:-$size}" && -e $work/taken/$source ]] && continue
    rm -f -- "$work/taken/$source"
    note "$source $why; it was not taken"
  done
}

# In a process of its own, which changes folders. Whatever somebody puts in the place of a file after it
# was found: no link is followed out of the folder, no FIFO waited for, and no more read than fits.
copy_from() (
  local i folder here=. top=''
  cd -P -- "$1" || exit
  for i in "${wanted[@]}"; do
    folder=${found_paths[i]%/*}
    if [[ $folder != "$here" ]]; then
      here=none
      [[ -n $top ]] || top=$(env pwd -P)
      cd -P -- "$top/$folder" || continue
      [[ $(env pwd -P)/ == "${top%/}"/* ]] || continue
      here=$folder
    fi
    read_file "${found_paths[i]##*/}" 1 >"$work/taken/${found_sources[i]}" || rm -f -- "$work/taken/${found_sources[i]}"
  done
)

# read_file NAME N: at most N MiB of that file of the folder we are in.
read_file() {
  if [[ $OSTYPE == linux* ]]; then
    dd if="./$1" iflag=nofollow,nonblock,fullblock bs=1048576 count="$2" status=none
  else
    head -c "$(($2 * 1048576))" "./$1"
  fi
}
