#!/usr/bin/env python3
"""Laws of claimline diff and patch on corpora made by chance: usage: laws.py CLAIMLINE [SEEDS]

diff(a, a) is empty; diff(b, a) is diff(a, b) the other way round; patch(a, diff(a, b)) is b,
byte for byte; shuffled rows change no byte; line ends, quoting and the order of columns are
no change.
"""
import csv
import io
import json
import os
import random
import subprocess
import sys
import tempfile

claimline = os.path.abspath(sys.argv[1])
seeds = int(sys.argv[2]) if len(sys.argv) > 2 else 25

REVERSE = {
    "event_added": "event_removed", "telling_added": "telling_removed",
    "source_added": "source_removed", "answer_added": "answer_removed",
    "actor_listed": "actor_unlisted", "source_listed": "source_unlisted",
    "actor_merged": "actor_split",
}
REVERSE.update({value: key for key, value in REVERSE.items()})

NAMES = ["Russia", "united-states", "Ukraine", "Freedonia", "Sylvania", "the rebels",
         "Houthis", "Iran", "Grand Fenwick", "Ruritania"]
SPEAKERS = ["", "", "Sergei Lavrov", "Rufus Firefly", "Ann Other", "John Doe"]
WORDS = ("shelling a market old town blocking aid convoy crossing hiding weapons school "
         "yard breaking truce river failing keep terms signed =weird \"quoted\" a,b").split(" ")
TYPES = ["war-crime", "civilian-harm", "obstruction", "weapons", "failure"]
DATES = ["2016-09-26", "2016-09", "2016-09-26~", "2016-09-22/2016-09-27", "2016-10-18/..",
         "[2016-12-05..2016-12-11]", "2017-01-03", "2017-02-14", "2018"]
COLUMNS = ["id", "date", "kind", "phase", "actor", "speaker", "target", "charge",
           "charge_type", "place", "quote", "source", "url", "confidence", "answers",
           "about", "repeats", "note", "colour"]


def run(*args, status=(0,)):
    done = subprocess.run([claimline, *args], capture_output=True, text=True, timeout=120)
    if done.returncode not in status:
        sys.exit(f"{args}: status {done.returncode}\n{done.stdout}{done.stderr}")
    return done.stdout


def parties(rng):
    return "|".join(rng.sample(NAMES, rng.choice([0, 1, 1, 1, 2])))


def row(rng, number, ids):
    kind = rng.choice(["accusation", "accusation", "denial", "statement", "strike"])
    some = [other for other in ids if rng.random() < 2 / (len(ids) + 1)]
    linked = rng.sample(some, min(len(some), 2))
    return {
        "id": f"e{number}", "date": rng.choice(DATES), "kind": kind, "phase": "",
        "actor": parties(rng), "speaker": rng.choice(SPEAKERS), "target": parties(rng),
        "charge": " ".join(rng.sample(WORDS, rng.randint(0, 6))),
        "charge_type": "|".join(rng.sample(TYPES, rng.choice([0, 1, 2]))),
        "place": rng.choice(["", "Northport", "the border"]), "quote": rng.choice(["", "never"]),
        "source": "|".join(rng.sample(["s1", "s2", "s3", "A paper"], rng.randint(0, 3))),
        "url": "", "confidence": rng.choice(["", "0.5", "0.94", "1"]),
        "answers": "|".join(linked[:1]), "about": "|".join(linked[1:]), "repeats": "",
        "note": rng.choice(["", "a note", "two\nlines"]), "colour": rng.choice(["", "", "red"]),
    }


