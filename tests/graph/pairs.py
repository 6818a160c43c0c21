#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Joins and links on pairs that were judged by hand: precision and recall, and the pairs that come out wrong.

    pairs.py CLAIMLINE FILE     a FILE of tellings or answers; each pair stands in a year of its own, in two articles
"""
import json, subprocess, sys, tempfile
from pathlib import Path


def party(name):
    return {"id": None, "name": name}


def record(line, name, year, source):
    day, kind, actor, speaker, target, charge, types, place = (cell.strip() for cell in line.split("|"))
    undated = day.endswith("?")
    day = f"{year}{day.rstrip('?')[4:]}"
    kind, _, phase = kind.partition("/")
    names = lambda cell: [party(part.strip()) for part in cell.split(",") if part.strip()]
    made = {"id": name, "kind": kind, "date": day, "origin": "extracted", "confidence": 0.8, "actors": names(actor),
            "targets": names(target), "speaker": {"name": speaker} if speaker else None, "place": place or None,
            "charge": {"text": charge, "types": [t.strip() for t in types.split(",") if t.strip()]} if charge or types else None,
            "sources": [{"source": source, "sentence": 1}]}
    if undated:
        made["date_basis"] = {"text": None, "rule": "document", "base": day}
    if phase:
        made["phase"] = phase
    return made


def read(path):
    lines = [line for line in Path(path).read_text().splitlines() if line.strip() and not line.startswith("#")]
    pairs = [lines[i:i + 3] for i in range(0, len(lines), 3)]
    return [(verdict.strip() in ("same", "answer"), first, second) for verdict, first, second in pairs]


def build(program, pairs, folder):
    with open(folder / "pairs.jsonl", "w") as out:
        for number, (_, first, second) in enumerate(pairs):
            for name, line in (("a", first), ("b", second)):
                out.write(json.dumps(record(line, f"{name}{number}", 1700 + number, f"s{name}{number}")) + "\n")
    subprocess.run([program, "build", "-q", "--formats", "json", "-o", folder / "out", folder / "pairs.jsonl"], check=True)
    return {event["id"]: event for event in json.loads((folder / "out" / "timeline.json").read_text())["events"]}


def is_found(events, number, answers):
    first, second = f"a{number}", f"b{number}"
    if not answers:
        return first not in events or second not in events
    return any(link["event"] == first for link in events.get(second, {}).get("answers", []))


def main():
    program, path = sys.argv[1:3]
    pairs = read(path)
    answers = Path(path).name.startswith("answers")
    with tempfile.TemporaryDirectory() as folder:
        events = build(program, pairs, Path(folder))
    right = wrong = missed = 0
    for number, (wanted, first, second) in enumerate(pairs):
        found = is_found(events, number, answers)
        right += found and wanted
        wrong += found and not wanted
        missed += wanted and not found
        if found != wanted:
            print(f"# {'wrongly found' if found else 'missed'}\n#   {first}\n#   {second}")
    precision, recall = right / max(right + wrong, 1), right / max(right + missed, 1)
    print(f"# {Path(path).name}: {len(pairs)} pairs, precision {precision:.3f}, recall {recall:.3f}")
    least = (0.85, 0.65) if answers else (0.90, 0.75)
    print(f"{'ok' if precision >= least[0] and recall >= least[1] else 'not ok'} 1 - {Path(path).name}: "
          f"precision at least {least[0]}, recall at least {least[1]}\n1..1")
    return 0 if precision >= least[0] and recall >= least[1] else 1


if __name__ == "__main__":
    sys.exit(main())
