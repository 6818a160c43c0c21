#!/bin/sh
# SPDX-License-Identifier: MIT
# What a person decides: in a table, in a spreadsheet program, in the page; and that it stands when an article changes.
# usage: run.sh CLAIMLINE INPUT
set -u
claimline=$1 input=$2
here=$(dirname "$0")
work=$(mktemp -d) || exit 99
trap 'rm -rf "$work"' EXIT
count=0 bad=0

check()
{
    name=$1
    shift
    count=$((count + 1))
    if "$@" >"$work/said" 2>&1; then
        echo "ok $count - $name"
    else
        bad=$((bad + 1))
        echo "not ok $count - $name"
        sed 's/^/# /' "$work/said" | head -n 12
    fi
}

skip()
{
    count=$((count + 1))
    echo "ok $count - $1 # SKIP $2"
}

corpus=$work/corpus
mkdir "$corpus"
cp -r "$input/articles" "$input/corpus.csv" "$input/actors.csv" "$corpus"
sure='--min-confidence 0.3'

# built NAME: builds the corpus with the decisions that lie in it.
built()
{
    "$claimline" build -q $sure --formats json "$corpus" -o "$work/$1"
}

"$claimline" review -q $sure "$corpus" -o "$work/open.csv"
"$claimline" review -q $sure "$corpus" -o "$work/open.html"
check 'there is something to decide' test "$(wc -l <"$work/open.csv")" -gt 20
built before
cp "$work/open.csv" "$corpus/review.csv"
built undecided
check 'an undecided table changes nothing' cmp "$work/before/timeline.json" "$work/undecided/timeline.json"

python3 "$here/decide.py" "$work/open.csv" "$corpus/review.csv"
built decided
check 'decisions are obeyed' python3 "$here/stands.py" "$corpus/review.csv" "$work/decided/timeline.json"
"$claimline" review -q $sure "$corpus" -o "$work/rest.csv"
check 'what is decided is not asked again' sh -c "! grep -q ',yes,' '$work/rest.csv' && \
    test \$(wc -l <'$work/rest.csv') -lt \$(wc -l <'$work/open.csv')"

# Another article, and another sentence before those that were read.
first=$(ls "$corpus/articles" | head -n 1)
cp "$corpus/articles/$first" "$work/first"
sed '1a\
The day was cold and the streets were empty.\
' "$work/first" >"$corpus/articles/$first"
built changed
check 'they stand when an article has changed' python3 "$here/stands.py" "$corpus/review.csv" "$work/changed/timeline.json"
cp "$work/first" "$corpus/articles/$first"

sed '2s/^x-[0-9a-f]*/x-000000000000/' "$corpus/review.csv" >"$work/lost.csv"
cp "$corpus/review.csv" "$work/decided.csv"
cp "$work/lost.csv" "$corpus/review.csv"
"$claimline" check "$corpus" >"$work/found" 2>&1
check 'a decision whose event is gone is a finding' grep -q "no event has the id 'x-000000000000' any more.*CLM-171" "$work/found"
printf 'id,decision\nx-1,perhaps\n' >"$corpus/review.csv"
check 'another word than yes or no is refused' sh -c "'$claimline' table '$corpus' 2>&1 | grep -q 'CLM-170'"
rm "$corpus/review.csv"

if command -v soffice >/dev/null 2>&1; then
    mkdir "$work/sheet"
    HOME=$work soffice --headless --convert-to csv:"Text - txt - csv (StarCalc)":44,34,76 --outdir "$work/sheet" \
        "$work/decided.csv" >/dev/null 2>&1
    cp "$work/sheet/decided.csv" "$corpus/review.csv"
    built sheet
    check 'a spreadsheet program keeps the decisions' python3 "$here/stands.py" "$work/decided.csv" "$work/sheet/timeline.json"
    rm -f "$corpus/review.csv"
else
    skip 'a spreadsheet program keeps the decisions' 'no soffice'
fi

. "$here/../support/browser.sh"

if [ -n "$browser" ]; then
    opened "$work/open.html" >"$work/dom"
    check 'the page runs under its own policy' grep -q '0 of [0-9]* decided' "$work/dom"
    check 'it loads nothing from elsewhere' sh -c "! grep -E '(src|href)=\"?(http|//)' '$work/open.html'"
    python3 "$here/driven.py" "$work/open.html" "$work/driven.html" a x e '=charge:words of the editor, 2' '=actor:France' \
        Ctrl+Enter a x a x a x a x m 1 x u a
    opened "$work/driven.html" | python3 "$here/saved.py" >"$corpus/review.csv"
    built page
    check 'keys decide, and the table that is saved is obeyed' python3 "$here/stands.py" "$corpus/review.csv" \
        "$work/page/timeline.json"
    check 'undo takes back' test "$(grep -c ',no,$' "$corpus/review.csv")" -eq 5
    python3 "$here/driven.py" "$work/open.html" "$work/driven.html" @a @x @e '=charge:words of the editor, 2' '=actor:France' \
        @keep @a @x @a @x @a @x @a @x @m @1 @x @u @a
    opened "$work/driven.html" | python3 "$here/saved.py" >"$work/pressed.csv"
    check 'buttons do what keys do' cmp "$corpus/review.csv" "$work/pressed.csv"
    python3 "$here/driven.py" "$work/open.html" "$work/driven.html" l 2
    opened "$work/driven.html" | python3 "$here/saved.py" >"$work/linked.csv"
    check 'an answer is linked by its number' sh -c "sed -n 2p '$work/linked.csv' | grep -q ',x-[0-9a-f]*,.*,yes,'"
else
    skip 'the page runs under its own policy' 'no chromium'
    skip 'it loads nothing from elsewhere' 'no chromium'
    skip 'keys decide, and the table that is saved is obeyed' 'no chromium'
    skip 'undo takes back' 'no chromium'
    skip 'buttons do what keys do' 'no chromium'
    skip 'an answer is linked by its number' 'no chromium'
fi
# The order in which articles and events come decides nothing.
mkdir "$work/one" "$work/two"
"$claimline" extract -q "$corpus" -o "$work/one/read.jsonl"
sort -r "$work/one/read.jsonl" >"$work/two/read.jsonl"
for folder in one two; do
    "$claimline" build -q --formats json,csv "$work/$folder/read.jsonl" -o "$work/$folder-built"
done
check 'shuffled, they are joined and linked to the same bytes' cmp "$work/one-built/timeline.json" "$work/two-built/timeline.json"
echo "1..$count"
exit "$bad"
