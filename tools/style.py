#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
# usage: style.py
#
# What a compiler does not see: every file says its licence and its job first; a file includes its own header first, then
# those of the project, then those of the system; functions that write past their room, keep hidden state or tell no error
# are not called. Status 1 if something is otherwise.
import glob
import os
import re
import sys

BANNED = "strcpy strcat strncpy sprintf vsprintf strtok gmtime localtime ctime asctime atoi atol atof gets goto".split()
USES = re.compile(r"\b(" + "|".join(BANNED) + r")\b(?: *\(|(?<=goto) )")
BLANK = re.compile(r'/\*.*?\*/|"(?:\\.|[^"\\])*"', re.S)


def first_lines(path, lines):
    if lines[0] != "/* SPDX-License-Identifier: MIT */":
        yield f"{path}:1: the licence stands on the first line"
    elif not lines[1].startswith("/* ") and not lines[1].startswith("#"):
        yield f"{path}:2: the second line says what the file is for"


def includes(path, lines):
    """own header, blank line, "...", blank line, <...>"""
    found = [(number, line) for number, line in enumerate(lines, 1) if line.startswith("#include")]
    own = re.sub(r"^src/(cli/|train/)?", "", path)[:-1] + "h"
    quoted = [(n, l) for n, l in found if '"' in l]
    if path.startswith("src/") and any(f'"{own}"' in l for _, l in quoted) and f'"{own}"' not in quoted[0][1]:
        yield f"{path}:{quoted[0][0]}: its own header comes first"
    seen_system = False
    for number, line in found:
        if "<" in line and ".def" not in line:
            seen_system = True
        elif '"' in line and seen_system and ".def" not in line:
            yield f"{path}:{number}: headers of the project come before those of the system"
            break


def banned(path, text):
    plain = BLANK.sub(lambda found: "\n" * found[0].count("\n"), text)
    for found in USES.finditer(plain):
        yield f"{path}:{plain.count(chr(10), 0, found.start()) + 1}: {found[1]} is not used here"


def main():
    os.chdir(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
    wrong, count = [], 0
    for path in sorted(glob.glob("src/*/*.[ch]") + glob.glob("tests/*/*.[ch]") + glob.glob("include/*/*.h")):
        with open(path, encoding="utf-8") as file:
            text = file.read()
        lines = text.split("\n")
        count += 1
        wrong += first_lines(path, lines)
        wrong += banned(path, text)
        if path.endswith(".c"):
            wrong += includes(path, lines)
    print("\n".join(wrong) if wrong else f"{count} files are in style")
    sys.exit(bool(wrong or not count))


main()
