#!/bin/sh
# SPDX-License-Identifier: MIT
# usage: run.sh PROGRAM GENERATE
#
# Input that was made to be hard. Everything must come to an end with status 0; twice the input may
# take at most 3.5 times the processor time, where a quadratic step would take four times. The sizes are chosen
# by how long this machine needs, so that no absolute time is asked for.
program=$1
generate=$2
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

# Hundredths of a second of processor time that a command takes; its status must be 0.
measure() {
    (
        "$@" >/dev/null 2>"$scratch/why"
        echo $? >"$scratch/status"
        times
    ) >"$scratch/times"
    [ "$(cat "$scratch/status")" = 0 ] || return 1
    # user and system time of the children, as 0m1.23s 0m0.04s in the second line
    sed -n 2p "$scratch/times" | tr 'ms' '  ' | awk '{ printf "%d\n", ($1 * 60 + $2 + $3 * 60 + $4) * 100 }'
}

# grows NAME FILE-ENDING SHAPE COMMAND...: the file of twice the size comes last.
grows() {
    name=$1
    ending=$2
    shape=$3
    shift 3
    size=2000
    while :; do
        "$generate" "$shape" $size >"$scratch/input.$ending"
        short=$(measure "$@" "$scratch/input.$ending") || { not_ok "$name"; return; }
        [ "$short" -lt 25 ] && [ $size -lt 128000 ] || break
        size=$((size * 2))
    done
    best=
    for try in 1 2 3; do
        "$generate" "$shape" $size >"$scratch/input.$ending"
        short=$(measure "$@" "$scratch/input.$ending") || { not_ok "$name"; return; }
        "$generate" "$shape" $((size * 2)) >"$scratch/input.$ending"
        long=$(measure "$@" "$scratch/input.$ending") || { not_ok "$name"; return; }
        echo "$size: $short, $((size * 2)): $long hundredths of a second" >"$scratch/why"
        # Too short to tell, or within the bound.
        if [ "$long" -lt 20 ] || [ $((long * 2)) -le $((short * 7)) ]; then
            best=found
            break
        fi
    done
    if [ -n "$best" ]; then ok "$name"; else not_ok "$name"; fi
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
while read -r shape ending; do
    grows "$shape: the tables grow no faster than they must" "$ending" "$shape" \
        "$program" table --events
    grows "$shape: checks grow no faster than they must" "$ending" "$shape" "$program" check
    grows "$shape: the graph grows no faster than it must" "$ending" "$shape" \
        "$program" build --formats json,csv -o "$scratch/out"
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
