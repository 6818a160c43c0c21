#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""claimline merge keeps bytes: usage: merge.py CLAIMLINE [SEEDS]

Files written in all ways of CSV are edited on two sides, row by row. Whoever touched a row
alone has its bytes in the result; a row that nobody touched keeps them, whatever its
quotes, blanks and line ends are; a conflict is marked as git marks it.
"""
import os
import random
import subprocess
import sys
import tempfile

claimline = os.path.abspath(sys.argv[1])
seeds = int(sys.argv[2]) if len(sys.argv) > 2 else 40

MARKS = ("<<<<<<< ours", "=======", ">>>>>>> theirs")
WORDS = ["plain", "with, comma", 'a "quoted" word', "two\nlines", "über", "", "x|y", "-1", "=1+1"]


def cell(rng, value):
    """One of the ways to write it that mean the same."""
    must = any(c in value for c in ',"\n')
    if must or rng.random() < 0.4:
        value = '"' + value.replace('"', '""') + '"'
    return rng.choice(["", "", "", " ", "\t"]) + value + rng.choice(["", "", "", "  "])


def line(rng, values, end):
    return ",".join(cell(rng, value) for value in values) + end


def merge(folder, *sides):
    paths = []
    for name, side in zip(("base", "ours", "theirs"), sides):
        paths.append(os.path.join(folder, name + ".csv"))
        with open(paths[-1], "w", encoding="utf-8", newline="") as out:
            out.write(side)
    done = subprocess.run([claimline, "merge", *paths], capture_output=True, timeout=60)
    return done.returncode, done.stdout.decode(), done.stderr.decode()


def check(seed, folder):
    rng = random.Random(seed)
    end = rng.choice(["\n", "\n", "\r\n", "\r"])
    head = rng.choice(["", "\ufeff"]) + rng.choice(["id,date,charge,note", '"id",date , charge,"note"']) + end
    number = iter(range(10_000))
    fresh = lambda: [f"e{next(number)}", "2016-01-02", rng.choice(WORDS), rng.choice(WORDS)]
    told = [fresh() for _ in range(rng.choice([1, 5, 20]))]
    rows = [line(rng, values, end) for values in told]
    between = [rng.choice(["", "", "", end, ",,," + end]) for _ in rows]

    base, ours, theirs, wanted, conflicts = [], [], [], [], 0
    for values, row, gap in zip(told, rows, between):
        base.append(gap + row)
        sides = [row, row]
        what = rng.choice(["none"] * 5 + ["ours", "theirs", "both", "conflict", "gone", "same"])
        new = lambda column, word: line(rng, values[:column] + [word] + values[column + 1:], end)
        if what == "ours":
            sides[0] = result = new(2, "of ours")
        elif what == "theirs":
            sides[1] = result = new(3, "of theirs, alone")
        elif what == "same":
            sides = [new(2, "of both"), new(2, "of both")]
            result = sides[0]
        elif what == "both":
            sides = [new(2, "of ours"), new(3, "of theirs")]
            result = (sides[0], values)  # compared by its cells
        elif what == "conflict":
            sides = [new(2, "of ours"), new(2, "of theirs")]
            result = end.join([MARKS[0], sides[0].rstrip("\r\n"), MARKS[1], sides[1].rstrip("\r\n"), MARKS[2], ""])
            conflicts += 1
        elif what == "gone":
            gone = rng.randrange(2)
            sides[gone] = ""
            result = ""
        else:
            result = row
        ours.append((gap if sides[0] else "") + sides[0])
        theirs.append((gap if sides[1] else "") + sides[1])
        # Lines without cells are of ours.
        wanted.append((gap if sides[0] else "", result))
    added = [line(rng, fresh(), end) for _ in range(2)]
    ours.append(added[0])
    theirs.append(added[1])

    status, out, err = merge(folder, head + "".join(base), head + "".join(ours), head + "".join(theirs))
    assert status == (1 if conflicts else 0), (seed, status, err)
    assert out.startswith(head), (seed, out)
    at = len(head)
    for gap, result in wanted:
        assert out.startswith(gap, at), (seed, gap, out[at:])
        at += len(gap)
        if isinstance(result, tuple):
            mine, values = result
            stop = out.index("e" + values[0][1:], at)
            assert "of ours" in out[stop:] and "of theirs" in out[stop:], (seed, out)
            # The first cells are written as in ours.
            first = mine[:mine.index("2016-01-02")]
            assert out.startswith(first, at), (seed, first, out[at:])
            at = out.index("of theirs", at)
            at = out.index(end, at) + len(end)
        else:
            assert out.startswith(result, at), (seed, result, out[at:at + 200])
            at += len(result)
    assert out[at:] == "".join(added), (seed, out[at:], added)


def check_forms(folder):
    """Line ends and quotes that one side alone has changed are its own; so are rows of no id."""
    base = "id,date,note\ne1,2016,a\ne2,2016,b\n"
    crlf = base.replace("\n", "\r\n")
    changed = base.replace("2016,b", "2017,b")
    assert merge(folder, base, base, crlf)[1] == "id,date,note\n" + crlf.split("\r\n", 1)[1]
    assert merge(folder, base, crlf, changed)[1] == crlf.replace("2016,b", "2017,b")
    quoted = base.replace("e2", '"e2"')
    assert merge(folder, base, base, quoted)[1] == quoted
    assert merge(folder, base, quoted, changed)[1] == quoted.replace("2016,b", "2017,b")
    # A last line without an end gets one only when more follows.
    bare = base[:-1]
    assert merge(folder, bare, bare, bare)[1] == bare
    assert merge(folder, bare, bare, bare + "\ne3,2016,c")[1] == base + "e3,2016,c\n"
    # A new row stands where theirs has it; a new column of theirs is put behind.
    assert merge(folder, base, base, base.replace("e2", "new,2016,n\ne2"))[1] == \
        "id,date,note\ne1,2016,a\nnew,2016,n\ne2,2016,b\n"
    wide = 'id,date,note,"place"\ne1,2016,a,\ne2,2016,b," Lorn"\n'
    assert merge(folder, base, base, wide)[1] == wide
    nameless = "id,date,note\n,2016,a\n,2016,a\n,2016,b\n"
    assert merge(folder, nameless, nameless.replace(",2016,b", ",2018,b"), nameless)[1] == \
        nameless.replace(",2016,b", ",2018,b")
    # What is in conflict already is not merged again.
    status, _, err = merge(folder, base, base, "id,date,note\n<<<<<<< ours\ne1,2016,a\n=======\n")
    assert status == 2 and "theirs.csv:2:1: error: a conflict of a merge" in err, (status, err)
    # Removed there and changed here: one side of the conflict is empty.
    status, out, _ = merge(folder, base, changed, "id,date,note\ne1,2016,a\n")
    assert status == 1 and out == "\n".join(
        ["id,date,note", "e1,2016,a", MARKS[0], "e2,2017,b", MARKS[1], MARKS[2], ""]), out


with tempfile.TemporaryDirectory() as folder:
    check_forms(folder)
    for seed in range(seeds):
        check(seed, folder)
