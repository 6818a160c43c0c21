#!/bin/sh
# SPDX-License-Identifier: MIT
# usage: run.sh PROGRAM GENERATE [COUNTED]
#
# Input that was made to be hard. Everything must come to an end with status 0, and twice
# the input may take at most 2.5 times the steps, where a quadratic one would take four
# times. COUNTED is the program built to count its steps (support/work.c): the sum is the
# same on every machine, so nothing here depends on a clock. Without it only the ends are
# checked.
program=$1
generate=$2
counted=$3
scratch=$(mktemp -d) || exit 99
trap 'rm -rf "$scratch"' EXIT
trap 'exit 99' HUP INT TERM
number=0
failed=0

ok() {
    number=$((number + 1))
    echo "ok $number - $1"
}

not_ok() {
    number=$((number + 1))
    failed=1
    echo "not ok $number - $1"
    sed 's/^/# /' "$scratch/why" | cut -c 1-300
}

# steps COMMAND...: how many steps it took; its status must be 0.
steps() {
    CLAIMLINE_WORK=$scratch/work "$@" >/dev/null 2>"$scratch/why" && cat "$scratch/work"
}

# grows NAME FILE-ENDING SHAPE COMMAND...: the file comes last. What a run takes for a small
# file, the list of known actors above all, is not counted.
grows() {
    name=$1
    ending=$2
    shape=$3
    shift 3
    for size in 2 4000 8000; do
        "$generate" "$shape" $size >"$scratch/input.$ending"
        steps "$@" "$scratch/input.$ending" || break
    done >"$scratch/steps"
    if [ "$(wc -l <"$scratch/steps")" = 3 ] && tr '\n' ' ' <"$scratch/steps" |
        awk '{ print "steps for 2, 4000 and 8000: " $0; exit $3 - $1 > 2.5 * ($2 - $1) }' >"$scratch/why"; then
        ok "$name"
    else
        not_ok "$name"
    fi
}

ends() { # NAME STATUS COMMAND...
    name=$1
    wanted=$2
    shift 2
    "$@" >"$scratch/stdout" 2>"$scratch/stderr"
    status=$?
    echo "status $status" >"$scratch/why"
    head -n 5 "$scratch/stderr" >>"$scratch/why"
    if [ $status = "$wanted" ]; then ok "$name"; else not_ok "$name"; fi
}

"$generate" --list >"$scratch/shapes"
while [ -n "$counted" ] && read -r shape ending; do
    grows "$shape: the tables grow no faster than they must" "$ending" "$shape" \
        "$counted" table --events
    grows "$shape: checks grow no faster than they must" "$ending" "$shape" "$counted" check
    grows "$shape: the graph grows no faster than it must" "$ending" "$shape" \
        "$counted" build --formats json,csv -o "$scratch/out"
done <"$scratch/shapes"

"$generate" one-day 100000 >"$scratch/input.csv"
ends "100,000 events of one day" 0 "$program" table "$scratch/input.csv"
"$generate" chain 50000 >"$scratch/input.csv"
ends "a chain of 50,000 answers" 0 "$program" table --events "$scratch/input.csv"
"$generate" star 50000 >"$scratch/input.csv"
ends "50,000 denials of one accusation" 0 "$program" table "$scratch/input.csv"
"$generate" ring 50000 >"$scratch/input.csv"
ends "a circle of 50,000 answers" 0 "$program" table --events "$scratch/input.csv"
{ head -c 1000000 /dev/zero | tr '\0' '['; } >"$scratch/input.json"
ends "a million brackets" 2 "$program" table "$scratch/input.json"
{ head -c 3000000 /dev/zero | tr '\0' '"'; } >"$scratch/input.csv"
ends "three million quotes" 2 "$program" table "$scratch/input.csv"
{ head -c 3000000 /dev/zero | tr '\0' ','; } >"$scratch/input.csv"
ends "three million commas" 2 "$program" table "$scratch/input.csv"
{ head -c 3000000 /dev/zero | tr '\0' '\n'; } >"$scratch/input.csv"
ends "three million empty lines" 2 "$program" table "$scratch/input.csv"
{ echo 'id,date,kind,charge'; printf 'e,2016,strike,"'; head -c 1048576 /dev/zero | tr '\0' '\n'; echo '"'; } >"$scratch/input.csv"
ends "a cell of a million line ends" 0 "$program" table --events "$scratch/input.csv"
{ echo 'id,date,kind,charge'; printf 'e,2016,strike,"'; head -c 80000000 /dev/zero | tr '\0' 'x'; } >"$scratch/input.csv"
ends "a cell of 80 MB" 2 "$program" table --events "$scratch/input.csv"

echo "1..$number"
exit $failed
