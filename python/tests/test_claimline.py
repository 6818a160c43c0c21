# SPDX-License-Identifier: MIT
"""The Python package over the shared library: what it gives is what the command gives."""

import ctypes
import json
import os
import shlex
import subprocess
from pathlib import Path

import claimline
import pytest
from claimline import _library

ROOT = Path(__file__).resolve().parents[2]
INPUT = ROOT / "input"
COMMAND = os.environ.get("CLAIMLINE_COMMAND")
needs_command = pytest.mark.skipif(not COMMAND, reason="CLAIMLINE_COMMAND names no command")


def command(*arguments, **how):
    done = subprocess.run([COMMAND, *arguments], capture_output=True, text=True, **how)
    return [json.loads(line) for line in done.stdout.splitlines()]


@needs_command
def test_events_and_accusations_are_those_of_the_command():
    corpus = claimline.read(INPUT)
    assert corpus.events("dicts") == command("table", "--events", "--format", "jsonl", INPUT)
    assert corpus.accusations("dicts") == command("table", "--format", "jsonl", INPUT)
    assert any(row["origin"] == "extracted" for row in corpus.events("dicts"))


@needs_command
def test_articles_may_be_left_out():
    rows = claimline.read(INPUT, articles=False).events("dicts")
    assert rows == command("table", "--no-extract", "--events", "--format", "jsonl", INPUT)


@needs_command
def test_extract_streams_what_the_command_writes(tmp_path):
    articles = [{"id": f"a{i}", "published": "2024-05-06", "text": page.read_text()}
                for i, page in enumerate(sorted((INPUT / "articles").glob("*.txt")))]
    lines = tmp_path / "articles.jsonl"
    lines.write_text("".join(json.dumps(article) + "\n" for article in articles))
    assert list(claimline.extract(articles, threads=2)) == command("extract", lines)


def test_extract_reads_no_further_than_it_must():
    taken = []

    def articles():
        for i in range(500):
            taken.append(i)
            yield {"id": f"a{i}", "published": "2024-05-06", "text": "Norway accused Sweden of spying."}

    first = next(iter(claimline.extract(articles(), threads=1)))
    assert first["actors"][0]["name"] == "Norway" and first["targets"][0]["name"] == "Sweden"
    assert len(taken) < 100


def test_a_bad_article_costs_itself_only():
    articles = ["Norway accused Sweden of spying.", "a\0b", "Sweden accused Norway of lying."]
    told = []
    records = list(claimline.extract(articles, keep_going=True, on_finding=told.append))
    assert len(records) == 2 and [f.name for f in told if f.severity == "error"] == ["nul-byte"]
    with pytest.raises(claimline.ClaimlineError, match="NUL"):
        list(claimline.extract(articles))


def test_an_error_has_its_place(tmp_path):
    (tmp_path / "events.csv").write_text("date,kind,actor\n2021-02-30,talks,Norway\n")
    with pytest.raises(claimline.ClaimlineError) as caught:
        claimline.read(tmp_path)
    error = caught.value
    assert (error.number, error.name, error.line, error.column) == (41, "bad-date", 2, 1)
    assert error.file == str(tmp_path / "events.csv")
    assert "does not exist" in str(error)
    assert claimline.read(tmp_path, keep_going=True).events("dicts") == []


def test_a_missing_folder_is_an_error():
    with pytest.raises(claimline.ClaimlineError) as caught:
        claimline.read("no such folder")
    assert caught.value.name == "cannot-read"


def test_diff_tells_what_changed(tmp_path):
    for name, day in (("old", 5), ("new", 6)):
        (tmp_path / name).mkdir()
        (tmp_path / name / "events.csv").write_text(
            f"id,date,kind,actor,target,charge,source\na,2024-03-0{day},accusation,Norway,Sweden,lied,Post\n")
    changes = claimline.diff(tmp_path / "old", tmp_path / "new")
    assert [change["change"] for change in changes] == ["date_changed"]
    assert claimline.diff(tmp_path / "old", tmp_path / "old") == []


def test_timeline_is_the_graph():
    timeline = claimline.read(INPUT).timeline()
    assert {"actors", "sources", "events"} <= timeline.keys() and timeline["events"]


def test_frames_are_those_of_pandas():
    pandas = pytest.importorskip("pandas")
    frame = claimline.read(INPUT, articles=False).accusations("pandas")
    assert isinstance(frame, pandas.DataFrame) and {"accuser", "accused", "charge"} <= set(frame.columns)


@pytest.mark.skipif("CLAIMLINE_INCLUDE" not in os.environ, reason="CLAIMLINE_INCLUDE names no folders of headers")
def test_structures_are_laid_out_as_a_compiler_does(tmp_path):
    lines = []
    for name, structure in _library.STRUCTURES.items():
        lines.append(f'printf("{name} %zu", sizeof(struct {name}));')
        for field, _ in structure._fields_:
            lines.append(f'printf(" %zu", offsetof(struct {name}, {field.rstrip("_")}));')
        lines.append('puts("");')
    source = tmp_path / "layout.c"
    source.write_text("#include <claimline/claimline.h>\n#include <stddef.h>\n#include <stdio.h>\n"
                      "int main(void)\n{\n" + "\n".join(lines) + "\nreturn 0;\n}\n")
    folders = [f"-I{folder}" for folder in os.environ["CLAIMLINE_INCLUDE"].split(":")]
    subprocess.run([*shlex.split(os.environ.get("CC", "cc")), source, *folders, "-o", tmp_path / "layout"],
                   check=True)
    laid_out = subprocess.run([tmp_path / "layout"], capture_output=True, text=True, check=True).stdout
    for line in laid_out.splitlines():
        name, *numbers = line.split()
        structure = _library.STRUCTURES[name]
        ours = [ctypes.sizeof(structure)] + [getattr(structure, field).offset for field, _ in structure._fields_]
        assert ours == [int(number) for number in numbers], name
