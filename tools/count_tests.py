#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Sums up test logs of meson: N passed, N failed[, N skipped]. Fails when a test did, or none ran."""
import json
import re
import sys

GOOD = {"OK", "EXPECTEDFAIL"}
CASE = re.compile(r"^(not ok|ok)\b[^#\n]*(#\s*SKIP)?", re.MULTILINE | re.IGNORECASE)


def cases(test):
    """Passed, failed, skipped: a program that tells of its cases in TAP counts by case."""
    counts = [0, 0, 0]
    for outcome, skip in CASE.findall(test.get("stdout") or ""):
        counts[2 if skip else outcome.lower() == "not ok"] += 1
    if test["result"] == "SKIP":
        return [0, 0, 1]
    if test["result"] in GOOD:
        return counts if counts[0] and not counts[1] else [1, 0, 0]
    counts[1] = counts[1] or 1  # it failed, whatever its cases say
    return counts


def main(paths):
    total = [0, 0, 0]
    for path in paths:
        with open(path if path.endswith(".json") else path + ".json", encoding="utf-8") as log:
            for line in log:
                total = [a + b for a, b in zip(total, cases(json.loads(line)))]
    text = f"{total[0]} passed, {total[1]} failed"
    print(text + (f", {total[2]} skipped" if total[2] else ""))
    return 1 if total[1] or not total[0] else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
