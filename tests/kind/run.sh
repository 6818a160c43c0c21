#!/bin/sh
# SPDX-License-Identifier: MIT
# usage: run.sh PROGRAM
#
# PROGRAM was built with one kind more (more.def): every command knows it, though nothing but its row was written.
program=$1
scratch=$(mktemp -d) || exit 99
trap 'rm -rf "$scratch"' EXIT
trap 'exit 99' HUP INT TERM
number=0
failed=0

# shows NAME WANTED COMMAND...: what the command writes has a line with WANTED.
shows() {
    name=$1
    wanted=$2
    shift 2
    number=$((number + 1))
    "$@" >"$scratch/out" 2>&1
    if grep -q -e "$wanted" "$scratch/out"; then
        echo "ok $number - $name"
    else
        failed=1
        echo "not ok $number - $name"
        head -n 5 "$scratch/out" | cut -c 1-300 | sed 's/^/# /'
    fi
}

cat >"$scratch/events.csv" <<'END'
id,date,kind,actor,target,charge
a,2021-03-01,strike,Peru,Chad,
b,2021-03-02,protest,Chad,Peru,
END
sed 's/b,2021-03-02,protest/b,2021-03-02,aid/' "$scratch/events.csv" >"$scratch/old.csv"
mkdir "$scratch/corpus"
printf '%s\n' 'verb besiege TARGET ; protest ; Peru besieged Oman.' >"$scratch/corpus/frames.txt"
printf '%s\n' 'id,file,published' 'walk,walk.txt,2021-03-04' >"$scratch/corpus/corpus.csv"
mkdir "$scratch/corpus/articles"
printf '%s\n' 'Russia besieged Turkey on Monday.' >"$scratch/corpus/articles/walk.txt"

shows 'a table has it' '^b,.*,protest,' "$program" table --events "$scratch/events.csv"
shows 'a filter asks for it' '^b,.*,protest,' "$program" table --events --kind protest "$scratch/events.csv"
shows 'a list of kinds names it' 'aid or protest' "$program" table --kind xyzzy "$scratch/events.csv"
shows 'a picture draws it' 'class="protest"' "$program" draw "$scratch/events.csv"
shows 'the legend names it' '>protest<' "$program" draw "$scratch/events.csv"
shows 'JSON has it' '"kind":"protest"' "$program" table --events --format jsonl "$scratch/events.csv"
shows 'an event is explained' ': protest' "$program" explain --event b "$scratch/events.csv"
shows 'a diff tells of it' 'protest' "$program" diff "$scratch/old.csv" "$scratch/events.csv"
shows 'the description of the columns has it' '"protest"' sh -c \
    '"$0" build --formats csv -o "$1/results" "$1/events.csv" && cat "$1/results/datapackage.json"' "$program" "$scratch"
shows 'frames find it' '^x-.*,protest,.*Turkey' "$program" table --events --min-confidence 0 "$scratch/corpus"
shows 'shells complete it' '^protest	march' "$program" complete table --kind pro

echo "1..$number"
exit $failed
