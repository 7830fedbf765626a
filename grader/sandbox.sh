# The sandbox: every program that contains learner code, and every tool that reads it, runs in here.
#
# Theory of operation. The folder $box is all that such a program may use of the machine, besides the
# system's own /usr. Which walls there are depends on what the machine allows; it is tried, not guessed
# from versions, and every result says which it was:
#   namespaces  bubblewrap shows the program nothing but the box: no network, no other process, no home,
#               a /tmp of its own. When the sandbox ends, everything in it is killed.
#   user        root without namespaces (as in most containers): the program runs as a user of its own,
#               whose files in shared folders are removed and whose processes are killed afterwards.
#   limits      neither: the program runs as who called grade.sh.
# Root gives the program a user of its own in any case, for limits on the number of processes do not bind
# root. Limits on time, memory, files and processes hold everywhere, and the probe locks itself in before
# learner code runs (grader/probe/lock.c).
# shellcheck shell=bash

# Users without a name or a file of their own; the first that no other grading uses is taken.
readonly first_learner_uid=65100 learner_uids=200

# Sets sandbox, and learner_uid to the user that root runs learner code as, else to nothing.
choose_sandbox() {
  local tier tiers=(namespaces user limits)
  case ${DESCENT_SANDBOX:-} in
  '') ;;
  namespaces | user | limits) tiers=("$DESCENT_SANDBOX") ;;
  *) die 2 'DESCENT_SANDBOX must be namespaces, user or limits, not %q' "$DESCENT_SANDBOX" ;;
  esac
  progress "looking for a sandbox"
  take_learner_uid
  for tier in "${tiers[@]}"; do
    sandbox=$tier
    ! tier_works || return 0
  done
  die 3 'this machine has no sandbox of the kind "%s"; unset DESCENT_SANDBOX to take what there is' "$sandbox"
}

tier_works() {
  [[ $sandbox != user || -n $learner_uid ]] || return 1
  ! box_works || return 0
  # Some systems let root alone make namespaces.
  [[ $sandbox == namespaces && -n $learner_uid ]] || return 1
  local spare=$learner_uid
  learner_uid=''
  chown -R 0:0 "$box"
  ! box_works || return 0
  learner_uid=$spare
  return 1
}

# Can a program run in the box, and find it by its name? A TMPDIR that is closed to others hides it.
box_works() {
  # shellcheck disable=SC2016  # to be expanded in the box
  [[ $(boxed ro 5 sh -c 'cd "$PWD" && echo works' 2>/dev/null) == works ]]
}

# The lock lasts as long as this process, whatever ends it.
take_learner_uid() {
  local i folder=/run/lock
  learner_uid='' uid_lock=''
  ((EUID == 0)) && command -v setpriv >/dev/null && command -v flock >/dev/null || return 0
  [[ -w $folder ]] || folder=${TMPDIR:-/tmp}
  for ((i = 0; i < learner_uids; i++)); do
    learner_uid=$((first_learner_uid + i))
    { exec {uid_lock}>"$folder/descent.uid.$learner_uid"; } 2>/dev/null || continue
    ! flock -n "$uid_lock" || return 0
    exec {uid_lock}>&-
  done
  die 3 'more than %s gradings are running on this machine; wait until one is done' "$learner_uids"
}

# boxed MODE SECONDS COMMAND...: run COMMAND in the box. MODE is rw or ro: may it write to the box?
boxed() {
  local mode=$1 seconds=$2 status
  shift 2
  # The clock is kept outside, by a process that nothing in the box can stop.
  local command=(timeout -k 1 "$((seconds * 2))")
  [[ -z $learner_uid ]] || command+=(setpriv --reuid="$learner_uid" --regid="$learner_uid" --clear-groups
    --no-new-privs --inh-caps=-all --bounding-set=-all)
  ! command -v prlimit >/dev/null ||
    command+=(prlimit --cpu="$seconds" --as=536870912 --fsize=4194304 --nofile=64 --core=0)
  give_box "$mode"
  if [[ $sandbox == namespaces ]]; then
    add_namespaces "$mode"
    without_our_files "${command[@]}" "$@"
    return
  fi
  [[ -z $learner_uid ]] || command+=(prlimit --nproc=64)
  (cd -- "$box" && without_our_files env -i PATH=/usr/local/bin:/usr/bin:/bin LC_ALL=C \
    HOME=/nonexistent TMPDIR="$scratch/tmp" "${command[@]}" "$@")
  status=$?
  [[ $sandbox != user ]] || clear_away_learner
  return "$status"
}

