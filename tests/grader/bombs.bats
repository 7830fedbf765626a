# Submissions that are too much: refused before they are opened, and in little time.
load intake

setup() {
  sub=$BATS_TEST_TMPDIR/submission
  handed=$BATS_TEST_TMPDIR/handed
  mkdir "$sub"
  cd "$sub" || return
  solve momentum
}


@test "archives that unpack to gigabytes" {
  head -c 2000M /dev/zero | zip -q "$handed.zip" - momentum.c
  perl -e '
    my $header = pack "a100 a8 a8 a8 a12 a12 a8 a1 a100 a6 a2", "zeros", "0000644", "0000000", "0000000",
      sprintf("%011o", 2000 << 20), "0" x 11, " " x 8, "0", "", "ustar", "00";
    my $sum = 0;
    $sum += $_ for unpack "C*", $header;
    substr($header, 148, 8) = sprintf "%06o\0 ", $sum;
    print $header, "\0" x (512 - length $header)' >header
  for tool in gzip bzip2 xz zstd; do
    { cat header && head -c 300M /dev/zero; } | "$tool" -1 -c >"$handed.tar.$tool"
  done
  for file in "$handed".*; do
    refuses "$file" 'the archive would fill more than 100000000 bytes and was not opened; *'
  done
}

@test "a sparse file of a terabyte in a tar" {
  truncate -s 1T zeros
  for format in gnu pax; do
    tar --sparse --format=$format -cf "$handed.$format.tar" momentum.c zeros
    refuses "$handed.$format.tar" 'the archive would fill more than *'
  done
  mv zeros momentum.c
  tar --sparse -cf "$handed.tar" momentum.c
  refuses "$handed.tar" 'the archive would fill more than *'
  refuses "$sub" 'momentum.c has 1099511627776 bytes, more than 1000000; it was not taken'
}

@test "archives with very many entries" {
  tar -cf one.tar momentum.c
  perl -e 'local $/; my $entry = substr <STDIN>, 0, 512; substr($entry, 124, 12) = "0" x 11 . "\0";
    substr($entry, 148, 8) = " " x 8; my $sum = 0; $sum += $_ for unpack "C*", $entry;
    substr($entry, 148, 8) = sprintf "%06o\0 ", $sum; print $entry x 200000' <one.tar | gzip -1 >"$handed.tgz"
  mkdir many && (cd many && seq 12000 | xargs touch && zip -q0 -r "$handed.zip" .)
  for file in "$handed".*; do
    refuses "$file" 'the archive has more than 10000 entries and was not opened; *'
  done
}

@test "a small archive that lies about the size of what is in it" {
  head -c 50M /dev/zero >momentum.c
  zip -q "$handed.zip" momentum.c
  patch_bytes "$handed.zip" 's/\0\0\x20\x03/\x64\0\0\0/g'
  refuses "$handed.zip" 'momentum.c is damaged in the archive; it was not taken'
}

@test "an archive that is too large itself, and a source" {
  head -c 21000000 /dev/urandom | tee "$handed.zip" >"$BATS_TEST_TMPDIR/momentum.c"
  refuses "$handed.zip" 'handed.zip has more than 20000000 bytes; it was not taken'
  refuses "$BATS_TEST_TMPDIR/momentum.c" 'momentum.c has more than 20000000 bytes; it was not taken'
  head -c 1000001 /dev/zero | tr '\0' ' ' >momentum.c
  refuses momentum.c 'momentum.c has more than 1000000 bytes; it was not taken'
  gzip -k momentum.c
  refuses momentum.c.gz 'momentum.c has more than 1000000 bytes; it was not taken'
  refuses "$sub" 'momentum.c has 1000001 bytes, *'
  zip -q "$handed.small.zip" momentum.c
  refuses "$handed.small.zip" 'momentum.c has 1000001 bytes, *'
  tar -cf "$handed.small.tar" momentum.c
  refuses "$handed.small.tar" 'momentum.c has 1000001 bytes, *'
}

@test "compressed without end: an archive in itself, and one source of gigabytes" {
  rm momentum.c
  head -c 2000M /dev/zero | gzip -1 >momentum.c.gz
  refuses momentum.c.gz 'momentum.c has more than 1000000 bytes; it was not taken'
  for i in 1 2 3 4 5 6; do
    tar -cf "$i.tar" ./* && gzip -f "$i.tar" && find . -name '*.gz' ! -name "$i.tar.gz" -delete
  done
  refuses 6.tar.gz 'archives inside are not opened: 5.tar.gz; hand in the files themselves'
}

@test "a folder with very many files, and a very deep one" {
  mkdir many && (cd many && seq -f '%g.c' 12000 | xargs touch)
  mv momentum.c many/
  refuses "$sub" 'the folder is too large to look through; *'
  rm -r many
  deep=$(printf 'd/%.0s' {1..500})
  mkdir -p "$deep" && cp "$root/solutions/momentum.c" "$deep"
  refuses "$sub" 'there is no file of the course in it; *'
  tar -cf "$handed.tar" d
  refuses "$handed.tar" 'there is no file of the course in it; *'
}

@test "names that are too long" {
  long=$(printf '%0250d/' {1..12})
  mkdir -p "$long" 2>/dev/null && cp "$root/solutions/momentum.c" "$long"
  tar -cf "$handed.tar" momentum.c 0*
  take "$handed.tar"
  took momentum
  says 'the archive has names that lead out of it, or are too long, such as 0*...; those entries were not taken'
}
