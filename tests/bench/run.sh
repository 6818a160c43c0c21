#!/bin/sh
# Benchmarks: sh tests/bench/run.sh [BUILD_DIR]. Builds a release there (build-bench), makes its input, and compares
# within one run. Needs sqlite3 for the first comparison.
set -eu
cd "$(dirname "$0")/../.."
build=${1:-build-bench}
[ -d "$build" ] || meson setup "$build" --buildtype=release -Dtests=false > /dev/null
ninja -C "$build" > /dev/null
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cc -O2 -o "$work/generate" tests/bench/generate.c
cc -O2 -o "$work/measure" tests/bench/measure.c
claimline=$build/src/cli/claimline

echo "== 1,000,000 curated rows to accusations.csv, against sqlite3 import, ORDER BY and CSV export"
"$work/generate" 1000000 > "$work/million.csv"
ls -l "$work/million.csv" | awk '{printf "input: %.1f MB\n", $5 / 1e6}'
if command -v sqlite3 > /dev/null; then
    cat > "$work/sqlite.sh" << SQL
sqlite3 :memory: -cmd '.mode csv' '.import $work/million.csv e' '.headers on' '.once $work/sqlite.csv' 'select * from e order by date, id;'
SQL
    "$work/measure" 5 "$claimline table $work/million.csv > $work/table.csv" "sh $work/sqlite.sh"
else
    "$work/measure" 3 "$claimline table $work/million.csv > $work/table.csv"
fi

echo "== memory and time by number of events (should grow in step)"
for n in 250000 500000 1000000; do
    "$work/generate" "$n" > "$work/n.csv"
    "$work/measure" 1 "$claimline table $work/n.csv > $work/table.csv" | tail -n 1 | sed "s|$work/||g; s|^|$n events: |"
done

echo "== 10,000 events as one long SVG"
"$work/generate" 10000 > "$work/ten.csv"
"$work/measure" 3 "$claimline draw --one-page $work/ten.csv -o $work/ten.svg" | sed "s|$work/||g"
