#!/bin/sh
# SPDX-License-Identifier: MIT
# usage: extract.sh PROGRAM FOLDER ; articles give the same bytes for any number of threads, order, and place in a file.
# Writes TAP.
program=$1
corpus=$2
scratch=$(mktemp -d) || exit 99
trap 'rm -rf "$scratch"' EXIT
failed=0
number=0

check() { # $1 = name, the rest a command that must succeed
    name=$1
    shift
    number=$((number + 1))
    if "$@" >"$scratch/said" 2>&1; then
        echo "ok $number - $name"
    else
        echo "not ok $number - $name"
        sed 's/^/# /' "$scratch/said"
        failed=1
    fi
}

# Many records out of the sample's articles, long and short.
for copy in 1 2 3 4 5 6 7 8; do
    for page in "$corpus"/articles/*.txt; do
        printf '{"id":"%s-%s","published":"2016-10-0%s","text":"' "$(basename "$page" .txt)" "$copy" "$copy"
        head -n $((copy * 2)) "$page" | sed 's/\\/\\\\/g; s/"/\\"/g' | tr '\n' '~' | sed 's/~/\\n/g'
        printf '"}\n'
    done
done >"$scratch/records.jsonl"

echo 1..11
for layer in parse timexes; do
    "$program" extract --layer $layer -j 1 "$scratch/records.jsonl" >"$scratch/one" 2>"$scratch/said.one"
    check "$layer: all records are read" test "$(grep -c -e '^# newdoc' -e '^{"id"' "$scratch/one")" = 48
    for threads in 2 7; do
        "$program" extract --layer $layer -j $threads "$scratch/records.jsonl" >"$scratch/many" 2>"$scratch/said.many"
        check "$layer: -j $threads gives the bytes of -j 1" cmp "$scratch/one" "$scratch/many"
    done
done
"$program" extract -q --layer timexes - <"$scratch/records.jsonl" >"$scratch/many" 2>/dev/null
check "standard input gives the bytes of the file" cmp "$scratch/one" "$scratch/many"

# Events, alone and in what is built from a folder; a title goes with its text to one thread.
sed 's/"text":/"title":"Moscow accuses Washington of breaking its word","text":/' "$scratch/records.jsonl" >"$scratch/titled.jsonl"
"$program" extract -q -j 1 "$scratch/titled.jsonl" >"$scratch/one" 2>/dev/null
"$program" extract -q -j 7 "$scratch/titled.jsonl" >"$scratch/many" 2>/dev/null
check "events: some are found" test -s "$scratch/one"
check "events: -j 7 gives the bytes of -j 1" cmp "$scratch/one" "$scratch/many"
"$program" build -q -j 1 -o "$scratch/first" "$corpus" && "$program" build -q -j 7 -o "$scratch/other" "$corpus"
check "build: -j 7 gives the bytes of -j 1" diff -r "$scratch/first" "$scratch/other"

# What build reads in articles is what it would read in their records.
mkdir "$scratch/records" && cp "$corpus"/*.csv "$scratch/records"
"$program" extract -q "$corpus" 2>/dev/null | grep -v '"kind":"statement"' >"$scratch/records/events.jsonl"
"$program" table -q --events --min-confidence 0 "$corpus" >"$scratch/one" 2>/dev/null
"$program" table -q --events --min-confidence 0 --no-extract "$scratch/records" >"$scratch/many" 2>/dev/null
check "articles and their records give the same events" cmp "$scratch/one" "$scratch/many"
exit $failed
