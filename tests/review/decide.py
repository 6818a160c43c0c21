# SPDX-License-Identifier: MIT
"""Writes decisions into a review.csv as a person would. usage: decide.py IN OUT: of the rows in turn, yes, no, other words for the
charge and another actor, and nothing; the fifth is said to be the same as the first."""
import csv
import sys

source, target = sys.argv[1:3]
with open(source, newline="", encoding="utf-8") as file:
    rows = list(csv.DictReader(file))
for number, row in enumerate(rows):
    if number % 4 == 0:
        row["decision"] = "yes"
    elif number % 4 == 1:
        row["decision"] = "no"
    elif number % 4 == 2:
        row["charge"], row["actor"] = f"words of the editor, {number}", "France"
if len(rows) > 4:
    rows[4]["same_as"] = rows[0]["id"]
with open(target, "w", newline="", encoding="utf-8") as file:
    writer = csv.DictWriter(file, fieldnames=rows[0].keys(), lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
