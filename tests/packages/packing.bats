# What goes into packages, by which rule, and what is refused.
load helpers

# A copy of the course in which things can be changed, with what is compiled already.
copy_course() {
  copy=$BATS_TEST_TMPDIR/course
  mkdir "$copy"
  (cd "$root" && git ls-files -z -- . ':!tests/mutants' ':!tests/oracle' | xargs -0 cp -p --parents -t "$copy")
  lend_build "$copy"
  mkdir "$copy/build/reference"
  cp -a "$root"/build/reference/*.0.trace "$copy/build/reference/"
  touch "$copy"/build/reference/*
}

@test "a new stage goes in by itself" {
  copy_course
  cp -r "$copy/stages/04_schedules" "$copy/stages/05_added"
  sed -i 's/"id": "schedules"/"id": "added"/; s/"source": "schedules.c"/"source": "added.c"/' "$copy/stages/05_added/stage.json"
  cp -r "$copy/tests/schedules" "$copy/tests/added"
  cp "$copy/solutions/schedules.c" "$copy/solutions/added.c"
  make -s -C "$copy" handout
  tar -tf "$copy"/build/descent-handout-*.tar.gz >"$BATS_TEST_TMPDIR/files"
  for file in stages/05_added/README.md stages/05_added/golden.0.trace tests/added/cases_cosine.c starter/added.c; do
    grep -q "/$file\$" "$BATS_TEST_TMPDIR/files"
  done
  tar -xOf "$copy"/build/descent-handout-*.tar.gz --wildcards '*/README.md' | grep -q 'stages/05_added/README.md.*`make added`'
}

@test "code of a solution in a file stops the packing, which says where" {
  copy_course
  line=$("$root/grader/packages/secret_lines.sh" | sed -n 20p)
  printf 'For example:\n\n    %s\n' "$line" >>"$copy/docs/students.md"
  run make -s -C "$copy" handout
  [ "$status" -ne 0 ]
  [[ $output == *'not packed'*"docs/students.md:"*"$line"* ]]
  [ -z "$(find "$copy/build" -maxdepth 1 -name '*.gz' -o -name '*.zip')" ]
}

@test "a secret seed goes into no package that students can read" {
  for package in handout classroom50 github; do
    run make -s -C "$root" $package SECRET=77
    [ "$status" -ne 0 ]
    [[ $output == *"$package"*'leave SECRET out'* ]]
  done
}

@test "a seed that is none is refused" {
  for seed in x -1 1.5 99999999999999999; do
    run make -s -C "$root" gradescope SECRET=$seed
    [ "$status" -ne 0 ]
    [[ $output == *'whole number'* ]]
  done
}

@test "Dockerfile and devcontainer install exactly what make setup installs" {
  # A machine that has nothing: setup.sh installs by an apt-get that only writes down what it is asked for.
  mkdir "$BATS_TEST_TMPDIR/bin" "$BATS_TEST_TMPDIR/tmp"
  printf '#!/bin/bash\n[[ $1 != install ]] || printf "%%s\\n" "$@" >>/tmp/asked\n' >"$BATS_TEST_TMPDIR/bin/apt-get"
  chmod +x "$BATS_TEST_TMPDIR/bin/apt-get"
  for tool in bash sh env id dpkg cat cut sort grep; do ln -s "/usr/bin/$tool" "$BATS_TEST_TMPDIR/bin/"; done
  grep -q '^COPY grader/setup.sh /tmp/$' "$root/.devcontainer/Dockerfile"
  cp "$root/grader/setup.sh" "$BATS_TEST_TMPDIR/tmp/"
  command=$(sed -n 's/^RUN //p' "$root/.devcontainer/Dockerfile")
  [[ $command != *apt-get* ]]
  bwrap --ro-bind /usr /usr --symlink usr/lib /lib --symlink usr/lib64 /lib64 --tmpfs /usr/lib/debug --proc /proc --dev /dev \
    --bind "$BATS_TEST_TMPDIR/tmp" /tmp --ro-bind "$BATS_TEST_TMPDIR/bin" /bin --setenv PATH /bin \
    /bin/sh -c "${command%%&& rm*}"
  grep -v '^-' "$BATS_TEST_TMPDIR/tmp/asked" | grep -vx install | sort >"$BATS_TEST_TMPDIR/installed"
  "$root/grader/setup.sh" list | diff - "$BATS_TEST_TMPDIR/installed"
  [ "$(wc -l <"$BATS_TEST_TMPDIR/installed")" -gt 8 ]
  [ "$(jq -r .build.dockerfile "$root/.devcontainer/devcontainer.json")" = Dockerfile ]
}
