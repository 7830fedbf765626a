# The sandbox: every program that contains learner code, and every tool that reads it, runs in here.
#
# Theory of operation. The folder $box is all that such a program sees of the machine, besides
# the system's own read-only /usr: no network, no other processes, no home, a /tmp of its own. Limits
# on processor time, memory, file size and processes hold in every case. When the sandbox ends,
# everything in it is killed. Where the machine forbids namespaces only the limits remain, and every
# result says so.
# shellcheck shell=bash

# Sets sandbox: "namespaces" or "limits". Tried, not guessed from versions; DESCENT_SANDBOX=limits
# does without namespaces where they could be had.
choose_sandbox() {
  sandbox=limits
  [[ ${DESCENT_SANDBOX:-namespaces} == namespaces ]] || return 0
  sandbox=namespaces
  boxed ro 5 true >/dev/null 2>&1 || sandbox=limits
}

# boxed rw|ro SECONDS COMMAND...: run COMMAND in the box, which it may write to or only read.
boxed() {
  local mode=$1 seconds=$2
  shift 2
  local limits=(prlimit --cpu="$seconds" --as=1073741824 --fsize=4194304 --nofile=64 --core=0)
  command -v prlimit >/dev/null || limits=()
  local patience=(timeout -k 1 "$((seconds * 2))")
  if [[ $sandbox == limits ]]; then
    (cd -- "$box" &&
      exec env -i PATH=/usr/local/bin:/usr/bin:/bin LC_ALL=C HOME=/nonexistent TMPDIR="${TMPDIR:-/tmp}" \
        "${limits[@]}" "${patience[@]}" "$@")
    return
  fi
  local bind=--bind
  [[ $mode == rw ]] || bind=--ro-bind
  "${limits[@]}" "${patience[@]}" bwrap \
    --unshare-all --unshare-user --disable-userns --die-with-parent --new-session --clearenv \
    --setenv PATH /usr/bin:/bin --setenv LC_ALL C --setenv HOME /nonexistent \
    --ro-bind /usr /usr --symlink usr/lib /lib --symlink usr/lib64 /lib64 --symlink usr/bin /bin \
    "${system_folders[@]}" --proc /proc --dev /dev --size 16777216 --tmpfs /tmp \
    "$bind" "$box" /box --chdir /box --uid 65534 --gid 65534 --hostname box --cap-drop ALL \
    "$@"
}

# Where Debian's alternatives (cc, awk) point to.
system_folders=()
[[ ! -d /etc/alternatives ]] || system_folders=(--ro-bind /etc/alternatives /etc/alternatives)
