#!/bin/sh
# SPDX-License-Identifier: MIT
# report.html: run.sh CLAIMLINE INPUT GENERATE. Read as text always; opened where Chromium is there. Writes TAP.
set -u
claimline=$1 input=$2 generate=$3
here=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
count=0

# check NAME COMMAND...: passes when the command does.
check()
{
    name=$1
    shift
    count=$((count + 1))
    if "$@" >"$work/said" 2>&1; then
        echo "ok $count - $name"
    else
        echo "not ok $count - $name"
        sed 's/^/# /' "$work/said" | head -n 12
    fi
}

skip()
{
    count=$((count + 1))
    echo "ok $count - $1 # SKIP $2"
}

python3 "$here/payloads.py" "$work/hostile"
"$generate" 5000 >"$work/many.csv"
"$claimline" build -q --formats html "$input" -o "$work/sample"
"$claimline" build -q --formats html "$input" -o "$work/again"
"$claimline" build -q --formats html "$work/hostile" -o "$work/bad" 2>/dev/null
"$claimline" build -q --formats html "$work/many.csv" -o "$work/many"

for name in truce ladder36; do
    corpus=$here/../golden/shared/$name
    [ -d "$corpus" ] || corpus=$here/../corpora/$name
    "$claimline" build -q --formats html -o "$work/$name" "$corpus"
    check "what the page of $name says" python3 "$here/body.py" "$work/$name/report.html" "$here/$name.html"
done

check 'the sample is made of what the page may hold' python3 "$here/page.py" "$work/sample/report.html" 'no answer found'
check 'the same input gives the same bytes' cmp "$work/sample/report.html" "$work/again/report.html"
check 'a hundred hostile texts stay text' python3 "$here/page.py" "$work/bad/report.html" \
    "<script>document.title='taken'</script>" '&lt;b&gt;' "\${document.title='taken'}" '}*{display:none}' '=1+1'
check '5,000 events take less than 2 MB' test "$(wc -c <"$work/many/report.html")" -lt 2000000

. "$here/../support/browser.sh"

shown()
{
    opened "$@" | sed -n 's/.*<b id="n"[^>]*>\([^<]*\)<.*/\1/p'
}

# accusations OPTION...: how many the table has with the same filter.
accusations()
{
    "$claimline" table -q "$@" "$input" | tail -n +2 | cut -d, -f1 | sort -u | wc -l
}

# same ADDRESS OPTION...: page and table count alike.
same()
{
    address=$1
    shift
    page=$(shown "$work/sample/report.html" "$address")
    table=$(accusations "$@")
    echo "page: $page; table: $table"
    test "${page%% *}" -eq "$table" && test "$table" -gt 0
}

if [ -n "$browser" ]; then
    check 'all accusations are counted' same ''
    check 'an accuser' same 'party=Russia&as=accuser' --accuser Russia
    check 'an accused' same 'party=Russia&as=accused' --accused Russia
    check 'a party on either side' same 'party=US' --actor US
    check 'answered' same 'answer=y' --answered
    check 'without an answer' same 'answer=n' --unanswered
    check 'a charge, from a day on' same 'charge=failure&from=2016-10' --charge-type failure --from 2016-10
    check 'what a program read' same 'origin=extracted&to=2016-11-01' --origin extracted --to 2016-11-01
    check 'the script of a hostile page still counts' test "$(shown "$work/bad/report.html" '')" = '66 accusations, 34 other events'
    opened "$work/bad/report.html" '' >"$work/opened"
    check 'no hostile text has run' grep -q '<title>Who accused whom</title>' "$work/opened"
else
    skip 'filters count as the table does' 'no Chromium here'
fi
echo "1..$count"
