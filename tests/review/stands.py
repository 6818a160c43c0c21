# SPDX-License-Identifier: MIT
"""Whether the decisions of a review.csv stand in a timeline.json. usage: stands.py REVIEW TIMELINE"""
import csv
import json
import sys

with open(sys.argv[1], newline="", encoding="utf-8-sig") as file:
    rows = list(csv.DictReader(file))
with open(sys.argv[2], encoding="utf-8") as file:
    nodes = json.load(file)["events"]
events = {event["id"]: event for node in nodes for event in [node] + node.get("members", [])}
main = {event["id"]: node["id"] for node in nodes for event in [node] + node.get("members", [])}
wrong = []
for row in rows:
    event = events.get(row["id"])
    if row["decision"] == "no":
        if event is not None:
            wrong.append(f"{row['id']} was rejected and is there")
        continue
    changed = row["charge"].startswith("words of the editor")
    if row["decision"] != "yes" and not changed:
        if event is not None and event["origin"] != "extracted":
            wrong.append(f"{row['id']} was not decided and is {event['origin']}")
        continue
    if event is None or event["origin"] != "reviewed" or event["confidence"] != 1:
        wrong.append(f"{row['id']} was accepted and is not there as reviewed, sure")
    elif changed and (event["charge"]["text"] != row["charge"] or event["actors"][0]["name"] != "France"
                      or "charge" not in event.get("as_read", {})):
        wrong.append(f"{row['id']} does not say what it was changed to, or not what it was")
    if row["same_as"] and main.get(row["id"]) != main.get(row["same_as"]):
        wrong.append(f"{row['id']} is not joined to {row['same_as']}")
decided = sum(1 for row in rows if row["decision"] or row["charge"].startswith("words"))
print(f"{len(rows)} rows, {decided} decided, {len(wrong)} wrong")
print("\n".join(wrong))
sys.exit(1 if wrong or decided < 10 else 0)