def edit(rng, rows):
    """Another version: some rows go, come, change; names change throughout."""
    rows = [dict(each) for each in rows]
    gone = {each["id"] for each in rows if rng.random() < 0.07}
    rows = [each for each in rows if each["id"] not in gone]
    renamed = {each["id"]: each["id"] + "-x" for each in rows if rng.random() < 0.1}
    swap = dict(zip(rng.sample(NAMES, 2), rng.choice([["Osterlich", "Iran"], ["Klopstokia", "Osterlich"]])))
    swap = swap if rng.random() < 0.6 else {}
    voice = {"Ann Other": "Annie Other"} if rng.random() < 0.5 else {}
    for each in rows:
        each["id"] = renamed.get(each["id"], each["id"])
        each["speaker"] = voice.get(each["speaker"], each["speaker"])
        for column in ("answers", "about"):
            parts = [part for part in each[column].split("|") if part and part not in gone]
            each[column] = "|".join(renamed.get(part, part) for part in parts)
        for column in ("actor", "target"):
            names = [swap.get(part, part) for part in each[column].split("|") if part]
            each[column] = "|".join(dict.fromkeys(names))
    for each in rows:
        if rng.random() < 0.3:
            fresh = row(rng, 0, [])
            column = rng.choice([name for name in COLUMNS
                                 if name not in ("id", "phase", "url", "answers", "about", "repeats")])
            each[column] = fresh[column]
        if rng.random() < 0.1:
            others = [other["id"] for other in rows if other["id"] != each["id"]]
            each[rng.choice(["answers", "about", "repeats"])] = "|".join(rng.sample(others, min(2, len(others))))
    ids = [each["id"] for each in rows]
    rows += [row(rng, f"n{number}", ids) for number in range(rng.randint(0, 3))]
    return rows


def records(rng, rows):
    """Extracted events of the same stories, some of which tell the curated ones."""
    out = []
    for number, each in enumerate(rows):
        if rng.random() > 0.3 or not each["actor"]:
            continue
        start = rng.randint(0, 500)
        out.append({
            "id": f"x-{number}", "kind": each["kind"], "date": each["date"],
            "date_basis": {"text": "Monday", "span": [start, start + 6], "rule": "weekday"},
            "actors": [{"id": None, "name": each["actor"].split("|")[0], "text": "They",
                        "span": [start, start + 4]}],
            "targets": [{"name": name} for name in each["target"].split("|")[:1] if name],
            "charge": {"text": each["charge"] or None, "span": [start, start + 9],
                       "types": [part for part in each["charge_type"].split("|") if part]},
            "cue": {"text": "said", "span": [start, start + 4], "frame": rng.choice(["say", "tell"])},
            "confidence": 0.5, "extra": {"n": number},
            "sources": [{"source": "s9", "sentence": rng.randint(1, 3), "span": [start, start + 40]}],
        })
    return out


def write_csv(path, rows, columns=COLUMNS, **form):
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, columns, lineterminator="\n", **form)
    writer.writeheader()
    writer.writerows(rows)
    with open(path, "w", newline="", encoding="utf-8") as out:
        out.write(text.getvalue())


def write_corpus(path, rng, rows, told, actors, shuffled=False):
    os.mkdir(path)
    rows = list(rows)
    if shuffled:
        rng.shuffle(rows)
    write_csv(f"{path}/events.csv", rows)
    with open(f"{path}/found.jsonl", "w", encoding="utf-8") as out:
        told = list(told)
        if shuffled:
            rng.shuffle(told)
        out.writelines(json.dumps(each) + "\n" for each in told)
    with open(f"{path}/actors.csv", "w", encoding="utf-8") as out:
        out.write("id,name,kind,aliases\n" + "".join(actors))
    with open(f"{path}/corpus.csv", "w", encoding="utf-8") as out:
        out.write("id,published,publisher,title\n")
        out.writelines(f"s{n},2017-0{n}-01,Paper {n % 2},Title {n}\n" for n in (1, 2, 9))


def turned(line):
    value = json.loads(line)
    value["change"] = REVERSE.get(value["change"], value["change"])
    value["old"], value["new"] = value["new"], value["old"]
    value["old_at"], value["new_at"] = value["new_at"], value["old_at"]
    return value


def comparable(value):
    """What is called by its new name may be called otherwise the other way round."""
    value = dict(value)
    for name in ("at", "event", "by", "of", "actor", "speaker", "events"):
        value.pop(name, None)
    for side in ("old", "new"):
        if isinstance(value[side], dict):
            value[side] = {k: v for k, v in value[side].items() if k != "words"}
    return json.dumps(value, sort_keys=True)


