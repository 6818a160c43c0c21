#!/bin/sh
# SPDX-License-Identifier: MIT
# usage: sizes.sh [BUILD_DIR [LARGEST]]
#
# What each command costs against the size of its input: 10^3 to LARGEST (10^6) curated rows, of which one in a hundred is
# changed for diff, and a tenth as many short articles. Prints a table in Markdown: wall and processor time of one run each,
# the latter also for a row, and the most memory. Up to 10^5 rows are drawn, as one picture.
set -eu
cd "$(dirname "$0")/../.."
build=${1:-build-bench}
largest=${2:-1000000}
[ -d "$build" ] || meson setup "$build" --buildtype=release -Dtests=false >/dev/null
ninja -C "$build" >/dev/null
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cc -O2 -o "$work/generate" tests/bench/generate.c
cc -O2 -o "$work/measure" tests/bench/measure.c
claimline=$PWD/$build/src/cli/claimline

# cost SIZE NAME COMMAND: a line of the table.
cost() {
    "$work/measure" 1 "$3" | awk -v size="$1" -v name="$2" \
        'NR == 2 { printf "| %s | %d | %.2f | %.2f | %.1f | %.0f |\n", name, size, $1, $3, $3 / size * 1e6, $5 }'
}

# articles NUMBER: short ones in our own words, each of another day.
articles() {
    awk -v n="$1" 'BEGIN { for (i = 0; i < n; i++) printf "{\"id\":\"a%d\",\"published\":\"20%02d-%02d-%02d\",\"text\":\"Peru accused Oman of " \
        "theft on Friday. Oman denied the charge. Its minister Ana Ruiz said that Peru had shelled the harbour in March %d.\"}\n", \
        i, i % 24, 1 + i % 12, 1 + i % 28, 1990 + i % 30 }'
}

echo "| command | rows | wall s | processor s | µs a row | MiB |"
echo "| --- | --- | --- | --- | --- | --- |"
size=1000
while [ "$size" -le "$largest" ]; do
    "$work/generate" "$size" >"$work/events.csv"
    awk -F, -v OFS=, 'NR > 1 && NR % 100 == 0 { $6 = "another charge " NR } { print }' "$work/events.csv" >"$work/changed.csv"
    articles $((size / 10)) >"$work/articles.jsonl"
    cost "$size" table "$claimline table -o $work/table.csv $work/events.csv"
    cost "$size" check "$claimline check $work/events.csv >$work/said 2>&1 || test \$? -eq 1"
    cost "$size" diff "$claimline diff $work/events.csv $work/changed.csv >$work/said || test \$? -eq 1"
    cost "$size" "build (tables, JSON)" "$claimline build --no-extract --formats csv,json -o $work/out $work/events.csv"
    [ "$size" -gt 100000 ] || cost "$size" "draw (SVG)" "$claimline draw --one-page -o $work/t.svg $work/events.csv"
    cost $((size / 10)) "extract --fast (articles)" "$claimline extract --fast -j 1 -o $work/records.jsonl $work/articles.jsonl"
    size=$((size * 10))
done
