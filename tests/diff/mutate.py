#!/usr/bin/env python3
"""Edits at known places of 2,000 events come back as exactly their records: usage:
mutate.py CLAIMLINE GENERATE [SEEDS]

GENERATE is tests/bench/generate.c. Each kind of edit is done at several places; the diff
must have one record for each and no other.
"""
import csv
import json
import os
import random
import subprocess
import sys
import tempfile

claimline, generate = (os.path.abspath(path) for path in sys.argv[1:3])
seeds = int(sys.argv[3]) if len(sys.argv) > 3 else 5
PLACES = 7
NAMES = {"russia": "Russia", "united-states": "United States", "ukraine": "Ukraine",
         "UK": "United Kingdom"}


def write(path, rows):
    with open(path, "w", newline="", encoding="utf-8") as out:
        writer = csv.DictWriter(out, rows[0].keys(), lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


class Edits:
    """Places nobody else touches, and the records that are to come."""

    def __init__(self, rng, rows):
        self.rng = rng
        self.rows = rows
        self.by_id = {row["id"]: row for row in rows}
        self.wanted = set()
        answered = {row["answers"] for row in rows}
        self.free = [row for row in rows if row["id"] not in answered and not row["answers"]]
        rng.shuffle(self.free)

    def take(self, count=PLACES):
        taken, self.free = self.free[:count], self.free[count:]
        return taken

    def want(self, change, event, old, new):
        self.wanted.add((change, event, json.dumps(old), json.dumps(new)))

    def set_all(self, column, change, make, old=lambda text: text, new=lambda text: text):
        for row in self.take():
            before, row[column] = row[column], make(row)
            self.want(change, row["id"], old(before), new(row[column]))


def edit(rng, rows):
    edits = Edits(rng, rows)
    number = lambda text: float(text) if text else None
    parts = lambda text: [part for part in text.split("|") if part]
    other = lambda row, column: rng.choice(
        [name for name in ("Portugal", "Norway", "Chile") if name != row[column]])

    edits.set_all("date", "date_changed", lambda row: "2031-0%d-11" % rng.randint(1, 9))
    edits.set_all("actor", "actor_changed", lambda row: other(row, "actor"))
    edits.set_all("target", "target_changed", lambda row: other(row, "target"))
    edits.set_all("charge", "charge_changed", lambda row: row["charge"] + ", it was said")
    edits.set_all("charge_type", "charge_type_changed", lambda row: "espionage", parts, parts)
    edits.set_all("kind", "kind_changed", lambda row: "demand")
    edits.set_all("confidence", "confidence_changed", lambda row: "0.1234", number, number)
    edits.set_all("place", "place_changed", lambda row: "Elsewhere", lambda text: text or None)
    edits.set_all("note", "note_changed", lambda row: "seen again")
    for row in edits.take():
        row["source"] += "|source-new"
        edits.want("source_added", row["id"], None, {"source": "source-new"})
    for row in edits.take():
        edits.want("source_removed", row["id"], {"source": row["source"]}, None)
        row["source"] = ""
    for row in edits.take():
        edits.want("id_changed", row["id"] + "-bis", row["id"], row["id"] + "-bis")
        row["id"] += "-bis"
    for row, answer in zip(edits.take(), edits.take()):
        answer["answers"] = row["id"]
        edits.want("answer_added", row["id"], None, row["id"])
    answers = [row for row in rows if row["answers"]]
    for row in rng.sample(answers, PLACES):
        edits.want("answer_removed", row["answers"], row["answers"], None)
        row["answers"] = ""
    for row, strike in zip(edits.take(), edits.take()):
        row["about"] = strike["id"]
        edits.want("link_changed", row["id"], [], [strike["id"]])
    for row in edits.take():
        rows.remove(row)
        edits.want("event_removed", row["id"], "any", None)
    for place in range(PLACES):
        fresh = dict.fromkeys(rows[0], "")
        fresh.update(id=f"fresh{place}", date="1999-01-01", kind="talks", actor="Chile",
                     target="Norway", charge=f"wholly unlike number{place}")
        rows.insert(rng.randint(0, len(rows)), fresh)
        edits.want("event_added", fresh["id"], None, "any")
    for row in rows:
        for column in ("actor", "target"):
            row[column] = {"Mali": "Freedonia", "Yemen": "Qatar"}.get(row[column], row[column])
    edits.want("actor_renamed", "Freedonia", "any", "any")
    edits.want("actor_merged", "qatar", "any", "any")
    return edits.wanted


def found_records(old, new):
    done = subprocess.run([claimline, "diff", "--format", "jsonl", old, new],
                          capture_output=True, text=True, timeout=120)
    assert done.returncode == 1, done.stderr
    for line in done.stdout.splitlines():
        record = json.loads(line)
        for side in ("old", "new"):
            value = record[side]
            assert record["change"].startswith("actor_re") or record["change"] == "actor_merged" \
                or value is None or record[side + "_at"], line
            if isinstance(value, list) and value and isinstance(value[0], dict):
                record[side] = value[0]["name"]
            elif isinstance(value, dict) and "name" in value or isinstance(value, dict) and "kind" in value:
                record[side] = "any"
            elif record["change"] == "link_changed" and value is None:
                record[side] = []
        subject = record.get("event") or record.get("actor")
        yield record["change"], subject, json.dumps(record["old"]), json.dumps(record["new"])


def check(seed, folder):
    rng = random.Random(seed)
    made = subprocess.run([generate, "2000", str(seed)], capture_output=True, text=True, check=True)
    rows = list(csv.DictReader(made.stdout.splitlines()))
    for row in rows:
        row["about"] = ""
        for column in ("actor", "target"):
            row[column] = NAMES.get(row[column], row[column])
    old, new = os.path.join(folder, "old.csv"), os.path.join(folder, "new.csv")
    write(old, rows)
    wanted = edit(rng, rows)
    rng.shuffle(rows)
    write(new, rows)
    found = list(found_records(old, new))
    if sorted(found) != sorted(wanted):
        missing = sorted(wanted - set(found))
        invented = sorted(set(found) - wanted)
        sys.exit(f"seed {seed}: missing {missing}\ninvented {invented}\n"
                 f"{len(found)} found, {len(wanted)} wanted")
    return len(found)


def main():
    with tempfile.TemporaryDirectory() as folder:
        total = sum(check(seed, folder) for seed in range(seeds))
    print(f"{seeds} corpora of 2,000 events: {total} edits, each found as its record, none invented")


main()
