#!/bin/sh
# SPDX-License-Identifier: MIT
# usage: run.sh PROGRAM CORPUS... ; pictures as their readers get them: stock Graphviz draws our DOT to
# the picture that we draw, a PDF is one tagged document, and the same input gives the same bytes.
program=$1
shift
here=$(cd "$(dirname "$0")" && pwd) || exit 99
scratch=$(mktemp -d) || exit 99
trap 'rm -rf "$scratch"' EXIT
number=0
failed=0

report() # report STATUS NAME
{
    number=$((number + 1))
    if [ "$1" -eq 0 ]; then
        printf 'ok %d - %s\n' "$number" "$2"
    else
        failed=1
        printf 'not ok %d - %s\n' "$number" "$2"
    fi
}

skip()
{
    number=$((number + 1))
    printf 'ok %d - %s # SKIP %s\n' "$number" "$2" "$1"
}

# How different stock Graphviz' picture may be, in thousandths of black: it smooths edges and sets
# letters in its own way. A row that is moved by its own height reaches about 200.
most=60

like_graphviz()
{
    "$program" draw --one-page --dpi 72 -o "$scratch/ours.png" "$@" &&
        "$program" draw --one-page -o "$scratch/ours.dot" "$@" &&
        neato -n2 -Tpng -Gdpi=72 -o "$scratch/theirs.png" "$scratch/ours.dot" 2>"$scratch/talk" || return 1
    difference=$(python3 "$here/compare.py" "$scratch/ours.png" "$scratch/theirs.png") || return 1
    printf '# differs by %s of 1000\n' "$difference"
    [ "$difference" -le "$most" ]
}

one_document()
{
    "$program" draw -o "$scratch/a.pdf" "$@" && "$program" draw -o "$scratch/b.pdf" "$@" &&
        cmp -s "$scratch/a.pdf" "$scratch/b.pdf" && pdfinfo "$scratch/a.pdf" >"$scratch/info" || return 1
    grep -q '^Tagged: *yes' "$scratch/info" && grep -q '^Title: *[^ ]' "$scratch/info" &&
        grep -q '^Author: *claimline' "$scratch/info" && ! grep -q 'Date:' "$scratch/info"
}

for corpus in "$@"; do
    name=$(basename "$corpus")
    if command -v neato >/dev/null && command -v python3 >/dev/null; then
        like_graphviz "$corpus"
        report $? "stock Graphviz draws the DOT of $name to the same picture"
    else
        skip 'neato or python3 is not here' "stock Graphviz draws the DOT of $name"
    fi
    if command -v pdfinfo >/dev/null; then
        one_document "$corpus"
        report $? "the PDF of $name is one tagged document without a clock, the same bytes each time"
    else
        skip 'pdfinfo is not here' "the PDF of $name"
    fi
done
# A hundred payloads in every field.
hostile_svg()
{
    "$program" draw --one-page "$@" -o "$scratch/hostile.svg" "$scratch/hostile" &&
        python3 "$here/markup.py" "$scratch/hostile.svg"
}

hostile_dot()
{
    "$program" draw --one-page -o "$scratch/hostile.dot" "$scratch/hostile" &&
        neato -n2 -Tsvg -o "$scratch/theirs.svg" "$scratch/hostile.dot" 2>"$scratch/talk" &&
        python3 "$here/markup.py" "$scratch/theirs.svg"
}

hostile_pdf()
{
    "$program" draw -o "$scratch/hostile.pdf" "$scratch/hostile" &&
        pdfinfo "$scratch/hostile.pdf" | grep -q '^JavaScript: *no' &&
        ! grep -aqE '/URI *\((javascript|data|file|//)' "$scratch/hostile.pdf"
}

if command -v python3 >/dev/null && python3 "$here/../page/payloads.py" "$scratch/hostile"; then
    hostile_svg
    report $? 'hostile text stays text in SVG'
    if command -v neato >/dev/null; then
        hostile_dot
        report $? 'hostile text stays text in what Graphviz makes of our DOT'
    fi
    if command -v pdfinfo >/dev/null; then
        hostile_pdf
        report $? 'hostile text stays text in PDF'
    fi
else
    skip 'python3 is not here' 'hostile text stays text'
fi
printf '1..%d\n' "$number"
exit "$failed"
