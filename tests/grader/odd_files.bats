# Folders with things in them that are not plain files, or that change while they are read.
load intake

@test "links in a folder, to files and to folders" {
  mkdir "$BATS_TEST_TMPDIR/outside"
  cp "$root/solutions/momentum.c" "$BATS_TEST_TMPDIR/outside/"
  ln -s "$BATS_TEST_TMPDIR/outside" "$sub/src"
  take "$sub"
  took
  says 'symbolic links inside are not followed: src'
  ln -s "$root/solutions/momentum.c" "$sub/momentum.c"
  ln "$BATS_TEST_TMPDIR/outside/momentum.c" "$sub/schedules.c"
  solve adaptive
  take "$sub"
  took adaptive
  says 'momentum.c is a symbolic link, not a regular file; it was not taken'
  says 'schedules.c is a hard link, a second name of some file elsewhere; it was not taken, hand in a copy'
  take "$sub/momentum.c"
  took
  says 'momentum.c is a symbolic link, *'
}

@test "FIFOs, sockets, devices and folders under a source's name: nothing waits, nothing is opened" {
  solve adaptive
  mkfifo "$sub/momentum.c"
  mkdir "$sub/schedules.c"
  perl -MIO::Socket::UNIX -e 'chdir shift; IO::Socket::UNIX->new(Local => "gradient_descent.c", Listen => 1)' "$sub"
  take "$sub"
  took adaptive
  says 'momentum.c is a FIFO, not a regular file; it was not taken'
  says 'schedules.c is a folder, not a regular file; it was not taken'
  says 'gradient_descent.c is a device or socket, not a regular file; it was not taken'
  take "$sub/momentum.c"
  took
  says 'momentum.c is a FIFO, *'
  if [ "$(id -u)" -eq 0 ] && rm "$sub/momentum.c" && mknod "$sub/momentum.c" c 1 5 2>/dev/null; then
    take "$sub"
    took adaptive
    says 'momentum.c is a device or socket, *'
  fi
}

# Calls grade.sh's own functions as they stand after the files were found.
copies_after() {
  (
    # shellcheck source=/dev/null
    source /dev/stdin <<<"$(sed -e '/^root=/d' -e '/^readonly root/d' -e '/^main "\$@"$/d' "$root/grade.sh")"
    work=$BATS_TEST_TMPDIR/work only_stages=() notes=() stage_sources=(momentum.c)
    found_types=() found_sizes=() found_links=() found_paths=() found_sources=() wanted=() archive_kind='' top=$sub
    mkdir -p "$work/taken"
    find_files && choose_sources
    "$@"
    copy_wanted "$sub"
    ls "$work/taken"
    printf '%s\n' "${notes[@]}"
  )
}

@test "what is put in a file's place after it was found is not followed, waited for or taken" {
  outside=$BATS_TEST_TMPDIR/outside
  mkdir "$outside" "$sub/src"
  cp "$root/solutions/momentum.c" "$outside/"
  for trick in 'ln -sf ../../outside/momentum.c momentum.c' 'rm momentum.c' 'rm momentum.c; mkfifo momentum.c' \
    'echo more >>momentum.c' 'head -c 100M /dev/zero >momentum.c' 'cd ..; rm -r src; ln -s ../outside src'; do
    rm -rf "$sub/src" && mkdir "$sub/src"
    cp "$root/solutions/momentum.c" "$sub/src/"
    run timeout 20 bash -c "$(declare -f copies_after); root='$root' sub='$sub' BATS_TEST_TMPDIR='$BATS_TEST_TMPDIR'
      trick() { (cd '$sub/src' && eval '$trick'); }; copies_after trick"
    printf '%s: %s\n' "$trick" "$output"
    [ "$status" -eq 0 ]
    [ "$output" = 'momentum.c changed while it was read; it was not taken' ]
  done
}

@test "what may not be read" {
  as=() open=$(mktemp -d) sub=$open/submission
  if [ "$(id -u)" -eq 0 ]; then
    command -v setpriv >/dev/null || skip 'root reads everything'
    as=(setpriv --reuid=65533 --regid=65533 --clear-groups)
  fi
  mkdir -p "$open/tests/grader" "$sub/private"
  mkdir -m 777 "$open/took"
  cp "$BATS_TEST_DIRNAME/take.sh" "$open/tests/grader/"
  cp -r "$root"/{grade.sh,grader,stages,starter} "$open/"
  solve adaptive momentum
  chmod -R a+rX "$open"
  chmod 000 "$sub/momentum.c" "$sub/private"
  said=$open/took/notes taken=$open/took/files
  "${as[@]}" timeout 60 bash "$open/tests/grader/take.sh" "$open/took" "$sub"
  took adaptive
  says 'momentum.c cannot be read: permission denied'
  says 'part of the folder cannot be read'
  chmod 000 "$sub"
  run "${as[@]}" bash "$open/tests/grader/take.sh" "$open/took" "$sub"
  chmod 755 "$sub" "$sub/private"
  rm -rf "$open"
  [ "$status" -eq 2 ]
  [[ $output == *'grade.sh: no permission to read '* ]]
}
