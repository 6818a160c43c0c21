#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
# usage: mutate.py [--seed N] [--count N] [--folder BUILD-FOLDER] [FILE.c...]
#
# Do the tests bite? Makes small faults by chance, one at a time: a condition negated, a bound or a logical word changed, a call
# dropped, a constant moved by one; in the files named, else in all of the library and the command. Each faulty program is
# built and the fast suites run until one fails. Tells which faults none of them caught, and how many were caught in each
# folder. Works in a copy; the same seed makes the same faults of the same text.
import argparse
import collections
import glob
import os
import random
import re
import shutil
import subprocess
import sys
import time

READS = "sentence lexicon party attribution claim extract".split()  # the rest is "elsewhere"
BLANK = re.compile(r'/\*.*?\*/|"(?:\\.|[^"\\\n])*"|\'(?:\\.|[^\'\\\n])+\'', re.S)
# Unit tests that know a folder best are asked first.
FIRST = {"graph": ["graph"], "diff": ["diff"], "read": ["csv", "corpus", "actors"], "render": ["ladder", "draw", "flow"],
         "timex": ["timex"], "article": ["article"], "text": ["token", "parse", "lemma", "model"], "base": ["base", "date"]}


def blanked(text):
    """The text with comments, strings and lines for the preprocessor as spaces: places stay."""
    plain = BLANK.sub(lambda found: re.sub(r"[^\n]", " ", found[0]), text)
    return re.sub(r"^#(?:[^\n\\]|\\\n|\\.)*", lambda found: re.sub(r"[^\n]", " ", found[0]), plain, flags=re.M)


def closing(plain, start):
    """The place behind the bracket that closes the one at `start`."""
    depth = 0
    for at in range(start, len(plain)):
        depth += (plain[at] == "(") - (plain[at] == ")")
        if depth == 0:
            return at + 1
    return start


def inside(plain):
    """Where bodies of functions are."""
    return [(found.start(), found.end()) for found in re.finditer(r"^\{\n.*?^\}", plain, re.M | re.S)]


def faults_of(path, text):
    """(path, start, end, what stands there then, what it does)"""
    plain = blanked(text)
    bodies = inside(plain)

    def is_code(at):
        return any(start <= at < end for start, end in bodies)

    for found in re.finditer(r"\bif (?=\()", plain):
        end = closing(plain, found.end())
        yield path, found.end(), end, f"(!{text[found.end():end]})", "condition negated"
    for old, new in [("&&", "||"), ("||", "&&"), (" < ", " <= "), (" > ", " >= "), (" <= ", " < "), (" >= ", " > "),
                     (" == ", " != "), (" != ", " == ")]:
        for found in re.finditer(re.escape(old), plain):
            if is_code(found.start()):
                yield path, found.start(), found.end(), new, f"{old.strip()} to {new.strip()}"
    for found in re.finditer(r"^ +(?=(?:clm_)?\w+\()(?!(?:if|for|while|switch|return|sizeof)\b)", plain, re.M):
        end = closing(plain, plain.index("(", found.end()))
        if is_code(found.start()) and plain[end:end + 1] == ";" and plain[:found.start()].rstrip()[-1:] in ";{}":
            yield path, found.end(), end, "(void)0", "call dropped"
    for found in re.finditer(r"(?<![\w.\"'])(\d{1,6})[uU]?(?![\w.\"'])", plain):
        if is_code(found.start()) and plain[found.start() - 1] != "[":
            yield path, found.start(1), found.end(1), str(int(found[1]) + 1), f"{found[1]} to {int(found[1]) + 1}"


def run(words, folder, seconds, **more):
    """Its status; None if it took too long."""
    process = subprocess.Popen(words, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
                               stdin=subprocess.DEVNULL, start_new_session=True, **more)
    try:
        return process.wait(seconds)
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, 9)
        process.wait()
        return None


