#!/bin/sh
# SPDX-License-Identifier: MIT
# usage: git.sh PROGRAM
#
# claimline as git's external diff, textconv and merge driver, with a real git.
program=$1
command -v git >/dev/null || exit 77
scratch=$(mktemp -d) || exit 99
trap 'rm -rf "$scratch"' EXIT
trap 'exit 99' HUP INT TERM
HOME=$scratch XDG_CONFIG_HOME=$scratch GIT_CONFIG_NOSYSTEM=1 GIT_PAGER=cat
export HOME XDG_CONFIG_HOME GIT_CONFIG_NOSYSTEM GIT_PAGER
unset GIT_DIR GIT_WORK_TREE GIT_INDEX_FILE GIT_EXTERNAL_DIFF

fail() {
    echo "git.sh: $1" >&2
    exit 1
}

wants() { # WORDS FILE
    grep -q -e "$1" "$2" || { cat "$2" >&2; fail "no '$1' in $2"; }
}

cd "$scratch" || exit 99
git init -q repo && cd repo || exit 99
git config user.name t
git config user.email t@example.org
git config diff.claimline.command "$program diff --git"
git config merge.claimline.driver "$program merge -o %A %O %A %B"
echo 'events.csv diff=claimline merge=claimline' >.gitattributes
cat >events.csv <<END
id,date,kind,actor,target,charge,source
e1,2016-09-25,accusation,UK,Russia,war crimes,BBC
e2,2016-09-26,denial,Russia,UK,rejects the tone,BBC
e3,2016-10-04,accusation,Russia,USA,wrecked the deal,TASS
END
git add . && git commit -qm one || fail commit
git branch -M main

sed -i 's/2016-10-04/2016-10-05/' events.csv
git diff >../out || fail "git diff ended with $?"
wants 'date: 2016-10-04 -> 2016-10-05' ../out
git commit -qam two
git show --ext-diff HEAD >../out || fail "git show"
wants 'claimline diff events.csv' ../out

# A file that comes and one that goes.
git log --ext-diff -p --reverse >../out || fail "git log -p"
wants '3 added' ../out
git mv events.csv old-events.csv
echo '*.csv diff=claimline merge=claimline' >.gitattributes
git add . && git commit -qm renamed
git show --ext-diff -M HEAD >../out || fail "git show of a renamed file"
git mv old-events.csv events.csv && git commit -qm back

# textconv: rows of our own table, whatever the order of columns and the line ends.
git config --unset diff.claimline.command
git config diff.claimline.textconv "$program table --events --format jsonl"
sed -i 's/wrecked the deal/wrecked the truce/' events.csv
git diff >../out || fail "git diff with textconv"
wants '^+.*wrecked the truce' ../out
git commit -qam three
sed 's/$/\r/' events.csv >crlf && mv crlf events.csv
git diff -- events.csv >../out
grep -q '^[+-]{' ../out && fail "line ends are shown as a change"
git checkout -q events.csv

# Two branches, other cells of one row and rows of their own.
git checkout -qb other
sed -i 's/war crimes/war crimes in Aleppo/; s/TASS$/TASS|RIA/' events.csv
echo 'e5,2016-11-01,statement,UN,,asks both,UN' >>events.csv
git commit -qam other
git checkout -q main
sed -i 's/^e1,2016-09-25/e1,2016-09-25~/; s/TASS$/TASS|AFP/' events.csv
echo 'e4,2016-10-30,accusation,USA,Russia,jamming,AP' >>events.csv
git commit -qam ours
git merge -q -m merged other >../out 2>&1 || { cat ../out >&2; fail "the merge has conflicts"; }
wants '^e1,2016-09-25~,accusation,UK,Russia,war crimes in Aleppo,BBC$' events.csv
wants '^e3,.*,TASS|AFP|RIA$' events.csv
wants '^e4,' events.csv
wants '^e5,' events.csv
"$program" check -W no-all events.csv >../out 2>&1 || { cat ../out >&2; fail "check of the merged file"; }

# One cell changed on both sides: a conflict that check refuses with its place.
git checkout -qb third
sed -i 's/rejects the tone/rejects all of it/' events.csv
git commit -qam third
git checkout -q main
sed -i 's/rejects the tone/rejects the charge/' events.csv
git commit -qam fourth
git merge -q -m merged third >../out 2>&1 && fail "a conflict was merged"
sed -n 3,7p events.csv >../conflict
cat >../wanted <<END
<<<<<<< ours
e2,2016-09-26,denial,Russia,UK,rejects the charge,BBC
=======
e2,2016-09-26,denial,Russia,UK,rejects all of it,BBC
>>>>>>> theirs
END
cmp ../conflict ../wanted >&2 || fail "the marks of the conflict"
"$program" check events.csv >../out 2>&1 && fail "check takes a conflict"
wants 'events.csv:3:1: error: .*CLM-055 merge-conflict' ../out
git diff >../out 2>&1 # git has its own way with unmerged paths: no command may fail in it
"$program" diff --git events.csv >../out || fail "an unmerged path"
wants 'unmerged' ../out

# Removed there and changed here.
printf 'id,date,kind\ne1,2016,talks\n' >base.csv
printf 'id,date,kind\ne1,2017,talks\n' >ours.csv
printf 'id,date,kind\n' >theirs.csv
"$program" merge base.csv ours.csv theirs.csv >../out 2>/dev/null
[ $? -eq 1 ] || fail "removed and changed is no conflict"
wants '^<<<<<<< ours$' ../out
wants '^e1,2017,talks$' ../out
"$program" merge base.csv base.csv theirs.csv >../out 2>&1 || fail "removed on one side"
printf 'id,date,kind\n' | cmp -s - ../out || fail "a row removed on one side stays"

# A file as a spreadsheet writes it, with quotes, blanks and CRLF: whoever wrote a row is
# still told to have written it.
cd .. && git init -q sheet && cd sheet || exit 99
cp ../repo/.git/config .git/config
git branch -M main 2>/dev/null || git symbolic-ref HEAD refs/heads/main
echo 'events.csv merge=claimline' >.gitattributes
printf '\357\273\277"id","date",kind,"note"\r\n' >events.csv
for n in 1 2 3 4 5 6; do
    printf '"e%d",2016-01-0%d,"talks" ,"a ""note"", of two\r\nlines"\r\n' $n $n >>events.csv
done
git add . && git commit -qm "the curator"
git checkout -qb other
sed -i 's/^"e5",2016-01-05/"e5",2016-02-05/' events.csv
printf '"e8",2016-01-08,talks,""\r\n' >>events.csv
git commit -qam other
git checkout -q main
sed -i 's/^"e2",2016-01-02/"e2",2016-02-02/' events.csv
printf '"e7",2016-01-07,talks,""\r\n' >>events.csv
git commit -qam ours
blame() { # REVISION: commit and words of each line
    git blame -s "$1" -- events.csv | sed 's/ *[0-9]*) / /'
}
blame main >../main.blame
blame other >../other.blame
git merge -q -m merged other >../out 2>&1 || { cat ../out >&2; fail "the merge of a spreadsheet's file"; }
blame HEAD >../merged.blame
grep -v '"e5"\|"e8"' ../merged.blame >../kept
grep -v '"e5"' ../main.blame >../had
cmp ../had ../kept >&2 || fail "rows that were not touched are of somebody else now"
grep '"e5"\|"e8"' ../merged.blame >../kept
grep '"e5"\|"e8"' ../other.blame >../had
cmp ../had ../kept >&2 || fail "what the other side wrote is of somebody else now"
exit 0
