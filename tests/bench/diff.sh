#!/bin/sh
# SPDX-License-Identifier: MIT
# usage: diff.sh PROGRAM [DAFF]
#
# claimline diff on two CSV files of 100,000 events with 1% changed, and with all ids changed; and daff (an npm
# package, no part of this project) on the first pair in the same run, when its command is given. Times are those
# of the processor, user and system; memory is the largest.
program=$1
daff=$2
work=$(mktemp -d) || exit 99
trap 'rm -rf "$work"' EXIT
cc -O2 -o "$work/generate" "$(dirname "$0")/generate.c" || exit 99
"$work/generate" 100000 >"$work/old.csv"
awk -F, -v OFS=, 'NR > 1 && NR % 100 == 0 {
    field = 2 + int(NR / 100) % 3
    if (field == 2) $2 = "2011-11-11"; else if (field == 3) $6 = "another charge " NR; else $10 = "0.11" } { print }' \
    "$work/old.csv" >"$work/new.csv"
sed -e '2,$s/^e/z/' -e 's/,e\([0-9]\{7\}\),/,z\1,/' "$work/old.csv" >"$work/ids.csv"

measure() { # NAME COMMAND...
    name=$1
    shift
    /usr/bin/time -o "$work/time" -f '%e %U %S %M' "$@" >"$work/out" 2>&1
    awk -v name="$name" -v lines="$(wc -l <"$work/out")" 'NF == 4 {
        printf "%-22s %6.2f s wall %6.2f s cpu %7.1f MB %7d lines\n", name, $1, $2 + $3, $4 / 1024, lines }' "$work/time"
    awk 'NF == 4 { print $2 + $3, $4 }' "$work/time" >"$work/last"
}

measure 'claimline, 1%' "$program" diff --format jsonl "$work/old.csv" "$work/new.csv"
cp "$work/last" "$work/ours"
measure 'claimline, all ids' "$program" diff --format jsonl "$work/old.csv" "$work/ids.csv"
[ -n "$daff" ] || exit 0
measure 'daff --id id, 1%' "$daff" --id id "$work/old.csv" "$work/new.csv"
paste "$work/ours" "$work/last" |
    awk '{ printf "claimline / daff: %.2f of the time, %.2f of the memory\n", $1 / $3, $2 / $4 }'
