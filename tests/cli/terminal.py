#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
# usage: terminal.py PROGRAM
#
# What a terminal is sent: nothing of the input that steers it, colours as asked for, and progress after a second. Writes TAP.
import os
import pty
import subprocess
import sys
import tempfile
import time

program = os.path.abspath(sys.argv[1])
number = 0
failed = False


def verdict(name, good, told=""):
    global number, failed
    number += 1
    failed = failed or not good
    print(f"{'ok' if good else 'not ok'} {number} - {name}")
    if not good:
        print("#", repr(told)[:300])


def read_all(descriptor):
    told = b""
    try:
        while piece := os.read(descriptor, 65536):
            told += piece
    except OSError:  # Linux says so when the other end is closed
        pass
    os.close(descriptor)
    return told


def on_terminal(*words, stream="stdout", feed=None, **env):
    ours, theirs = pty.openpty()
    streams = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL, "stdin": subprocess.PIPE, stream: theirs}
    plain = {name: value for name, value in os.environ.items() if name != "NO_COLOR"}
    process = subprocess.Popen([program, *words], env={**plain, "TERM": "xterm", **env}, **streams)
    os.close(theirs)
    if feed:
        feed(process.stdin)
    process.stdin.close()
    told = read_all(ours)
    process.wait()
    return told


def slowly(stdin):
    for day in range(1, 5):
        stdin.write(b'{"id":"a%d","published":"2021-03-0%d","text":"Peru accused Chad of lying."}\n' % (day, day))
        stdin.flush()
        time.sleep(0.6)


with tempfile.TemporaryDirectory() as folder:
    os.chdir(folder)
    for name, charge in [("old.csv", "shelled the mill"), ("new.csv", "x\x1b[31mred\x07 \u009b2J \u202eback \u00e9t\u00e9 ")]:
        with open(name, "w", encoding="utf-8") as file:
            file.write(f"id,date,kind,actor,target,charge\na,2021-03-01,accusation,Peru,Chad,{charge}\n")
    for words in [("table",), ("table", "--events", "--format", "jsonl"), ("table", "--format", "md"), ("explain",),
                  ("draw", "--format", "dot"), ("patch", "old.csv")]:
        if words[0] == "patch":
            with open("changes.jsonl", "wb") as file:
                file.write(subprocess.run([program, "diff", "--format", "jsonl", "old.csv", "new.csv"],
                                          capture_output=True, check=False).stdout)
            told = on_terminal(*words, "changes.jsonl")
        else:
            told = on_terminal(*words, "new.csv", "--color=never")
        steers = [c for c in told.decode("utf-8", "replace") if (ord(c) < 32 and c not in "\r\n\t") or 127 <= ord(c) < 160
                  or c == "\u202e"]
        verdict(f"{' '.join(words)} sends no control characters of the input", told and not steers, told)
    told = on_terminal("table", "new.csv")
    verdict("letters of other languages are sent", "\u00e9t\u00e9".encode() in told, told)
    piped = subprocess.run([program, "table", "new.csv"], capture_output=True, check=True).stdout
    verdict("a file gets the bytes of the input", b"\x1b[31mred" in piped, piped)

    told = on_terminal("diff", "old.csv", "new.csv")
    verdict("a diff has colours of its own, and no others", b"\x1b[" in told and b"\x1b[31mred" not in told, told)
    verdict("NO_COLOR switches them off", b"\x1b" not in on_terminal("diff", "old.csv", "new.csv", NO_COLOR="1"))
    verdict("an empty NO_COLOR does not", b"\x1b[" in on_terminal("diff", "old.csv", "new.csv", NO_COLOR=""))
    verdict("--color=always beats NO_COLOR",
            b"\x1b[" in on_terminal("diff", "--color=always", "old.csv", "new.csv", NO_COLOR="1"))
    verdict("a dumb terminal gets none", b"\x1b" not in on_terminal("diff", "old.csv", "new.csv", TERM="dumb"))

    told = on_terminal("extract", "-", stream="stderr", feed=slowly)
    verdict("progress is told after a second, and wiped", b"articles read:" in told and told.endswith(b"\r\x1b[K"), told)
    verdict("-q tells none", on_terminal("extract", "-q", "-", stream="stderr", feed=slowly) == b"")
    os.mkfifo("pipe")
    reader = subprocess.Popen(["cat", "pipe"], stdout=subprocess.PIPE)
    subprocess.run([program, "table", "old.csv", "-o", "pipe"], check=False)
    if not os.path.exists("pipe") or os.path.isfile("pipe"):
        reader.kill()
    verdict("a pipe is written to, not replaced", b"shelled the mill" in reader.communicate()[0])
    done = subprocess.run([program, "draw", "old.csv", "--format", "svg", "-o", "pipe"], capture_output=True, check=False)
    made = sorted(os.listdir("."))
    verdict("a picture of files takes the place of no pipe", not os.path.isfile("pipe"), made)
print(f"1..{number}")
sys.exit(failed)
