# SPDX-License-Identifier: MIT
"""A copy of the project in which one file at a time is made faulty, and the tests that the file concerns are run.

The copy is built once, with -Dtraced=true: tests and command share one library, so that a faulty file is one object to compile
and one library to link. Every test is run once without a fault; what it runs is noted, function by function. For a fault only
the tests that come through its function are run, those first that come through its very lines, the quickest of them first."""
import bisect
import glob
import hashlib
import json
import os
import re
import resource
import shlex
import shutil
import subprocess

from faults import bodies, blanked, read

# Of headers, shells, machines and threads, not of what code does; and one that takes minutes.
LEFT_OUT = {"api", "install", "docs", "python", "hostile", "failure", "oom"}
LEFT_OUT_TESTS = {"train", "kind", "laws/extract"}
SLOW_SECONDS = 30  # a test that takes more than that (of the processor) is not asked,
MOST_SECONDS = 60  # nor are any when so much was spent on one fault
NEAR_LINES = 3
LIKELY = {"reading/reading": 0.05, "forms/forms of dates": 0.2}  # worth being asked early: they hold thousands of sentences


def run(words, folder, env=None, seconds=600, processor=None):
    """(whether it passed, seconds of the processor)"""
    def bounds():
        if processor:
            resource.setrlimit(resource.RLIMIT_CPU, (processor, processor))

    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    process = subprocess.Popen(words, cwd=folder, env=env, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                               stderr=subprocess.STDOUT, start_new_session=True, preexec_fn=bounds)
    try:
        said, _ = process.communicate(timeout=seconds)
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, 9)
        said, _ = process.communicate()
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    spent = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return process.returncode == 0 and not re.search(rb"^ *not ok\b", said, re.M), spent


def digest(*parts):
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()[:16]


