# Which submissions of a class are alike: similarity-tester's sim_c on what each student wrote beyond the
# starter. Names, comments and layout do not matter to it. That two are alike is a reason to look at both,
# not a verdict; the right solution of a small task does not have many forms.
# shellcheck shell=bash

# Right programs that were written independently stay far below this, copies with other names far above
# (tests/grader/similarity.bats).
readonly alike_from=50
# A file with fewer tokens of its own says nothing about where they come from.
readonly least_tokens=150
# The longest lists that a person would read.
readonly most_pairs=200

# Sets similar_file: the list of similar pairs, or nothing if it was not asked for.
find_similar() {
  local i id
  similar_file=/dev/null
  [[ $similarity == yes ]] || return 0
  require_tool sim_c
  progress "comparing the submissions"
  similar_file=$grades/similarity.json
  printf '%s\n' "${keys[@]}" >"$work/compared"
  for i in "${!stage_ids[@]}"; do
    id=${stage_ids[i]}
    fill_box_to_compare "${stage_sources[i]}"
    boxed rw 600 sh -c "$compare_script" sh "$least_tokens" "$alike_from" "$most_pairs" \
      >"$work/similar-$id" 2>"$work/similar.log" </dev/null ||
      die 3 'the submissions cannot be compared: %s' "$(head -n 1 "$work/similar.log")"
    jq -R -n -c --arg stage "$id" --rawfile compared "$work/compared" -f "$root/grader/class/similarity.jq" \
      "$work/similar-$id"
  done >"$work/pairs"
  jq -s 'sort_by(-.percent)' "$work/pairs" >"$work/similarity.json"
  put_file "$work/similarity.json" "$similar_file"
}

# The sources of one stage, those of the Nth student as N.c, and the stage's starter.
fill_box_to_compare() {
  local source=$1 i
  find "$box" -mindepth 1 -delete
  mkdir "$box/theirs" "$box/own"
  cp -- "$root/grader/class/strip.awk" "$box/"
  if [[ -e $root/solutions/$source ]]; then
    awk -f "$root/grader/starter.awk" "$root/solutions/$source" >"$box/starter"
  else
    cp -- "$root/starter/$source" "$box/starter"
  fi
  for i in "${!keys[@]}"; do
    [[ ! -f $grades/submissions/${keys[i]}/$source ]] ||
      cp -- "$grades/submissions/${keys[i]}/$source" "$box/theirs/$((i + 1)).c"
  done
}

# In the box: sh LEAST ALIKE MOST. Prints "A B PERCENT" for each pair, A and B the numbers of the students, and behind
# it "A B FIRST-LAST FIRST-LAST" for each place. How much of A is in B and of B in A are two
# numbers; their mean counts, so that neither a half-done copy nor one with much added is overlooked, and
# two short beginnings are not made much of.
# shellcheck disable=SC2016  # to be expanded in the box
readonly compare_script='
  (cd theirs && ls) | sort -n >names
  awk -v starter=starter -v list=names -v from=theirs/ -v out=own/ -v least="$1" -f strip.awk || exit 1
  cd own && ls | sort -n >../list
  sim_c -p -e -a -T -i <../list | awk -v least="$2" "
    \$2 == \"consists\" { alike[\$1, \$(NF - 1)] = \$4 }
    END { for (pair in alike) {
            split(pair, one, SUBSEP)
            mean = (alike[pair] + alike[one[2], one[1]]) / 2
            if (one[1] + 0 < one[2] + 0 && mean >= least) print one[1], one[2], mean } }" |
    sort -k3,3nr -k1,1n -k2,2n | head -n "$3" >../pairs
  while read -r a b percent; do
    echo "${a%.c} ${b%.c} $percent"
    sim_c -n -s -T "$a" "$b" | sed -n "s/^$a: line \([0-9-]*\) *|$b: line \([0-9-]*\) .*/${a%.c} ${b%.c} \1 \2/p"
  done <../pairs'