def check(seed, folder):
    rng = random.Random(seed)
    path = lambda name: os.path.join(folder, f"{seed}-{name}")
    ids, rows = [], []
    for number in range(rng.choice([3, 12, 40])):
        rows.append(row(rng, number, ids))
        ids.append(rows[-1]["id"])
    edited = edit(rng, rows)
    told, told_again = records(rng, rows), records(rng, edited)
    actors = ["fen,Grand Fenwick,state,The Duchy\n", "rur,Ruritania,state,\n"]
    other_actors = list(actors)
    if rng.random() < 0.3:
        other_actors[1] = "rur,Kingdom of Ruritania,state,Ruritania\n"
    if rng.random() < 0.3:
        other_actors[0] = "fenwick,Grand Fenwick,bloc,\n"
    if rng.random() < 0.2:
        other_actors.append("free,Freedonia,state,\n")
    write_corpus(path("a"), rng, rows, told, actors)
    write_corpus(path("b"), rng, edited, told_again, other_actors)
    write_corpus(path("c"), rng, edited, told_again, other_actors, shuffled=True)
    a, b, c = path("a"), path("b"), path("c")

    assert run("diff", a, a) == "", "diff(a, a)"
    forward = run("diff", "--format", "jsonl", a, b, status=(0, 1)).splitlines()
    backward = run("diff", "--format", "jsonl", b, a, status=(0, 1)).splitlines()
    left = sorted(comparable(turned(line)) for line in forward)
    right = sorted(comparable(json.loads(line)) for line in backward)
    if left != right:
        only = lambda x, y: "\n".join(line for line in x if line not in y)
        sys.exit(f"seed {seed}: not the reverse:\n{only(left, right)}\n--- against\n{only(right, left)}")

    at = lambda line: {k: v for k, v in json.loads(line).items() if not k.endswith("_at")}
    mixed = run("diff", "--format", "jsonl", a, c, status=(0, 1)).splitlines()
    assert [at(line) for line in mixed] == [at(line) for line in forward], f"seed {seed}: shuffled"

    for folder_name in ("a", "b"):
        run("build", path(folder_name), "-o", path(folder_name + "-out"), "--formats", "json")
    for source in (a, f"{a}-out/timeline.json"):
        with open(path("changes.jsonl"), "w", encoding="utf-8") as out:
            out.write(run("diff", "--format", "jsonl", source, b, status=(0, 1)))
        result = run("patch", source, path("changes.jsonl"))
        with open(f"{b}-out/timeline.json", encoding="utf-8") as made:
            wanted = made.read()
        if result != wanted:
            with open(path("result.json"), "w", encoding="utf-8") as out:
                out.write(result)
            sys.exit(f"seed {seed}: patch({source}) is not b: {path('result.json')}")
    assert run("diff", a, f"{a}-out/timeline.json") == "", f"seed {seed}: a and its JSON"

    columns = COLUMNS[:]
    rng.shuffle(columns)
    write_csv(path("plain.csv"), rows)
    write_csv(path("other.csv"), rows, columns, quoting=csv.QUOTE_ALL)
    with open(path("other.csv"), encoding="utf-8", newline="") as inp:
        lines = inp.read().replace("two\nlines", "two\0lines").replace("\n", "\r\n").replace("\0", "\n")
    with open(path("other.csv"), "w", encoding="utf-8", newline="") as out:
        out.write("\ufeff" + lines)
    assert run("diff", path("plain.csv"), path("other.csv")) == "", f"seed {seed}: re-formatted"

    for table in ("--events",), ():
        export = path("export.csv")
        with open(export, "w", encoding="utf-8", newline="") as out:
            out.write(run("table", *table, a))
        found = run("diff", a, export, status=(0, 1))
        assert found == "", f"seed {seed}: a and its table {table}:\n{found}"
    return len(forward)


def main():
    with tempfile.TemporaryDirectory() as folder:
        keep = os.environ.get("CLM_LAWS_KEEP")
        if keep:
            folder = keep
        total = sum(check(seed, folder) for seed in range(seeds))
    print(f"{seeds} corpora, {total} changes: all laws hold")


main()
