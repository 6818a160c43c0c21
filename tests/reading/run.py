#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
# usage: run.py PROGRAM MODEL [--update]
#
# What the program reads in some two thousand texts, right or wrong. Each line of texts/*.txt is a text ("\n" for a line end),
# dated 2024-05-08; readings/ holds what comes of it: its events, a line each, who says what, and its times; of words.txt,
# its words with lemma, tag and what they hang on. This shows what a
# change of the code or of a list changes, wherever that is; whether it is for the better, forms, sentences and evaluation tell.
# --update writes down what comes now: read the difference. The texts are our own. Writes TAP.
import glob
import json
import os
import subprocess
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
SHOWN = 10  # differences of a file


def ask(program, model, texts, *options):
    """id -> records, or lines of a layer"""
    lines = "".join(json.dumps({"id": str(i), "published": "2024-05-08", "text": text}) + "\n" for i, text in enumerate(texts))
    done = subprocess.run([program, "extract", "--fast", "-q", "--model", model, *options, "-"], input=lines.encode(),
                          capture_output=True, check=True)
    found = {}
    for line in done.stdout.decode().splitlines():
        record = json.loads(line)
        found.setdefault(int(record.get("doc", record.get("id")) if options else record["sources"][0]["source"]), []).append(record)
    return found


def cut(text, span):
    return text.encode()[span[0]:span[1]].decode()


def party(text, one):
    """Its name, the words at its place where they are others, and a question mark where no list knows it."""
    words = cut(text, one["span"]) if one.get("span") else one["name"]
    return f"{one['name']}{'' if one.get('listed', True) else '?'}" + (f' "{words}"' if words != one["name"] else "")


def part(text, one):
    if one is None:
        return "-"
    return " + ".join(cut(text, span) for span in one.get("spans", [[one["start"], one["end"]]])).replace("\n", "\\n")


def event_line(text, event, places):
    sides = [", ".join(party(text, one) for one in event[side]) or "-" for side in ("actors", "targets")]
    words = [f"{event['kind']}{'.' + event['phase'] if event.get('phase') else ''} {event['confidence']:.1f}: {sides[0]} > {sides[1]}"]
    if event.get("speaker"):
        words.append(f"by {event['speaker']['name']}")
    if event.get("claimed_by"):
        words.append("claimed by " + ", ".join(one["name"] for one in event["claimed_by"]))
    charge = event.get("charge")
    if charge:
        words.append(f"{cut(text, charge['span'])} ({' '.join(charge['types'])})")
    words.append(f"cue {cut(text, event['cue']['span'])} = {event['cue']['frame']}")
    words.append(event["date"] + (f" by {event['date_basis']['rule']} {event['date_basis']['text']}" if event.get("date_basis") else ""))
    words += [f"{name} {cut(text, event[name]['span'])}" for name in ("place", "quote") if event.get(name)]
    for name in ("answers", "about", "repeats"):
        if event.get(name):
            words.append(f"{name} " + ", ".join(f"{places.get(other['event'], other['event'])} by {other['score']}" for other in event[name]))
    words.append("path " + "; ".join(event.get("path", [])))
    return " | ".join(words).replace("\n", "\\n")


def trees(program, model, texts):
    """id -> its words, a sentence a line"""
    lines = "".join(json.dumps({"id": str(i), "text": text}) + "\n" for i, text in enumerate(texts))
    done = subprocess.run([program, "extract", "-q", "--model", model, "--layer", "parse", "-"], input=lines.encode(),
                          capture_output=True, check=True)
    found = {}
    for part in done.stdout.decode().split("# newdoc id = ")[1:]:
        name, *rows = part.splitlines()
        for row in rows:
            if row.startswith("# sent_id"):
                found.setdefault(int(name), []).append("words")
            elif row and not row.startswith("#"):
                cells = row.split("\t")
                found[int(name)][-1] += f" {cells[1]}|{cells[2]}|{cells[4]}|{cells[6]}|{cells[7]}" + ("+" if "SpaceAfter=No" in cells[9] else "")
    return found


def readings(program, model, texts, with_words):
    """The lines of each text."""
    words = trees(program, model, texts) if with_words else {}
    events = ask(program, model, texts)
    said = ask(program, model, texts, "--layer", "attributions")
    times = ask(program, model, texts, "--layer", "timexes")
    for i, text in enumerate(texts):
        own = events.get(i, [])
        places = {event["id"]: number for number, event in enumerate(own, 1)}
        lines = [event_line(text, event, places) for event in own]
        lines += [f"says {part(text, one['source'])} | {part(text, one['cue'])} | {part(text, one['content'])}" for one in said.get(i, [])]
        lines += [f"time {cut(text, (one['start'], one['end']))} = {one['type']} {one['value']}" for record in times.get(i, [])
                  for one in record["timexes"]]
        lines += words.get(i, [])
        yield [line.replace("\n", "\\n").rstrip() for line in lines]


def main():
    program, model = sys.argv[1:3]
    files = sorted(glob.glob(f"{HERE}/texts/*.txt"))
    failed = False
    print(f"1..{len(files)}")
    for number, path in enumerate(files, 1):
        with open(path, encoding="utf-8") as file:
            rows = file.read().splitlines()
        texts = [row.replace("\\n", "\n") for row in rows]
        now = "".join(row + "\n" + "".join(f"    {line}\n" for line in lines)
                      for row, lines in zip(rows, readings(program, model, texts, path.endswith("words.txt"))))
        kept = path.replace("/texts/", "/readings/")
        if "--update" in sys.argv:
            with open(kept, "w", encoding="utf-8") as file:
                file.write(now)
        with open(kept, encoding="utf-8") as file:
            good = file.read() == now
        failed = failed or not good
        print(f"{'ok' if good else 'not ok'} {number} - {os.path.basename(path)[:-4]}", flush=True)
        if not good:
            done = subprocess.run(["diff", "-U1", kept, "-"], input=now, capture_output=True, text=True)
            print("".join(f"# {line[:300]}\n" for line in done.stdout.splitlines()[2:2 + 6 * SHOWN]), end="")
            if os.environ.get("CLAIMLINE_STOP"):
                break
    sys.exit(failed)


main()
