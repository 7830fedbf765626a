# Who is in a class's folder, and what each of them handed in. One process per question, not per
# student: a class of a thousand is listed in seconds.
# shellcheck shell=bash

# The unit separator stands between fields: names may contain anything else.
readonly between=$'\037'
# A file beyond this is no submission; its content is not looked at.
readonly largest_hashed=67108864

# The folder to grade: sets class_folder to its full path, after unpacking if it is a bulk download.
open_class() {
  local archive=$class_folder
  if [[ -f $class_folder && $class_folder == *.zip ]]; then
    require_tool unzip
    class_folder=$run_folder/class
    rm -rf -- "$class_folder"
    mkdir "$class_folder"
    unzip -qq -o "$archive" -d "$class_folder" </dev/null >/dev/null 2>&1 ||
      die 2 '%q is damaged, or not a .zip archive' "$archive"
    find "$class_folder" ! -type f ! -type d -delete
    enter_single_folder
  fi
  [[ -d $class_folder ]] || die 2 'there is no folder %q' "$class_folder"
  class_folder=$(cd -- "$class_folder" 2>/dev/null && pwd -P) || die 2 'no permission to read %q' "$class_folder"
}

# A .zip of a folder holds that folder; its entries are meant.
enter_single_folder() {
  local inside=("$class_folder"/*)
  if [[ ${#inside[@]} == 1 && -d ${inside[0]} && ${inside[0]} != *_assignsubmission_* ]]; then
    class_folder=${inside[0]}
  fi
}

# Sets keys (of the students, in order), the associative arrays name_of, id_of, late_of, remark_of, and for
# each student taken_of: the entries that count, as PLACE and NAME separated, in entries.
list_entries() {
  local LC_ALL=C key name id late place target remark
  declare -gA name_of=() id_of=() late_of=() remark_of=() taken_of=()
  keys=() entries=()
  mapfile -d '' -t entries < <(in_class find . -mindepth 1 -maxdepth 1 ! -name '.*' \
    ! -name __MACOSX ! -name Thumbs.db ! -name desktop.ini ! -type l ! -samefile "$grades" -printf '%y%f\0' | sort -z)
  ((${#entries[@]} > 0)) || die 2 'there is nothing to grade in %q' "$class_folder"
  while IFS=$between read -r key name id late place target remark; do
    [[ -n ${taken_of[$key]+x} ]] || keys+=("$key") name_of[$key]=$name id_of[$key]=$id
    taken_of[$key]+=$place$between$target$between
    late_of[$key]=$late
    remark_of[$key]=${remark_of[$key]-}$remark
  done < <(printf '%s\0' "${entries[@]}" | jq -Rs -r -f "$root/grader/class/entries.jq")
  ((${#keys[@]} > 0)) || die 3 'the entries of %q cannot be listed' "$class_folder"
}

# Sets digest_of: for each student a hash over what was handed in and over the text $1.
hash_submissions() {
  local LC_ALL=C context=$1 i key hash place fields=()
  local -A listing_of=()
  declare -gA digest_of=()
  list_contents
  mkdir "$work/contents"
  for i in "${!keys[@]}"; do
    key=${keys[i]}
    fields_of "$key"
    {
      printf '%s\n' "$context" "${remark_of[$key]}"
      for ((place = 0; place < ${#fields[@]}; place += 2)); do
        printf '%s\n%s\n' "${fields[place + 1]}" "${listing_of[${entries[fields[place]]:1}]-}"
      done
    } >"$work/contents/$i"
  done
  while read -r hash i; do
    digest_of[${keys[i]}]=$hash
  done < <(cd -- "$work/contents" && printf '%s\0' "${!keys[@]}" | xargs -0 sha256sum)
}

# Sets fields (of the caller): PLACE NAME PLACE NAME ... of that student.
fields_of() {
  mapfile -d "$between" -t fields < <(printf '%s' "${taken_of[$1]}")
}

# Sets listing_of (of the caller): of each entry the names and hashes of all files in it.
list_contents() {
  local line path
  while IFS= read -r -d '' line; do
    path=${line:68}
    listing_of[${path%%/*}]+=$line$'\n'
  done < <(find_in_class -type f ! -size +"$largest_hashed"c -print0 | sort -z | in_class xargs -0 -r sha256sum -z --)
  while IFS= read -r -d '' line; do
    path=${line#* * * }
    listing_of[${path%%/*}]+=$line$'\n'
  done < <(find_in_class \( ! -type f -o -size +"$largest_hashed"c \) ! -type d -printf '%y %s %T@ %P\0' | sort -z)
}

find_in_class() {
  in_class find . -mindepth 1 -maxdepth 8 \( -path './.*' -o -samefile "$grades" \) -prune -o "$@" 2>/dev/null
}

in_class() {
  (cd -- "$class_folder" && "$@")
}

# For the process that grades a student: what is to be done, in a file. Fields ended by zero bytes: grade
# or stamp; a label; then the path and the new name of each file, or the path of the submission and nothing.
write_job() {
  local key=$1 place fields=()
  fields_of "$key"
  {
    printf '%s\0' "$2" "${entries[fields[0]]:1}"
    for ((place = 0; place < ${#fields[@]}; place += 2)); do
      printf '%s\0%s\0' "$class_folder/${entries[fields[place]]:1}" "${fields[place + 1]}"
    done
  } >"$jobs_folder/$key"
}
