# The sandbox by itself: what a program in it can see, reach and leave behind. Most tests are for each tier.
load helpers

# Compile the C program on standard input and run it in the box: in_box TIER MODE SECONDS. The folder
# $BATS_TEST_TMPDIR stands for everything on the machine that is none of its business.
in_box() {
  {
    printf '#define _GNU_SOURCE\n'
    printf '#include <%s>\n' errno.h fcntl.h signal.h stdio.h stdlib.h string.h sys/mman.h sys/socket.h sys/stat.h unistd.h
    cat
  } | gcc -w -x c - -o "$BATS_TEST_TMPDIR/program"
  DESCENT_SANDBOX=$1 root=$root program=$BATS_TEST_TMPDIR/program bash -c '
    set -uo pipefail
    for module in options machine surroundings sandbox; do source "$root/grader/$module.sh"; done
    seed=0 force=no
    make_work_folder
    choose_sandbox
    cp "$program" "$box/program"
    boxed "$1" "$2" ./program "$(dirname "$program")"' bash "$2" "$3"
}

needs_root() {
  [ "$(id -u)" -eq 0 ] || skip "root alone has the tier user"
}

@test "every file but the box and the system is out of sight" {
  echo secret >"$BATS_TEST_TMPDIR/secret"
  chmod 711 "$BATS_TEST_TMPDIR"
  for tier in namespaces user; do
    [ "$tier" = namespaces ] || needs_root
    chmod 600 "$BATS_TEST_TMPDIR/secret"
    run in_box "$tier" ro 5 <<'END'
int main(int n, char **a) {
    chdir(a[1]);
    printf("%d", open("secret", O_RDONLY) < 0 && open("/etc/shadow", O_RDONLY) < 0 && open("/root/.profile", O_RDONLY) < 0);
}
END
    [ "$output" = 1 ]
  done
}

@test "a box to be read cannot be written to, a box to be written can" {
  for tier in namespaces user; do
    [ "$tier" = namespaces ] || needs_root
    for mode in ro rw; do
      run in_box "$tier" "$mode" 5 <<<'int main() { printf("%d", open("new", O_CREAT | O_WRONLY, 0600) >= 0 && open("program", O_RDONLY) >= 0); }'
      [ "$output" = "$([ "$mode" = rw ] && echo 1 || echo 0)" ]
    done
  done
}

@test "there is no network" {
  run in_box namespaces ro 5 <<'END'
#include <netinet/in.h>
#include <ifaddrs.h>
int main() {
    struct ifaddrs *all, *i;
    getifaddrs(&all);
    for (i = all; i; i = i->ifa_next) if (strcmp(i->ifa_name, "lo")) puts(i->ifa_name);
    struct sockaddr_in a = {AF_INET, htons(9), {htonl(0x08080808)}};
    printf("%d\n", connect(socket(AF_INET, SOCK_DGRAM, 0), (void *)&a, sizeof a));
}
END
  [ "$output" = -1 ]
}

@test "nothing of the environment, and no open file, is handed on" {
  for tier in namespaces user limits; do
    [ "$tier" != user ] || needs_root
    exec 7<"$root/README.md"
    export CANARY=seen
    run in_box "$tier" ro 5 <<'END'
int main() {
    if (getenv("CANARY")) puts("environment");
    for (int fd = 3; fd < 64; fd++) if (fcntl(fd, F_GETFD) >= 0) printf("%d\n", fd);
}
END
    exec 7<&-
    [ -z "$output" ]
  done
}

@test "a fork bomb stops at the limit, and nothing of it survives" {
  for tier in namespaces user; do
    [ "$tier" = namespaces ] || needs_root
    run in_box "$tier" ro 2 <<'END'
int main() {
    int n = 0;
    for (int i = 0; i < 300; i++) {
        int child = fork();
        if (child < 0) break;
        if (child == 0) { setsid(); execl("/usr/bin/sleep", "sleep", "4713", (char *)0); _exit(0); }
        n++;
    }
    printf("%d", n);
}
END
    [ "$output" -lt 70 ] && [ "$output" -gt 10 ]
    run pgrep -f 'sleep 4713'
    [ "$status" -eq 1 ]
  done
}

@test "processes outside cannot be signalled" {
  sleep 60 &
  victim=$!
  for tier in namespaces user; do
    [ "$tier" = namespaces ] || needs_root
    in_box "$tier" ro 5 <<<"int main() { kill($victim, SIGKILL); kill(-1, SIGTERM); }" || true
    kill -0 "$victim"
  done
  kill "$victim"
}

