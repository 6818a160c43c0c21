#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
# usage: circles.py BUILD-FOLDER
#
# The rooms of src/ form a chain: a folder includes only itself and those before it. And no two files of the library call
# each other, not even by way of others. Tells what breaks this; status 1 then.
import glob
import os
import re
import subprocess
import sys

ORDER = ("base text timex article read graph table diff render page exchange review sentence lexicon party attribution judge claim extract "
         "cli train").split()


def upward_includes(top):
    """Files that include a folder behind their own."""
    for path in sorted(glob.glob(f"{top}/src/*/*.[ch]")):
        room = path.split("/")[-2]
        with open(path, encoding="utf-8") as file:
            for number, line in enumerate(file, 1):
                found = re.match(r'#include "([a-z]+)/', line)
                other = found[1] if found else None
                if room not in ORDER:
                    yield f"{path}:{number}: the folder {room} has no place in the order"
                    break
                if other in ORDER and ORDER.index(other) > ORDER.index(room):
                    yield f"{path}:{number}: {room}/ includes {other}/, which stands above it"


def calls(archive):
    """file -> the files whose functions or data it uses"""
    listing = subprocess.run(["nm", "-A", archive], capture_output=True, text=True, check=True).stdout
    defined, used = {}, {}
    for line in listing.splitlines():
        found = re.match(r".*[:/]([^:/]+)\.c\.o:\s*([0-9a-f]*) ([A-Za-z]) (\S+)$", line)
        if not found:
            continue
        file, _, kind, name = found.groups()
        if kind == "U":
            used.setdefault(file, set()).add(name)
        elif kind.isupper():
            defined[name] = file
    return {file: {defined[n] for n in names if n in defined} - {file} for file, names in used.items()}


def circles(graph):
    """Strongly connected parts of more than one file (R. E. Tarjan, 1972), without recursion."""
    index, low, stack, on_stack, found = {}, {}, [], set(), []
    for root in sorted(graph):
        work = [(root, iter(sorted(graph.get(root, ()))))] if root not in index else []
        if work:
            index[root] = low[root] = len(index)
            stack.append(root)
            on_stack.add(root)
        while work:
            node, others = work[-1]
            for other in others:
                if other not in index:
                    index[other] = low[other] = len(index)
                    stack.append(other)
                    on_stack.add(other)
                    work.append((other, iter(sorted(graph.get(other, ())))))
                    break
                if other in on_stack:
                    low[node] = min(low[node], index[other])
            else:
                work.pop()
                if work:
                    low[work[-1][0]] = min(low[work[-1][0]], low[node])
                if low[node] == index[node]:
                    part = []
                    while not part or part[-1] != node:
                        part.append(stack.pop())
                        on_stack.discard(part[-1])
                    if len(part) > 1:
                        found.append(sorted(part))
    return found


def main():
    top = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
    wrong = [os.path.relpath(line, top) if line.startswith("/") else line for line in upward_includes(top)]
    graph = calls(f"{sys.argv[1]}/src/libclaimline.a")
    if not graph:
        sys.exit("the library has no files")
    for part in circles(graph):
        wrong.append("files that call each other in a circle: " + ", ".join(part))
        for file in part:
            wrong += [f"    {file} uses {other}" for other in sorted(graph[file] & set(part))]
    print("\n".join(wrong) if wrong else f"no circle among {len(graph)} files, no folder includes one above it")
    sys.exit(bool(wrong))


main()