# Adds bubblewrap to command (of boxed). Inside a namespace the limit on processes counts only those in it.
add_namespaces() {
  local bind=--bind
  [[ $1 == rw ]] || bind=--ro-bind
  command+=(bwrap
    --unshare-all --unshare-user --disable-userns --die-with-parent --new-session --clearenv
    --setenv PATH /usr/bin:/bin --setenv LC_ALL C --setenv HOME /nonexistent
    --ro-bind /usr /usr --symlink usr/lib /lib --symlink usr/lib64 /lib64 --symlink usr/bin /bin
    "${system_folders[@]}" --proc /proc --dev /dev --size 16777216 --tmpfs /tmp
    "$bind" "$box" /box --chdir /box --uid 65534 --gid 65534 --hostname box --cap-drop ALL
    prlimit --nproc=64)
}

# No file that grade.sh or its caller has open is handed on, but for the standard ones and $kept_file.
without_our_files() (
  local file
  for file in /dev/fd/*; do
    file=${file##*/}
    [[ ! $file =~ ^[0-9]+$ ]] || ((file < 3)) || [[ $file == "${kept_file:-}" ]] || exec {file}>&-
  done
  exec "$@"
)

# The box belongs to the learner's user, unless it is only to be read by it and nothing else keeps it so.
give_box() {
  [[ -n $learner_uid ]] || return 0
  if [[ $sandbox == user && $1 == ro ]]; then
    chown -hR 0:0 "$box" && chmod -R a+rX,go-w "$box"
  else
    chown -hR "$learner_uid:$learner_uid" "$box"
  fi
}

# Ends every process of the learner's user, and removes what it left where everybody may write.
clear_away_learner() {
  local tries=0
  while ((tries++ < 50)) && [[ -n $(processes_of_learner) ]]; do
    setpriv --reuid="$learner_uid" --regid="$learner_uid" --clear-groups \
      sh -c 'kill -9 -1' >/dev/null 2>&1
  done
  find /tmp /var/tmp /dev/shm "${TMPDIR:-/tmp}" -xdev -depth \( -not -path "$scratch/*" -o -path "$scratch/tmp/*" \) \
    -uid "$learner_uid" -delete 2>/dev/null
  return 0
}

processes_of_learner() {
  find /proc -maxdepth 1 -uid "$learner_uid" -name '[0-9]*' 2>/dev/null
}

# Are the solutions, and answers to a seed that only the instructor knows, out of reach of learner code?
keeps_secrets() {
  local path secrets=("$root/solutions" "$parts/reference" "$root"/stages/*/"golden.$seed.trace")
  case $sandbox in
  namespaces) return 0 ;;
  user)
    for path in "${secrets[@]}"; do
      ! readable_for_learner "$path" || return 1
    done
    ;;
  limits) return 1 ;;
  esac
}

readable_for_learner() {
  setpriv --reuid="$learner_uid" --regid="$learner_uid" --clear-groups ls -- "$1" >/dev/null 2>&1
}

# A seed other than 0 is a secret, and is kept from a machine that cannot keep it.
guard_secret_seed() {
  [[ $seed != 0 && $force == no ]] && ! keeps_secrets || return 0
  if [[ $sandbox == user ]]; then
    die 3 'learner code could read the solutions here; run chmod -R go-rwx on %q, or add --force' "$root"
  fi
  die 3 'without a sandbox a secret seed is no secret: grade on seed 0, or add --force to use it all the same'
}

# Where Debian's alternatives (cc, awk) point to.
system_folders=()
[[ ! -d /etc/alternatives ]] || system_folders=(--ro-bind /etc/alternatives /etc/alternatives)