@test "memory, time and the size of files have limits" {
  for tier in namespaces limits; do
    run in_box "$tier" rw 5 <<<'int main() { printf("%d", mmap(0, 1ul << 30, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0) == MAP_FAILED); }'
    [ "$output" = 1 ]
    run in_box "$tier" rw 1 <<<'int main() { for (;;); }'
    [ "$status" -ne 0 ]
    SECONDS=0
    run in_box "$tier" rw 1 <<<'int main() { signal(SIGTERM, SIG_IGN); sleep(100); }'
    [ "$status" -ne 0 ] && [ "$SECONDS" -lt 50 ]
    run in_box "$tier" rw 5 <<<'int main() { signal(SIGXFSZ, SIG_IGN); int f = open("big", O_CREAT | O_WRONLY, 0600); static char page[1 << 20]; int n = 0; while (n < 100 && write(f, page, sizeof page) == sizeof page) n++; printf("%d", n); }'
    [ "$output" = 4 ]
  done
}

@test "what the learner's user leaves in shared folders is removed" {
  needs_root
  in_box user ro 5 <<<'int main() { mkdir("/tmp/descent-left", 0700); close(creat("/tmp/descent-left/x", 0600)); close(creat("/dev/shm/descent-left", 0600)); }'
  [ ! -e /tmp/descent-left ] && [ ! -e /dev/shm/descent-left ]
}

@test "what it leaves in the folder for temporary files is gone at the next step" {
  needs_root
  # shellcheck disable=SC2016  # to be expanded there, and in the box
  DESCENT_SANDBOX=user root=$root run bash -c '
    for module in options machine surroundings sandbox; do source "$root/grader/$module.sh"; done
    make_work_folder
    choose_sandbox
    boxed rw 5 sh -c "echo x >\"\$TMPDIR/left\" && ls \"\$TMPDIR\""
    boxed rw 5 sh -c "ls \"\$TMPDIR\""'
  [ "$output" = left ]
}

@test "two gradings at once have users of their own" {
  needs_root
  in_box user ro 5 <<<'int main() { printf("%d", getuid()); fflush(stdout); sleep(2); }' >"$BATS_TEST_TMPDIR/first" &
  sleep 1
  run in_box user ro 5 <<<'int main() { printf("%d", getuid()); }'
  wait
  [ "$output" -ge 65100 ] && [ "$(<"$BATS_TEST_TMPDIR/first")" -ge 65100 ] && [ "$output" != "$(<"$BATS_TEST_TMPDIR/first")" ]
}

@test "a machine without a sandbox keeps no secret seed, unless it is forced to" {
  solve momentum
  run env DESCENT_SANDBOX=limits "$root/grade.sh" --no-memcheck --stage momentum --seed 5 "$sub"
  [ "$status" -eq 3 ]
  [[ $output == *'secret seed is no secret'*--force* ]]
  DESCENT_SANDBOX=limits grade --no-memcheck --stage momentum --seed 5 --force "$sub"
  holds '.sandbox == "limits" and .score == 90'
  run env DESCENT_SANDBOX=castle "$root/grade.sh" "$sub"
  [ "$status" -eq 2 ]
}

@test "the probe locks itself in: no file, no process, no signal, without any sandbox" {
  solve momentum
  spoil momentum 's/^#include <stdlib.h>/#define _GNU_SOURCE\n&\n#include <errno.h>\n#include <fcntl.h>\n#include <stdio.h>\nint kill(int, int);\n#include <sys\/socket.h>\n#include <unistd.h>/'
  spoil momentum 's/^    f->gradient(/    printf("open %d fork %d kill %d socket %d\\n", open("\/etc\/passwd", O_RDONLY), fork(), kill(getppid(), 9), socket(2, 1, 0));\n    theta[0] = 7;\n&/'
  DESCENT_SANDBOX=limits DESCENT_OBJECT_CHECK=off grade --stage momentum "$sub"
  holds '[.stages[0].tests[] | select(.status == "failed") | .printed] | length > 3 and all(.[]; startswith("open -1 fork -1 kill -1 socket -1"))'
}

@test "under Valgrind too no process is begun and nobody is talked to" {
  solve momentum
  spoil momentum 's/^#include <stdlib.h>/#define _GNU_SOURCE\n&\n#include <sys\/socket.h>\n#include <unistd.h>/'
  # If either works, the program leaks, which the memory check would see.
  spoil momentum 's/^    f->gradient(/    if (fork() >= 0 || socket(2, 1, 0) >= 0) { volatile char *lost = malloc(99); lost[0] = 1; lost = NULL; }\n&/'
  DESCENT_SANDBOX=limits DESCENT_OBJECT_CHECK=off grade --stage momentum "$sub"
  holds '.score == .max_score and .stages[0].memory.status == "clean"'
}

@test "a TMPDIR that only its owner may write costs nobody the memory check" {
  needs_root
  own=$(mktemp -d /tmp/descent-own.XXXXXX)
  chmod 755 "$own"
  solve schedules
  TMPDIR=$own DESCENT_SANDBOX=user grade --stage schedules "$sub"
  rm -rf -- "$own"
  holds '.score == .max_score and .stages[0].memory.status == "clean"'
}
