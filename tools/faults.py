# SPDX-License-Identifier: MIT
"""Small faults in C files, made by chance: a condition negated, a bound or a logical word changed, a call dropped, a constant
moved by one."""
import collections
import glob
import random
import re

READS = "sentence lexicon party attribution judge claim extract".split()  # the rooms that read English; the rest is "elsewhere"
BLANK = re.compile(r'/\*.*?\*/|"(?:\\.|[^"\\\n])*"|\'(?:\\.|[^\'\\\n])+\'', re.S)
OTHER = [("&&", "||"), ("||", "&&"), (" < ", " <= "), (" > ", " >= "), (" <= ", " < "), (" >= ", " > "), (" == ", " != "),
         (" != ", " == ")]

# What stands in path from start to end becomes `new`; `what` says it in words.
Fault = collections.namedtuple("Fault", "path start end new what")


def blanked(text):
    """The text with comments, strings, assertions and lines for the preprocessor as spaces: places stay."""
    def spaces(found):
        return re.sub(r"[^\n]", " ", found[0])
    plain = BLANK.sub(spaces, text)
    plain = re.sub(r"\b(?:static_)?assert\([^;]*;", spaces, plain, flags=re.I)
    return re.sub(r"^#(?:[^\n\\]|\\\n|\\.)*", spaces, plain, flags=re.M)


def closing(plain, start):
    """The place behind the bracket that closes the one at `start`."""
    depth = 0
    for at in range(start, len(plain)):
        depth += (plain[at] == "(") - (plain[at] == ")")
        if depth == 0:
            return at + 1
    return start


def bodies(plain):
    """Where bodies of functions are."""
    return [(found.start(), found.end()) for found in re.finditer(r"^\{\n.*?^\}", plain, re.M | re.S)]


def faults_of(path, text):
    plain = blanked(text)
    inside = bodies(plain)

    def is_code(at):
        return any(start <= at < end for start, end in inside)

    for found in re.finditer(r"\bif (?=\()", plain):
        end = closing(plain, found.end())
        yield Fault(path, found.end(), end, f"(!{text[found.end():end]})", "condition negated")
    for old, new in OTHER:
        for found in re.finditer(re.escape(old), plain):
            if is_code(found.start()):
                yield Fault(path, found.start(), found.end(), new, f"{old.strip()} to {new.strip()}")
    for found in re.finditer(r"^ +(?=(?:clm_)?\w+\()(?!(?:if|for|while|switch|return|sizeof)\b)", plain, re.M):
        end = closing(plain, plain.index("(", found.end()))
        if is_code(found.start()) and plain[end:end + 1] == ";" and plain[:found.start()].rstrip()[-1:] in ";{}":
            yield Fault(path, found.end(), end, "(void)0", "call dropped")
    for found in re.finditer(r"(?<![\w.\"'])(\d{1,6})[uU]?(?![\w.\"'])", plain):
        if is_code(found.start()) and plain[found.start() - 1] != "[":
            number = int(found[1])
            yield Fault(path, found.start(1), found.end(1), str(number + 1), f"{number} to {number + 1}")


def room_of(path):
    return path.split("/")[1]


def read(top, path):
    with open(f"{top}/{path}", encoding="utf-8") as file:
        return file.read()


def choose(top, files, seed):
    """Faults in an order of chance; as many from the rooms that read English as from the others, if no file is named."""
    chance = random.Random(seed)
    groups = [files]
    if not files:
        every = [path for path in sorted(glob.glob("src/*/*.c", root_dir=top)) if room_of(path) != "train"]
        reads = [path for path in every if room_of(path) in READS]
        groups = [reads, [path for path in every if path not in reads]]
    chosen = []
    for group in groups:
        found = [fault for path in group for fault in faults_of(path, read(top, path))]
        chance.shuffle(found)
        chosen.append(found)
    return [fault for pair in zip(*chosen) for fault in pair]
