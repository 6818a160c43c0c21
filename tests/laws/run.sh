#!/bin/sh
# SPDX-License-Identifier: MIT
# usage: run.sh PROGRAM SHUFFLE CORPUS...
#
# What must hold for every corpus, whatever it says: the same input gives the same bytes, in whatever
# order its rows come, in every language and zone; what is written reads back to the same.
program=$1
shuffle=$2
shift 2
scratch=$(mktemp -d) || exit 99
trap 'rm -rf "$scratch"' EXIT
trap 'exit 99' HUP INT TERM
number=0
failed=0

# law NAME COMMAND...: one line of TAP.
law() {
    what=$1
    shift
    number=$((number + 1))
    if "$@" >"$scratch/why" 2>&1; then
        echo "ok $number - $what"
    else
        failed=1
        echo "not ok $number - $what"
        head -n 20 "$scratch/why" | cut -c 1-200 | sed 's/^/# /'
    fi
}

skip() {
    number=$((number + 1))
    echo "ok $number - $1 # SKIP $2"
}

build() { # OUT INPUT...
    out=$1
    shift
    rm -rf "$out"
    $CLAIMLINE_WRAPPER "$program" build --formats "$formats" -o "$out" "$@"
}

same() {
    diff -r "$1" "$2"
}

again() {
    build "$scratch/again" "$corpus" && same "$scratch/first" "$scratch/again"
}