class Bench:
    def __init__(self, top, folder):
        self.top = os.path.abspath(folder)
        self.build = f"{self.top}/build"
        shutil.rmtree(self.top, ignore_errors=True)
        names = subprocess.run(["git", "ls-files", "-z"], cwd=top, capture_output=True, text=True, check=True).stdout
        for name in names.split("\0")[:-1]:
            os.makedirs(os.path.dirname(f"{self.top}/{name}"), exist_ok=True)
            shutil.copy2(f"{top}/{name}", f"{self.top}/{name}", follow_symlinks=False)
        subprocess.run(["meson", "setup", self.build, "--buildtype=plain", "-Doptimization=1", "-Dwerror=false"],
                       cwd=self.top, check=True, stdout=subprocess.DEVNULL)
        subprocess.run(["ninja", "-C", self.build], check=True, stdout=subprocess.DEVNULL)
        self.units = sorted(re.sub(r".*/test_", "", path) for path in glob.glob(f"{self.build}/tests/test_*")
                            if os.access(path, os.X_OK) and os.path.isfile(path))
        self.units.remove("train")
        self.units.remove("oom")
        self.env = dict(os.environ, CLAIMLINE_MODEL=f"{self.top}/data/english.model", CLAIMLINE_STOP="1")

    def suites(self, room):
        """(name, target to build, command), those first that know the folder best"""
        first = FIRST.get(room, ["extract", "attribution"] if room in READS else [])
        names = first + [name for name in self.units if name not in first]
        units = [(name, f"tests/test_{name}", [f"{self.build}/tests/test_{name}"]) for name in names]
        program, tests = f"{self.build}/src/cli/claimline", f"{self.top}/tests"
        scripts = [("golden", [f"{tests}/golden/run.sh", program]),
                   ("reading", [f"{tests}/laws/extract.sh", program, f"{self.top}/input"]),
                   ("errors", [f"{tests}/errors/run.sh", program])]
        scripts = [(name, "src/cli/claimline", words) for name, words in scripts]
        if room == "cli":
            return scripts
        return units[:len(first)] + scripts[:1] + units[len(first):] + scripts[1:]

    def catch(self, fault):
        """The suite that catches a fault, "" for none, None where the compiler does."""
        path, start, end, new, _ = fault
        whole = f"{self.top}/{path}"
        with open(whole, encoding="utf-8") as file:
            text = file.read()
        try:
            with open(whole, "w", encoding="utf-8") as file:
                file.write(text[:start] + new + text[end:])
            os.utime(whole)
            for name, target, words in self.suites(path.split("/")[1]):
                if run(["ninja", "-C", self.build, target], self.top, 300) != 0:
                    return None
                if run(words, self.build, 120, env=self.env) != 0:
                    return name
            return ""
        finally:
            with open(whole, "w", encoding="utf-8") as file:
                file.write(text)


def choose(top, files, count, seed):
    """As many from the folders that read English as from the others, if no file is named."""
    chance = random.Random(seed)
    groups = [files]
    if not files:
        every = sorted(glob.glob("src/*/*.c", root_dir=top))
        every = [path for path in every if not path.startswith("src/train/")]
        reads = [path for path in every if path.split("/")[1] in READS]
        groups = [reads, [path for path in every if path not in reads]]
    chosen = []
    for group in groups:
        found = []
        for path in group:
            with open(f"{top}/{path}", encoding="utf-8") as file:
                found += faults_of(path, file.read())
        chance.shuffle(found)
        chosen.append(found)
    return [fault for pair in zip(*chosen) for fault in pair], count


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--count", type=int, default=200)
    parser.add_argument("--folder", default="build-mutants")
    parser.add_argument("--seconds", type=int, default=10**9, help="begin no further fault then")
    parser.add_argument("files", nargs="*")
    options = parser.parse_args()
    top = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
    faults, count = choose(top, options.files, options.count, options.seed)
    bench = Bench(top, options.folder)
    if bench.catch((next(iter(faults))[0], 0, 0, "", "nothing")) != "":
        sys.exit("the tests fail without a fault")
    caught, made, started = collections.Counter(), collections.Counter(), time.time()
    for fault in faults:
        if sum(made.values()) == count or time.time() - started > options.seconds:
            break
        path, start, _, new, what = fault
        by = bench.catch(fault)
        if by is None:
            continue  # it does not compile
        room = path.split("/")[1]
        made[room] += 1
        caught[room] += by != ""
        with open(f"{top}/{path}", encoding="utf-8") as file:
            line = file.read()[:start].count("\n") + 1
        print(f"{'caught by ' + by if by else 'SURVIVES'}: {path}:{line}: {what}", flush=True)
    for title, rooms in [("that read English", READS), ("elsewhere", [room for room in made if room not in READS])]:
        for room in sorted(rooms):
            if made[room]:
                print(f"{room}: {caught[room]} of {made[room]}")
        total = sum(made[room] for room in rooms)
        if total:
            good = sum(caught[room] for room in rooms)
            print(f"folders {title}: {good} of {total} caught, {100 * good / total:.0f} of 100")


main()
