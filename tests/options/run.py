#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
# usage: run.py PROGRAM MAN-PAGE COMPLETIONS-FOLDER
#
# Options are told in four places: what is parsed, what --help shows, what shells complete and the manual page. Here each
# command's options are taken from its help and looked for in the other three, and the other way round. Writes TAP.
import re
import shutil
import subprocess
import sys

program, page, completions = sys.argv[1:]
number = 0
failed = False


def verdict(name, wrong):
    global number, failed
    number += 1
    failed = failed or bool(wrong)
    print(f"{'not ok' if wrong else 'ok'} {number} - {name}")
    for line in wrong:
        print("#", line)


def ask(*words):
    done = subprocess.run([program, *words], capture_output=True, text=True)
    return done.returncode, done.stdout, done.stderr


def options_of_help(command):
    """name -> (letter or "", argument or "")"""
    text = ask(command, "--help")[1]
    rows = re.findall(r"^  (?:-(\w),|   ) --([a-z-]+)(?: ([A-Z]+))? ", text, re.M)
    return {name: (letter, argument) for letter, name, argument in rows}


def options_of_page(names):
    """command -> name -> (letter, has an argument), by the headings that name the command"""
    found = {name: {} for name in names}
    listed = set()
    text = open(page, encoding="utf-8").read().split(".Sh OPTIONS")[1].split(".Sh ")[0]
    for section in text.split("\n.Ss ")[1:]:
        heading = section.split("\n")[0]
        heading_words = re.findall(r"[a-z]+", heading)
        commands = names if "all commands" in heading else [n for n in names if n in heading_words]
        for item in re.findall(r"^\.It (Fl .*)", section, re.M):
            argument = " Ar " in item
            letter = (re.findall(r"Fl ([A-Za-z]) ", item + " ") or [""])[0]
            for name in re.findall(r"[ ,]-([a-z][a-z-]+)", item):
                listed.add((tuple(commands), name))
                for command in commands:
                    found[command].setdefault(name, (letter, argument))
    return found, listed


# Values that each kind of argument accepts, so that parsing gets behind them to --help.
VALUES = {"DIR": "x", "FILE": "x", "TEXT": "x", "ID": "x", "NAME": "x", "DATE": "2016", "NUMBER": "1", "LIST": None,
          "FORMAT": None, "LOOK": None, "LAYER": None, "WHEN": None, "ORIGIN": None}
SPECIAL = {"dpi": "72", "warn": "all", "error": "all"}


def words_of(command, name):
    return [line.split("\t")[0] for line in ask("complete", command, f"--{name}", "")[1].splitlines()]


names = re.findall(r"^  ([a-z]+) +\S", ask("--help")[1].split("commands:\n")[1], re.M)
page_options, listed = options_of_page(names)
all_names = set()
for command in names:
    options = options_of_help(command)
    all_names |= set(options)
    wrong = []
    for name, (letter, argument) in options.items():
        value = SPECIAL.get(name, VALUES.get(argument)) or (words_of(command, name) + ["x"])[0]
        given = [f"--{name}", value] if argument else [f"--{name}"]
        for form in [given, [f"-{letter}", *given[1:]]] if letter else [given]:
            status, out, err = ask(command, *form, "--help")
            if status != 0 or not out:
                wrong.append(f"{command} {' '.join(form)}: {err.strip()}")
        if argument and "needs a value" not in ask(command, f"--{name}")[2]:
            wrong.append(f"{command} --{name}: goes without a value")
        if not argument and "takes no value" not in ask(command, f"--{name}=x")[2]:
            wrong.append(f"{command} --{name}: takes a value")
    verdict(f"{command}: what help shows is parsed", wrong)

    completed = {line.split("\t")[0][2:] for line in ask("complete", command, "--")[1].splitlines()}
    verdict(f"{command}: help and completion have the same options",
            [f"only one has --{name}" for name in sorted(completed ^ set(options))])

    wrong = []
    for name, (letter, argument) in options.items():
        told = page_options[command].get(name)
        if told is None:
            wrong.append(f"--{name} is not in a list of the page that is of {command}")
        elif told[0] != letter:
            wrong.append(f"--{name}: the page has the letter '{told[0]}', help '{letter}'")
    verdict(f"{command}: the manual page has every option", wrong)

wrong = []
for commands, name in sorted(listed):
    if not any(name in options_of_help(command) for command in commands):
        wrong.append(f"--{name} is none of {', '.join(commands)}")
verdict("the manual page has no option that is none", wrong)

# Values.
kinds = words_of("table", "kind")
wrong = [] if "accusation" in kinds and len(kinds) == len(set(kinds)) else ["no kinds"]
corpus_page = open(page.replace("claimline.1", "claimline-corpus.5"), encoding="utf-8").read()
rows = re.findall(r"^\.It (\w+) Ta (.*)", corpus_page.split(".Ss KINDS")[1].split(".El")[0], re.M)
told = [line.split("\t") for line in ask("complete", "table", "--kind", "")[1].splitlines()]
if [list(row) for row in rows] != told:
    wrong.append(f"the page of files has {rows}, completion {told}")
verdict("kinds and their meanings are those of the manual page", wrong)
for command, name in [("draw", "format"), ("table", "format"), ("diff", "format"), ("build", "formats")]:
    wrong = []
    message = ask(command, f"--{name}", "xyzzy", "a", "b")[2]
    wanted = re.findall(r"\w+", message.split("; use ")[1].split("[")[0].split("\n")[0].replace(" or ", " "))
    if words_of(command, name) != wanted:
        wrong.append(f"completion has {words_of(command, name)}, the message {wanted}")
    verdict(f"{command} --{name}: completion has the formats there are", wrong)
verdict("a list is completed behind its last comma",
        [] if ask("complete", "table", "--kind", "denial,acc")[1].startswith("denial,accusation\t") else ["not"])
verdict("a value behind = is completed",
        [] if ask("complete", "draw", "--format=p")[1].split() == ["--format=png", "--format=pdf"] else ["not"])
verdict("nothing is offered where a file stands", ask("complete", "table", "-o", "")[1].split()
        + ask("complete", "table", "--", "-")[1].split() + ask("complete", "table", "")[1].split())

# Beginnings.
verdict("a beginning of one option is that option", [] if ask("table", "--matr", "--hel")[0] == 0 else ["not"])
err = ask("table", "--m", "x")[2]
verdict("a beginning of several is an error that names them",
        [] if "'--m' may be --matrix or --min-confidence or --model" in err else [err])

# The shells.
script = f"""
source {completions}/claimline.bash
COMP_WORDS=("$0" table --form=j) COMP_CWORD=2
_claimline "$0"
printf '%s\\n' "${{COMPREPLY[@]}}"
"""
done = subprocess.run(["bash", "-c", script, program], capture_output=True, text=True)
verdict("bash completes", [] if done.stdout.split() == ["--form=jsonl"] else [done.stdout + done.stderr])
for shell, file in [("zsh", "_claimline"), ("fish", "claimline.fish")]:
    if shutil.which(shell):
        done = subprocess.run([shell, "-n", f"{completions}/{file}"], capture_output=True, text=True)
        verdict(f"{shell} reads its script", [done.stderr] if done.returncode else [])
    else:
        number += 1
        print(f"ok {number} - {shell} reads its script # SKIP no {shell}")
print(f"1..{number}")
sys.exit(failed)