# The corpus with the rows of each CSV file, and the lines of each JSON Lines file, in another order.
shuffled() { # SEED
    rm -rf "$scratch/shuffled"
    cp -R "$corpus" "$scratch/shuffled"
    for file in "$scratch/shuffled"/*.csv; do
        "$shuffle" "$1" <"$file" >"$scratch/rows" && cp "$scratch/rows" "$file" || return 1
    done
    for file in "$scratch/shuffled"/*.jsonl; do
        [ -f "$file" ] || continue
        { echo x; cat "$file"; } | "$shuffle" "$1" | sed 1d >"$scratch/rows" && cp "$scratch/rows" "$file"
    done
    build "$scratch/other" "$scratch/shuffled" && same "$scratch/first" "$scratch/other"
}

# The files of the corpus one by one, last first.
by_file() {
    set -- "$corpus"/corpus.csv "$corpus"/actors.csv "$corpus"/events*.csv "$corpus"/*.json "$corpus"/*.jsonl
    files=
    for file in "$@"; do
        [ ! -f "$file" ] || files="$file $files"
    done
    build "$scratch/lists-only" --no-extract "$corpus" && build "$scratch/other" $files &&
        same "$scratch/lists-only" "$scratch/other"
}

read_back() { # FIRST: a folder of results
    build "$scratch/other" "$1/timeline.json" && same "$1" "$scratch/other"
}

# A folder of results is a corpus too: of the same events.
results_as_corpus() {
    build "$scratch/other" "$scratch/first" && same "$scratch/first" "$scratch/other"
}

# A part of the graph reads back too. Its tables may lose the ids of answers that are not in it.
filtered() { # FILTER...
    all=$formats
    formats=json
    build "$scratch/part" "$@" "$corpus" && read_back "$scratch/part"
    status=$?
    formats=$all
    return $status
}

events() { # OUT INPUT...
    out=$1
    shift
    $CLAIMLINE_WRAPPER "$program" table --events "$@" >"$out"
}

# events.csv read back beside the lists of actors and sources. The sentence is not read back, nor are
# further tellings, so from the second time on nothing may change.
events_again() {
    rm -rf "$scratch/lists"
    mkdir "$scratch/lists"
    for file in "$corpus"/corpus.csv "$corpus"/actors.csv; do
        [ ! -f "$file" ] || cp "$file" "$scratch/lists"
    done
    events "$scratch/once.csv" "$corpus" &&
        events "$scratch/twice.csv" "$scratch/once.csv" "$scratch/lists"/*.csv &&
        events "$scratch/thrice.csv" "$scratch/twice.csv" "$scratch/lists"/*.csv &&
        cmp "$scratch/twice.csv" "$scratch/thrice.csv" &&
        [ "$(cut -d, -f1,2 <"$scratch/once.csv" | wc -l)" = "$(wc -l <"$scratch/twice.csv")" ]
}

# Without its lists, an events.csv still says the same of its own columns.
events_alone() {
    events "$scratch/twice.csv" "$scratch/once.csv" &&
        events "$scratch/thrice.csv" "$scratch/twice.csv" && cmp "$scratch/twice.csv" "$scratch/thrice.csv"
}

# The same table as JSON Lines says the same.
lines_again() {
    $CLAIMLINE_WRAPPER "$program" table --events --format jsonl "$corpus" >"$scratch/once.jsonl" &&
        events "$scratch/of-lines.csv" "$scratch/once.jsonl" &&
        events "$scratch/of-cells.csv" "$scratch/once.csv" && cmp "$scratch/of-lines.csv" "$scratch/of-cells.csv"
}

# So does the events.csv of a part: it links to no event that it does not hold.
events_of_a_part() { # FILTER...
    events "$scratch/part.csv" "$@" "$corpus" 2>/dev/null &&
        events "$scratch/part-again.csv" "$scratch/part.csv" &&
        [ "$(cut -d, -f1,2 <"$scratch/part.csv" | wc -l)" = "$(cut -d, -f1,2 <"$scratch/part-again.csv" | wc -l)" ]
}

excel_again() {
    $CLAIMLINE_WRAPPER "$program" table --events --excel "$corpus" >"$scratch/excel.csv" &&
        events "$scratch/plain-twice.csv" "$scratch/excel.csv" &&
        events "$scratch/twice.csv" "$scratch/once.csv" && cmp "$scratch/twice.csv" "$scratch/plain-twice.csv"
}

# Nothing on standard error, and `check` has no say in what is built. What was read in articles is told unless -q.
quiet() {
    if [ -d "$corpus/articles" ]; then hush=-q; else hush=; fi
    build "$scratch/other" $hush "$corpus" 2>"$scratch/stderr" && [ ! -s "$scratch/stderr" ]
}

elsewhere() { # LOCALE
    LC_ALL=$1 LANG=$1 TZ=Pacific/Kiritimati build "$scratch/other" "$corpus" && same "$scratch/first" "$scratch/other"
}

# A locale with a decimal comma, if the machine has one or can make one.
locale=
for name in fr_FR.UTF-8 fr_FR.utf8 de_DE.UTF-8 de_DE.utf8; do
    [ -n "$locale" ] || ! locale -a 2>/dev/null | grep -qix "$name" || locale=$name
done
if [ -z "$locale" ] && localedef -i fr_FR -f UTF-8 "$scratch/fr_FR.UTF-8" >/dev/null 2>&1; then
    LOCPATH=$scratch
    export LOCPATH
    locale=fr_FR.UTF-8
fi

echo "1..$(($# * 20))"
for corpus in "$@"; do
    name=$(basename "$corpus")
    formats=dot,svg,csv,json
    law "$name: builds" build "$scratch/first" "$corpus"
    law "$name: says nothing when all is well" quiet
    law "$name: twice the same bytes" again
    formats=dot,csv,json # the picture is a matter of the DOT
    rm -f "$scratch"/first/*.svg
    for seed in 1 2 3; do
        law "$name: rows in another order, the same bytes ($seed)" shuffled "$seed"
    done
    law "$name: files in another order, the same bytes" by_file
    law "$name: timeline.json reads back to the same bytes" read_back "$scratch/first"
    law "$name: a folder of results builds the same results" results_as_corpus
    law "$name: accusations alone read back" filtered --kind accusation
    law "$name: the events of a month read back" filtered --from 2016-10 --to 2016-10
    law "$name: events.csv reads back" events_again
    law "$name: events as JSON Lines read back as events.csv does" lines_again
    for kind in accusation denial ceasefire; do
        law "$name: events.csv of each $kind reads back" events_of_a_part --kind $kind
    done
    law "$name: events.csv alone reads back" events_alone
    law "$name: --excel reads back as what is without" excel_again
    if [ -n "$locale" ]; then
        law "$name: the same bytes in $locale on Kiritimati" elsewhere "$locale"
    else
        skip "$name: the same bytes in another language" "no locale with a decimal comma"
    fi
    law "$name: the same bytes in no language at all" elsewhere no_SUCH.locale
done
exit $failed