class Bench:
    def __init__(self, top, folder):
        self.source, self.top = top, os.path.abspath(folder)
        self.build = f"{self.top}/build"
        self.mutant = f"{self.top}/mutant"
        os.makedirs(f"{self.mutant}/trace", exist_ok=True)
        self.copy()
        if not os.path.exists(f"{self.build}/build.ninja"):
            subprocess.run(["meson", "setup", self.build, "--buildtype=plain", "-Doptimization=1", "-Dtraced=true", "-Db_lundef=false",
                            "-Dc_link_args=-fsanitize=leak"], cwd=self.top, check=True, stdout=subprocess.DEVNULL)
        self.put_back()
        self.tests = self.find_tests()
        self.library = glob.glob(f"{self.build}/src/libclaimline.so.*.*.*[0-9]")[0]
        self.functions = {}
        self.reached = {}

    def copy(self):
        """Brings the copy up to date."""
        names = subprocess.run(["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"], cwd=self.source,
                               capture_output=True, text=True, check=True).stdout.split("\0")[:-1]
        for name in names:
            there, here = f"{self.source}/{name}", f"{self.top}/{name}"
            if not os.path.exists(there) or name.startswith(os.path.relpath(self.top, self.source) + "/"):
                continue
            with open(there, "rb") as file:
                text = file.read()
            if os.path.exists(here):
                with open(here, "rb") as file:
                    if file.read() == text:
                        continue
            os.makedirs(os.path.dirname(here), exist_ok=True)
            shutil.copy2(there, here, follow_symlinks=False)
            os.utime(here)

    def whole(self, word):
        """A word of a command; of a path, the whole of it."""
        return os.path.normpath(os.path.join(self.build, word)) if "/" in word and word[0] != "-" else word

    def find_tests(self):
        """name -> (command, environment, what it depends on); a case of golden or errors is a test of its own"""
        listing = subprocess.run(["meson", "introspect", "--tests", self.build], capture_output=True, text=True, check=True).stdout
        tests = {}
        targets = set()
        for test in json.loads(listing):
            suites = {suite.split(":")[-1] for suite in test["suite"]}
            words = [self.whole(word) for word in test["cmd"] if "counted" not in word]
            name = f"{sorted(suites)[0]}/{test['name']}"
            if suites & LEFT_OUT or {name, test["name"]} & LEFT_OUT_TESTS:
                continue
            targets |= {os.path.relpath(word, self.build) for word in words if word.startswith(self.build + "/")}
            if test["name"] in ("golden", "errors"):
                cases = f"{self.top}/tests/{test['name']}/cases"
                for case in sorted(os.listdir(cases)):
                    tests[f"{test['name']}/{case}"] = (words + [case], test["env"], f"{cases}/{case}")
            else:
                scripts = [word for word in words if word.startswith(f"{self.top}/tests/")]
                tests[name] = (words, test["env"], os.path.dirname(scripts[0]) if scripts else words[0])
        subprocess.run(["ninja", "-C", self.build, *sorted(targets)], check=True, stdout=subprocess.DEVNULL)
        return tests

    def put_back(self):
        """The library and the command without a fault."""
        for note in glob.glob(f"{self.mutant}/*.place"):
            with open(note, encoding="utf-8") as file:
                shutil.copy2(note[:-len(".place")], file.read())
            os.remove(note)

    # What each test runs.

    def function_at(self, path, line):
        """The first line of the function that a line stands in."""
        if path not in self.functions:
            plain = blanked(read(self.top, path))
            spots = [(plain.count("\n", 0, start) + 1, plain.count("\n", 0, end) + 1) for start, end in bodies(plain)]
            self.functions[path] = spots
        spots = self.functions[path]
        at = bisect.bisect(spots, (line, 10**9)) - 1
        return spots[at][0] if at >= 0 and spots[at][1] >= line else 0

    def lines_of(self, whole, places):
        """place in a library or program -> (file, line)"""
        said = subprocess.run(["addr2line", "-e", whole], input="".join(f"0x{place:x}\n" for place in places),
                              capture_output=True, text=True, check=True).stdout.splitlines()
        lines = {}
        for place, text in zip(places, said):
            found = re.search(r"\b(src/\w+/\w+\.c):(\d+)", text)
            if found:
                lines[place] = (found[1], int(found[2]))
        return lines

    def environment(self, extra):
        memory = extra.get("LSAN_OPTIONS", "detect_leaks=1") + ":hard_rss_limit_mb=3000"  # no more than the machine can give
        return dict(os.environ, CLAIMLINE_STOP="1", CLAIMLINE_NO_BROWSER="1", **dict(extra, LSAN_OPTIONS=memory))

    def try_all(self):
        """Runs every test without a fault, unless that is known; those that fail are told and left out."""
        store = f"{self.mutant}/reached.json"
        known = {}
        if os.path.exists(store):
            with open(store, encoding="utf-8") as file:
                known = json.load(file)
        stamp = digest(*(read(self.top, path) for path in sorted(glob.glob("src/*/*.[ch]", root_dir=self.top))))
        known = known if known.get("stamp") == stamp else {"stamp": stamp, "tests": {}, "lines": {}}
        failing = []
        for name, (words, env, folder) in self.tests.items():
            sign = self.sign(folder)
            row = known["tests"].get(name)
            if row and row["sign"] == sign:
                continue
            shutil.rmtree(f"{self.mutant}/trace")
            os.makedirs(f"{self.mutant}/trace")
            passed, spent = run(words, self.build, dict(self.environment(env), CLAIMLINE_TRACE=f"{self.mutant}/trace"))
            places = {}
            for path in glob.glob(f"{self.mutant}/trace/*"):
                with open(path, encoding="utf-8") as file:
                    whole, *rest = file.read().split() or [""]
                places.setdefault(os.path.realpath(os.path.join(self.build, whole)), set()).update(int(text, 16) for text in rest)
            lines = set()
            for whole, numbers in places.items():
                if not os.path.isfile(whole):
                    continue  # of a process that was ended while it wrote
                spot = known["lines"].setdefault(whole, {})
                new = sorted(number for number in numbers if f"{number:x}" not in spot)
                found = self.lines_of(whole, new)
                spot.update({f"{number:x}": list(found.get(number, ("", 0))) for number in new})
                lines |= {tuple(spot[f"{number:x}"]) for number in numbers}
            if not passed:
                failing.append(name)
            known["tests"][name] = {"sign": sign if passed else "", "seconds": spent, "passed": passed,
                                    "lines": sorted([path, line] for path, line in lines if path)}
            if len(known["tests"]) % 40 == 0 or spent > 5:
                self.write(store, known)
        self.write(store, known)
        self.reached = {name: known["tests"][name] for name in self.tests if known["tests"][name]["passed"]}
        for row in self.reached.values():
            row["lines"] = {(path, line) for path, line in row["lines"]}
            row["functions"] = {(path, self.function_at(path, line)) for path, line in row["lines"]}
        return failing

    @staticmethod
    def write(path, known):
        with open(path, "w", encoding="utf-8") as file:
            json.dump(known, file)

    def sign(self, folder):
        """What a test is made of."""
        paths = sorted(glob.glob(f"{folder}/**", recursive=True)) if os.path.isdir(folder) else [folder]
        if folder.startswith(self.build):
            paths = sorted(glob.glob(f"{self.top}/tests/*/*{os.path.basename(folder).split('_', 1)[1]}*", recursive=True))
        parts = []
        for path in paths:
            if os.path.isfile(path):
                with open(path, "rb") as file:
                    parts.append(path + hashlib.sha256(file.read()).hexdigest())
        return digest(*parts)

    def asked(self, path, line):
        """The tests that come through the function around a line, in the order in which they are worth asking."""
        spot = (path, self.function_at(path, line))
        near = {(path, line + step) for step in range(-NEAR_LINES, NEAR_LINES + 1)}
        rows = [(not row["lines"] & near, row["seconds"] * LIKELY.get(name, 1), name) for name, row in self.reached.items()
                if spot in row["functions"] and row["seconds"] < SLOW_SECONDS]
        return [name for _, _, name in sorted(rows)]

    # Faults.

    def compile(self, fault):
        """Puts the faulty library or command in its place; false if it does not compile."""
        text = read(self.top, fault.path)
        faulty = f"{self.top}/{os.path.dirname(fault.path)}/faulty_{os.path.basename(fault.path)}"
        with open(faulty, "w", encoding="utf-8") as file:
            file.write(text[:fault.start] + fault.new + text[fault.end:])
        with open(f"{self.build}/compile_commands.json", encoding="utf-8") as file:
            rows = [row for row in json.load(file) if os.path.realpath(os.path.join(row["directory"], row["file"])) ==
                    f"{self.top}/{fault.path}" and "counted" not in row["output"]]
        shared = fault.path.startswith("src/cli/")
        row = [row for row in rows if ("claimline.p" in row["output"]) == shared][0]
        words = [faulty if word == row["file"] else word for word in shlex.split(row["command"])]
        words[words.index("-o") + 1] = f"{self.mutant}/faulty.o"
        good = subprocess.run(words + ["-w", "-MF", f"{self.mutant}/faulty.d"], cwd=self.build, capture_output=True, check=False)
        os.remove(faulty)
        if good.returncode != 0:
            return False
        target = f"{self.build}/src/cli/claimline" if shared else self.library
        commands = subprocess.run(["ninja", "-C", self.build, "-t", "commands", os.path.relpath(target, self.build)],
                                  capture_output=True, text=True, check=True).stdout
        link = [line for line in commands.splitlines() if f"-o {os.path.relpath(target, self.build)} " in line][-1]
        words = [f"{self.mutant}/faulty.o" if word == row["output"] else word for word in shlex.split(link)]
        words[words.index("-o") + 1] = f"{self.mutant}/linked"
        subprocess.run(words, cwd=self.build, capture_output=True, check=True)
        kept = f"{self.mutant}/good-{os.path.basename(target)}"
        shutil.copy2(target, kept)
        with open(kept + ".place", "w", encoding="utf-8") as file:
            file.write(target)
        os.replace(f"{self.mutant}/linked", target)
        return True

    def catch(self, fault, line):
        """The test that catches a fault, "" for none, None where the compiler does."""
        try:
            if not self.compile(fault):
                return None
            spent = 0
            for name in self.asked(fault.path, line):
                words, env, _ = self.tests[name]
                most = int(10 + 5 * self.reached[name]["seconds"])
                passed, seconds = run(words, self.build, self.environment(env), processor=most)
                if not passed:
                    return name
                spent += seconds
                if spent > MOST_SECONDS:
                    break
            return ""
        finally:
            self.put_back()

