#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
# usage: mutate.py [--seed N] [--count N] [--folder FOLDER] [--again] [--seconds N] [FILE.c...]
#
# Do the tests bite? Makes small faults by chance, one at a time (faults.py), in the files named, else in all of the library and
# the command, and runs the tests that come through the faulty function until one fails (bench.py). Tells which faults none of
# them caught, and how many were caught in each folder. Works in a copy; the same seed makes the same faults of the same text.
# What was found out is kept in FOLDER/results.jsonl, so that a run that was stopped goes on; --again asks the tests, which may
# be better now, about those once more that survived.
#
# Faults that change nothing that anybody could see are listed, each with the reason, in equal_faults.txt; they do not count.
import argparse
import collections
import json
import os
import sys
import time

from bench import Bench
from faults import READS, choose, read, room_of


def line_of(top, fault):
    return read(top, fault.path)[:fault.start].count("\n") + 1


def key_of(top, fault):
    """What a fault is called: it stays the same while its line and the one before it do, wherever they move to."""
    text = read(top, fault.path)
    line = text[:fault.start].count("\n")
    lines = text.split("\n")
    column = fault.start - (text.rfind("\n", 0, fault.start) + 1)
    return f"{fault.path} | {lines[line].strip()} | {column} | {lines[line - 1].strip()} | {fault.what}"


def equal_faults(top):
    """path | line | what"""
    with open(f"{top}/tools/equal_faults.txt", encoding="utf-8") as file:
        rows = [line.rstrip("\n").split(" | ") for line in file if line.strip() and not line.startswith("#")]
    return {tuple(row[:3]) for row in rows}


def read_results(path):
    results = {}
    if os.path.exists(path):
        with open(path, encoding="utf-8") as file:
            for line in file:
                row = json.loads(line)
                results[row["key"]] = row["by"]
    return results


def report(made, caught, equal):
    for title, rooms in [("that read English", READS), ("elsewhere", [room for room in made if room not in READS])]:
        for room in sorted(rooms):
            if made[room]:
                print(f"{room}: {caught[room]} of {made[room]}")
        total = sum(made[room] for room in rooms)
        if total:
            good = sum(caught[room] for room in rooms)
            print(f"folders {title}: {good} of {total} caught, {100 * good / total:.0f} of 100")
    print(f"{equal} more change nothing that can be seen (equal_faults.txt)")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--count", type=int, default=200)
    parser.add_argument("--folder", default="build-mutants")
    parser.add_argument("--again", action="store_true", help="try those once more that survived")
    parser.add_argument("--seconds", type=int, default=10**9, help="begin no further fault then")
    parser.add_argument("files", nargs="*")
    options = parser.parse_args()
    top = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
    bench = Bench(top, options.folder)
    failing = bench.try_all()
    for name in failing:
        print(f"left out, since it fails without a fault: {name}", flush=True)
    if len(failing) * 10 > len(bench.tests):
        sys.exit("too many tests fail without a fault")
    results = read_results(f"{bench.top}/results.jsonl")
    equals = equal_faults(top)
    caught, made, equal, started = collections.Counter(), collections.Counter(), 0, time.time()
    for fault in choose(bench.top, options.files, options.seed):
        if sum(made.values()) == options.count:
            break
        key = key_of(bench.top, fault)
        path, text, _, _, what = key.split(" | ") if key.count(" | ") == 4 else (fault.path, "", "", "", fault.what)
        if (path, text, what) in equals:
            equal += 1
            continue
        line = line_of(bench.top, fault)
        by = results.get(key, "?")
        if by == "?" or (by == "" and options.again):
            if time.time() - started > options.seconds:
                break
            by = bench.catch(fault, line)
            with open(f"{bench.top}/results.jsonl", "a", encoding="utf-8") as file:
                file.write(json.dumps({"key": key, "by": by}) + "\n")
        if by is None:
            continue  # it does not compile
        made[room_of(fault.path)] += 1
        caught[room_of(fault.path)] += by != ""
        print(f"{'caught by ' + by if by else 'SURVIVES'}: {fault.path}:{line}: {fault.what}", flush=True)
    report(made, caught, equal)


main()
