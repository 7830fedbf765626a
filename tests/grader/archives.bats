# Archives: which are read, and what becomes of hostile and broken ones.
load intake

setup() {
  sub=$BATS_TEST_TMPDIR/submission
  handed=$BATS_TEST_TMPDIR/handed
  json=$BATS_TEST_TMPDIR/result.json
  mkdir "$sub"
  cd "$sub" || return
}

@test "every kind that is read, whatever its name says" {
  solve momentum adaptive
  mkdir 'my hw' && mv ./*.c 'my hw/'
  zip -qr "$handed.zip" .
  for kind in '' z j J; do
    tar -c${kind}f "$handed.$kind.tar" .
  done
  tar --zstd -cf "$handed.tar.zst" .
  cp "$handed.zip" "$handed.tar"
  cp "$handed..tar" "$handed.c"
  cp "$handed.J.tar" "$handed without a suffix"
  for file in "$handed"*; do
    printf '%s\n' "$file"
    take "$file"
    took momentum adaptive
    says_nothing
  done
}

@test "one source, compressed" {
  solve momentum
  gzip -k momentum.c
  xz -k momentum.c
  take momentum.c.gz
  took momentum
  take momentum.c.xz
  took momentum
  head -c 400 momentum.c.gz >"$handed.c.gz"
  take "$handed.c.gz"
  took
  says 'the archive is damaged, *'
}

@test "names of all kinds around a source" {
  dir=$'-a [b]*?\\ü\xfc ^J\e\n$(id)'
  mkdir "./$dir"
  cp "$root/solutions/momentum.c" "./$dir/"
  tar -cf "$handed.tar" -- *
  zip -qr "$handed.zip" ./*
  for file in "$handed".{tar,zip}; do
    take "$file"
    took momentum
  done
  mkdir plain
  cp "$root/solutions/momentum.c" plain/
  zip -q "$handed.dos.zip" plain/momentum.c
  patch_bytes "$handed.dos.zip" 's|plain/m|plain\\m|g'
  take "$handed.dos.zip"
  took momentum
}

@test "7z and rar: one sentence" {
  printf '7z\xbc\xaf\x27\x1c\0\4' >"$handed.7z"
  printf 'Rar!\x1a\7\0' >"$handed.zip"
  take "$handed.7z"
  took
  says 'handed.7z is a .7z archive, which is not read here; hand in a .zip'
  take "$handed.zip"
  says 'handed.zip is a .rar archive, *'
}

@test "damaged, cut, empty and mislabelled archives" {
  solve momentum adaptive
  head -c 200000 /dev/urandom | base64 >filler.txt
  zip -q "$handed.whole.zip" ./*
  tar -czf "$handed.whole.tar.gz" momentum.c filler.txt adaptive.c
  head -c 100000 "$handed.whole.zip" >"$handed.cut.zip"
  head -c 100000 "$handed.whole.tar.gz" >"$handed.cut.tgz"
  head -c 3000 /dev/urandom | tee "$handed.1.zip" "$handed.1.tar" "$handed.1.tar.xz" >"$handed.1.tgz"
  : >"$handed.2.zip"
  printf 'PK\5\6\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0' >"$handed.3.zip"
  tar -cf "$handed.3.tar" -T /dev/null
  for file in "$handed".cut.zip "$handed".[12].*; do
    printf '%s\n' "$file"
    take "$file"
    took
    says 'the archive is damaged, or not what its name says'
  done
  for file in "$handed".3.*; do
    take "$file"
    took
    says 'the archive is empty'
  done
  # Whole files in front of the damage are taken, nothing of the others.
  take "$handed.cut.tgz"
  took momentum
  says 'the archive is damaged; only what could be read of it was taken'
  # One byte of one member.
  zip -q0 "$handed.byte.zip" momentum.c adaptive.c
  patch_bytes "$handed.byte.zip" 's/momentum_step/momentum_stop/'
  take "$handed.byte.zip"
  took adaptive
  says 'momentum.c is damaged in the archive; it was not taken'
}

@test "encrypted members" {
  solve momentum adaptive
  zip -q -P secret "$handed.zip" momentum.c
  zip -q "$handed.zip" adaptive.c
  take "$handed.zip"
  took adaptive
  says 'momentum.c is encrypted; it was not taken, *'
  # The directory says it is not, and a terminal to ask for a password is no use.
  patch_bytes "$handed.zip" 's/(PK\1\2....).(.{37}momentum)/$1\0$2/s'
  script -qec "bash '$BATS_TEST_DIRNAME/take.sh' '$BATS_TEST_TMPDIR' '$handed.zip'" /dev/null </dev/null
  [ ! -e "$BATS_TEST_TMPDIR/files/momentum.c" ]
}

@test "links, FIFOs and devices in archives" {
  solve adaptive
  ln -s "$root/solutions/momentum.c" momentum.c
  ln adaptive.c schedules.c
  mkfifo gradient_descent.c
  tar -cf "$handed.tar" adaptive.c momentum.c schedules.c gradient_descent.c
  take "$handed.tar"
  took adaptive
  says 'momentum.c is a symbolic link, not a regular file; it was not taken'
  says 'schedules.c is a hard link, not a regular file; *'
  says 'gradient_descent.c is a FIFO, not a regular file; *'
  zip -qy "$handed.zip" adaptive.c momentum.c
  take "$handed.zip"
  took adaptive
  says 'momentum.c is a symbolic link, not a regular file; *'
  # A device: a FIFO's header, and its sum, with another type.
  rm -f momentum.c && mkfifo momentum.c
  tar --format=ustar -cf "$handed.dev.tar" momentum.c
  patch_bytes "$handed.dev.tar" 'substr($_, 156, 1) = "3"; substr($_, 148, 8) = " " x 8;
    my $sum = 0; $sum += $_ for unpack "C512", $_; substr($_, 148, 8) = sprintf "%06o\0 ", $sum'
  take "$handed.dev.tar"
  took
  says 'momentum.c is a device or socket, not a regular file; *'
}

@test "a link to a folder and a file below it" {
  mkdir "$BATS_TEST_TMPDIR/outside"
  ln -s "$BATS_TEST_TMPDIR/outside" hw
  tar -cf "$handed.tar" hw
  rm hw && mkdir hw && cp "$root/solutions/momentum.c" hw/
  tar -rf "$handed.tar" hw/momentum.c
  take "$handed.tar"
  took momentum
  [ -z "$(ls "$BATS_TEST_TMPDIR/outside")" ]
}

@test "paths that lead out" {
  solve adaptive
  cp "$root/solutions/momentum.c" "$BATS_TEST_TMPDIR/momentum.c"
  tar -Pcf "$handed.1.tar" adaptive.c ../momentum.c
  tar -Pcf "$handed.2.tar" adaptive.c "$BATS_TEST_TMPDIR/momentum.c"
  zip -q "$handed.3.zip" adaptive.c ../momentum.c
  mkdir x && tar -Pcf "$handed.4.tar" adaptive.c x/../../momentum.c
  zip -q "$handed.5.zip" adaptive.c
  (cd .. && mkdir ab && cp momentum.c ab/ && zip -q "$handed.5.zip" ab/momentum.c)
  patch_bytes "$handed.5.zip" 's|ab/momentum|..\\momentum|g'
  for file in "$handed".?.*; do
    printf '%s\n' "$file"
    take "$file"
    took adaptive
    says 'the archive has names that lead out of it, * such as *momentum.c; those entries were not taken'
  done
}

@test "the same name twice, and in two cases" {
  solve momentum adaptive schedules
  tar -cf "$handed.1.tar" momentum.c ./momentum.c adaptive.c
  cp momentum.c momentum.x
  zip -q "$handed.2.zip" momentum.c momentum.x adaptive.c
  patch_bytes "$handed.2.zip" 's/momentum\.x/momentum.c/g'
  for file in "$handed".?.*; do
    take "$file"
    took adaptive
    says 'momentum.c is in the submission 2 times; it was not taken'
  done
  echo '#error' >MOMENTUM.c
  zip -q "$handed.zip" momentum.c MOMENTUM.c
  take "$handed.zip"
  took momentum
}

@test "archives in archives are named, not opened" {
  solve momentum
  zip -q inner.zip momentum.c
  zip -q "$handed.zip" inner.zip
  take "$handed.zip"
  took
  says 'archives inside are not opened: inner.zip; hand in the files themselves'
  zip -q "$handed.zip" momentum.c
  take "$handed.zip"
  took momentum
  says_nothing
}
