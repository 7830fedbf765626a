# Archives: recognised by what is in them, listed within bounds, and only then opened for the files that
# are wanted. Tools that read an archive run in the sandbox (unpack.sh).
# shellcheck shell=bash

# What an archive may claim to hold, in bytes.
readonly most_unpacked=100000000

# recognise_archive NAME: sets archive_kind, for $box/archive, to zip, tar, 7z, rar, the program that
# undoes its compression, or "". The name counts only if the contents say nothing.
recognise_archive() {
  local magic
  magic=$(od -An -v -tx1 -N 262 -- "$box/archive")
  magic=${magic//[$' \n']/}
  case $magic in
  504b0304* | 504b0506* | 504b0708*) archive_kind=zip ;;
  1f8b*) archive_kind=gzip ;;
  425a68*) archive_kind=bzip2 ;;
  fd377a585a00*) archive_kind=xz ;;
  28b52ffd*) archive_kind=zstd ;;
  377abcaf271c*) archive_kind=7z ;;
  526172211a07*) archive_kind=rar ;;
  *)
    case ${magic:514}:${1,,} in
    7573746172:* | *:*.tar) archive_kind=tar ;;
    *:*.zip) archive_kind=zip ;;
    *:*.gz | *:*.tgz) archive_kind=gzip ;;
    *:*.bz2) archive_kind=bzip2 ;;
    *:*.xz) archive_kind=xz ;;
    *:*.zst) archive_kind=zstd ;;
    *) archive_kind='' ;;
    esac
    ;;
  esac
}

# take_archive NAME: take the stages' files out of $box/archive.
take_archive() {
  local tool=$archive_kind
  [[ $tool != zip ]] || tool=unzip
  require_tool "$tool"
  if [[ ${1,,} == *.c.* && $archive_kind != zip ]]; then
    take_compressed_file "${1%.*}"
  elif list_archive; then
    choose_sources
    extract_wanted
    copy_wanted "$box/unpacked"
  fi
  rm -rf -- "$box/unpacked"
}

# One compressed source, such as momentum.c.gz: take_compressed_file NAME-WITHOUT-GZ
take_compressed_file() {
  unpack rw expand "$archive_kind" file
  if [[ -f $box/unpacked/file && ! -L $box/unpacked/file ]]; then
    mv -f -- "$box/unpacked/file" "$box/archive"
    take_source "$1"
  else
    note "the archive is damaged, or not what its name says"
  fi
}

# unpack ro|rw MODE ARGUMENT...: run unpack.sh
unpack() {
  boxed "$1" 10 bash -c "$(<"$root/grader/intake/unpack.sh")" unpack.sh "${@:2}" 2>"$work/unpack.log" </dev/null
}

# Sets the found entries to what of the archive might matter. Fails, with a note, if it cannot be opened.
list_archive() {
  local status type size path entry
  unpack ro list "$archive_kind" | head -c 4000000 |
    LC_ALL=C awk -v kind="$archive_kind" -v most="$most_entries" -v bytes="$most_unpacked" -v deepest="$deepest_entry" \
      -f "$root/grader/intake/listing.awk" >"$work/listing"
  status=("${PIPESTATUS[@]}")
  # 1 is zipinfo's "with a remark".
  case ${status[2]}:${status[0]} in
  10:*) note "the archive has more than $most_entries entries and was not opened; hand in the files of the course only" ;;
  11:*) note "the archive would fill more than $most_unpacked bytes and was not opened; hand in the files of the course only" ;;
  12:[01]) note "the archive is empty" ;;
  12:*) note "the archive is damaged, or not what its name says" ;;
  *)
    ((status[0] <= 1)) || note "the archive is damaged; only what could be read of it was taken"
    while IFS=$'\t' read -r type size path entry; do
      [[ $archive_kind == zip ]] || printf -v path '%b' "$path"
      [[ $archive_kind == zip ]] || printf -v entry '%b' "$entry"
      found_types+=("$type") found_sizes+=("$size") found_links+=(1)
      found_paths+=("$path") found_entries+=("$entry")
    done <"$work/listing"
    return 0
    ;;
  esac
  return 1
}

# Takes the wanted entries out of the archive, to $box/unpacked, each under its stage's name.
extract_wanted() {
  local i arguments=()
  ((${#wanted[@]} > 0)) || return 0
  for i in "${wanted[@]}"; do
    arguments+=("${found_sources[i]}" "${found_entries[i]}")
    found_paths[i]=./${found_sources[i]}
  done
  unpack rw extract "$archive_kind" "${arguments[@]}"
}
