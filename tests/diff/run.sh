#!/bin/sh
# SPDX-License-Identifier: MIT
# usage: run.sh PROGRAM GENERATE INPUT
#
# claimline diff, patch and merge: laws on corpora made by chance, edits at known places, git, and how
# the command answers.
case $1 in /*) program=$1 ;; *) program=$PWD/$1 ;; esac
case $2 in /*) generate=$2 ;; *) generate=$PWD/$2 ;; esac
case $3 in /*) input=$3 ;; *) input=$PWD/$3 ;; esac
here=$(cd "$(dirname "$0")" && pwd)
scratch=$(mktemp -d) || exit 99
trap 'rm -rf "$scratch"' EXIT
trap 'exit 99' HUP INT TERM
number=0

# is NAME COMMAND...: one line of TAP; status 77 = skipped.
is() {
    what=$1
    shift
    number=$((number + 1))
    "$@" >"$scratch/why" 2>&1
    case $? in
    0) echo "ok $number - $what" ;;
    77) echo "ok $number - $what # SKIP" ;;
    *)
        echo "not ok $number - $what"
        head -n 20 "$scratch/why" | cut -c 1-300 | sed 's/^/# /'
        ;;
    esac
}

# says STATUS WORDS COMMAND...: the command ends with the status and says the words.
says() {
    wanted=$1
    words=$2
    shift 2
    "$@" >"$scratch/out" 2>&1
    status=$?
    cat "$scratch/out"
    [ "$status" -eq "$wanted" ] && grep -q -e "$words" "$scratch/out"
}

quiet() { # STATUS COMMAND...: nothing is said at all
    wanted=$1
    shift
    "$@" >"$scratch/out" 2>&1
    [ $? -eq "$wanted" ] && [ ! -s "$scratch/out" ]
}

python() {
    command -v python3 >/dev/null || return 77
    python3 "$@"
}

cd "$scratch" || exit 99
cat >a.csv <<'END'
id,date,kind,actor,speaker,target,charge,charge_type,source,confidence,answers
e1,2016-09-25,accusation,UK,Matthew Rycroft,Russia,carry out war crimes,war-crime,BBC,0.9,
e2,2016-09-26,denial,Russia,,UK,rejects the tone,,BBC,,e1
e3,2016-10-04,accusation,Russia,,USA,wrecked the deal from the start,obstruction,TASS,,
END
sed 's/2016-10-04/2016-10-05/; s/from the start/from its start/; s/0\.9/0.8/' a.csv >b.csv
sed 's/^e3/e33/' a.csv >renumbered.csv
printf 'e1,2016,talks,,,,,,,,\n' | cat a.csv - >twice.csv

is "a version is the same as itself" quiet 0 "$program" diff a.csv a.csv
is "the date and the words that changed are marked" \
    says 1 'charge: wrecked the deal from \[-the-\]{+its+} start' "$program" diff a.csv b.csv
is "colours come when they are asked for" \
    says 1 "$(printf '\033\\[31m\\[-the-\\]')" "$program" diff --color=always a.csv b.csv
is "the summary by pairs comes first" says 1 'Russia -> United States: 1 changed' "$program" diff --stat a.csv b.csv
is "only the status is given with --quiet" quiet 1 "$program" diff --quiet a.csv b.csv
is "fields can be left out" quiet 0 "$program" diff --ignore date,charge,confidence a.csv b.csv
is "fields can be chosen" quiet 0 "$program" diff --only target a.csv b.csv
is "an unknown field is an error" says 2 "'dates' is no value for --only" "$program" diff --only dates a.csv b.csv
is "a changed id is one change" says 1 '"change":"id_changed","event":"e33","old":"e3","new":"e33","similarity":100' \
    "$program" diff --format jsonl a.csv renumbered.csv
is "places are those of the cells" says 1 '"old_at":"a.csv:4:4","new_at":"b.csv:4:4"' "$program" diff --format jsonl a.csv b.csv
is "the table has changed cells as old->new" says 1 '^->,e3,2016-10-04->2016-10-05' "$program" diff --format csv a.csv b.csv
printf "id,date,kind\na,2016,talks\n,,\n ,,\n" >blank.csv
printf "date,kind\n2016,talks\n2016,talks\n" >alike.csv
is "blank rows are no events, also when versions are merged" says 0 "^a,2016,talks$" "$program" merge blank.csv blank.csv blank.csv
is "two rows alike without ids stay two" says 0 "^2016,talks$" "$program" merge alike.csv alike.csv alike.csv
is "duplicate ids are refused" says 2 'twice.csv:5:1: error: a second event' "$program" diff a.csv twice.csv
is "both places of duplicate ids are told" says 2 'twice.csv:2:1: note: first given here' "$program" diff a.csv twice.csv
is "a missing file is trouble" says 2 'cannot-read' "$program" diff a.csv none.csv
is "one input is too few" says 2 'diff needs two inputs' "$program" diff a.csv
is "a file that is not there yet is empty" says 1 '3 added' "$program" diff /dev/null a.csv
is "what an export cannot hold is told" says 0 'not compared' \
    sh -c '"$1" table "$2" >t.csv; "$1" diff -v "$2" t.csv' sh "$program" "$input"
is "a corpus and its table of events are the same" quiet 0 \
    sh -c '"$1" table --events "$2" >t.csv; "$1" diff "$2" t.csv' sh "$program" "$input"
is "a table for spreadsheets is the same too" quiet 0 \
    sh -c '"$1" table --events --excel "$2" >t.csv; "$1" diff "$2" t.csv' sh "$program" "$input"

"$program" diff --format jsonl a.csv b.csv >changes.jsonl
is "a patch gives the new version" quiet 0 \
    sh -c '"$1" patch a.csv changes.jsonl -o p.json && "$1" diff p.json b.csv' sh "$program"
is "a patch that does not fit is refused with its line" \
    says 2 'changes.jsonl:1: error: the confidence is not what .*CLM-056' "$program" patch b.csv changes.jsonl -o q.json
is "and nothing is written then" test ! -e q.json
printf '{"change":"event_removed","event":"e1","old":null,"new":null}\n' >gone.jsonl
is "a removal that leaves links behind is refused" says 2 'CLM-056' "$program" patch a.csv gone.jsonl
printf '{"change":"nothing_changed"}\n' >odd.jsonl
is "an unknown change is refused" says 2 'odd.jsonl:1: error: no such change' "$program" patch a.csv odd.jsonl
printf '{"change":' >broken.jsonl
is "changes that are no JSON are refused" says 2 'broken.jsonl:1:.*CLM-026' "$program" patch a.csv broken.jsonl

is "a picture shows both places of a moved date" says 0 'date: 2016-10-04' \
    sh -c '"$1" diff --format svg a.csv b.csv >d.svg; [ $? -eq 1 ] && tr -d "\n" <d.svg' sh "$program"
is "what is gone has a sign and a line through it" says 0 '#A63A00' cat d.svg
is "a picture without changes is not drawn" quiet 0 "$program" diff --format svg a.csv a.csv
is "but with --full it is" says 0 '<svg' "$program" diff --format svg --full a.csv a.csv
is "the picture comes as DOT too" says 1 'digraph' "$program" diff --format dot a.csv b.csv
is "laws hold on corpora made by chance" python "$here/laws.py" "$program" 25
is "edits come back as exactly their records" python "$here/mutate.py" "$program" "$generate" 3
is "a merge keeps the bytes of what nobody touched" python "$here/merge.py" "$program" 40
is "git uses it as external diff, textconv and merge driver" sh "$here/git.sh" "$program"
echo "1..$number"
