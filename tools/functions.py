#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
# usage: functions.py [-v] [FOLDER...]
#
# How long functions are and how many paths they have: the decisions in them and one. The labels of a switch do not count: a
# flat one may be long. Tells of functions over 60 lines or 20 paths, and what there is in all; status 1 if there are some.
# -v shows the longest of all.
import glob
import os
import re
import sys

LINES_MAX, PATHS_MAX = 60, 20
BLANK = re.compile(r'/\*.*?\*/|"(?:\\.|[^"\\])*"|\'(?:\\.|[^\'\\])+\'', re.S)


def blanked(text):
    """The text without comments and strings, on the same lines."""
    return BLANK.sub(lambda found: "\n" * found[0].count("\n") or "0", text)


def functions(path):
    """(name, line, how many lines, how many paths); a definition has its name at the start of a line"""
    with open(path, encoding="utf-8") as file:
        lines = blanked(file.read()).split("\n")
    name, start = None, 0
    for number, line in enumerate(lines, 1):
        found = re.match(r"(?:[\w *()]+ )?\**(\w+)\(", line)
        if found and not line.startswith((" ", "#")) and not line.rstrip().endswith(";"):
            name = found[1]
        if line == "{":
            start = number
        elif line == "}" and start and name:
            body = "\n".join(lines[start:number])
            paths = 1 + len(re.findall(r"\b(?:if|for|while)\b|&&|\|\||\?", body))
            # from the line with the name, as a reader sees it
            yield name, start, number - start + 1, paths
            name, start = None, 0


def main():
    words = [word for word in sys.argv[1:] if word != "-v"]
    top = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
    os.chdir(top)
    folders = words or ["src/*"]
    found = [(path, *rest) for folder in folders for path in sorted(glob.glob(f"{folder}/*.c")) for rest in functions(path)]
    if not found:
        sys.exit("no functions found")
    wrong = [row for row in found if row[3] > LINES_MAX or row[4] > PATHS_MAX]
    for path, name, line, lines, paths in wrong:
        print(f"{path}:{line}: {name} has {lines} lines and {paths} paths")
    if "-v" in sys.argv:
        for path, name, line, lines, paths in sorted(found, key=lambda row: -max(row[3] / LINES_MAX, row[4] / PATHS_MAX))[:20]:
            print(f"{path}:{line}: {name} has {lines} lines and {paths} paths")
    lengths = sorted(row[3] for row in found)
    print(f"{len(found)} functions: half have up to {lengths[len(lengths) // 2]} lines, nine of ten up to "
          f"{lengths[len(lengths) * 9 // 10]}, the longest {lengths[-1]}; {len(wrong)} over {LINES_MAX} lines or {PATHS_MAX} paths")
    sys.exit(bool(wrong))


main()
