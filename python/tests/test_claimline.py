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


@needs_command
def test_fast_reads_as_the_command_does_with_fast():
    rows = claimline.read(INPUT, fast=True).events("dicts")
    assert rows == command("table", "--fast", "--events", "--format", "jsonl", INPUT)
    page = sorted((INPUT / "articles").glob("*.txt"))[0].read_text()
    fast = list(claimline.extract([{"published": "2016-10-04", "text": page}], fast=True))
    line = json.dumps({"published": "2016-10-04", "text": page})
    assert [record["cue"] for record in fast] == [record["cue"] for record in command("extract", "--fast", "-", input=line)]


def test_a_model_that_is_not_there_is_an_error_unless_it_is_not_needed():
    text = "Norway accused Sweden of spying."
    with pytest.raises(claimline.ClaimlineError, match="no such judge"):
        list(claimline.extract([text], judge="no such judge"))
    assert len(list(claimline.extract([text], judge="no such judge", fast=True))) == 1


def test_layers_are_those_of_records():
    text = "On 3 May Norway accused Sweden of spying."
    for layer in _library.LAYERS:
        assert list(claimline.extract([{"published": "2024-05-06", "text": text}], layer=layer, fast=True)), layer
    with pytest.raises(ValueError, match="parse"):
        list(claimline.extract([text], layer="parse"))


def test_an_error_of_json_names_line_and_path(tmp_path):
    (tmp_path / "more.jsonl").write_text('{"date":"2021","kind":"talks"}\n{"date":"2021","kind":"tea"}\n')
    with pytest.raises(claimline.ClaimlineError) as caught:
        claimline.read(tmp_path)
    assert (caught.value.line, caught.value.name) == (2, "unknown-kind")
    assert caught.value.file == str(tmp_path / "more.jsonl") and caught.value.finding.path == "/kind"


def late_column(folder):
    """A corpus of which a column is empty in all rows but the last."""
    rows = [f"e{i},2024-05-06,accusation,Norway,Sweden,spied,Post,," for i in range(150)]
    (folder / "events.csv").write_text("id,date,kind,actor,target,charge,source,place,confidence\n" +
                                       "\n".join(rows) + "\ne,2024-05-07,accusation,Norway,Sweden,spied,Post,Oslo,0.5\n")
    return claimline.read(folder, articles=False)


@pytest.mark.parametrize("name", ["pandas", "polars"])
def test_frames_are_those_of(name, tmp_path):
    module = pytest.importorskip(name)
    corpus = late_column(tmp_path)
    frame, rows = corpus.events(name), corpus.events("dicts")
    assert isinstance(frame, module.DataFrame) and list(frame.columns) == list(rows[0])
    assert list(frame["place"])[-1] == "Oslo" and list(frame["id"]) == [row["id"] for row in rows]
    assert len(corpus.accusations(name)) == 151


@pytest.mark.parametrize("name", ["pandas", "polars"])
def test_a_frame_without_rows_has_its_columns(name, tmp_path):
    pytest.importorskip(name)
    (tmp_path / "events.csv").write_text("date,kind\n2024,talks\n")
    frame = claimline.read(tmp_path, articles=False).accusations(name)
    assert len(frame) == 0 and {"accuser", "accused", "charge"} <= set(frame.columns)


@pytest.mark.skipif("CLAIMLINE_INCLUDE" not in os.environ, reason="CLAIMLINE_INCLUDE names no folders of headers")
def test_structures_are_laid_out_as_a_compiler_does(tmp_path):
    lines = []
    for name, structure in _library.STRUCTURES.items():
        lines.append(f'printf("{name} %zu", sizeof(struct {name}));')
        for field, _ in structure._fields_:
            lines.append(f'printf(" %zu", offsetof(struct {name}, {field.rstrip("_")}));')
        lines.append('puts("");')
    for name in _library.CONSTANTS:
        lines.append(f'printf("{name} %d\\n", (int){name});')
    source = tmp_path / "layout.c"
    source.write_text("#include <claimline/claimline.h>\n#include <stddef.h>\n#include <stdio.h>\n"
                      "int main(void)\n{\n" + "\n".join(lines) + "\nreturn 0;\n}\n")
    folders = [f"-I{folder}" for folder in os.environ["CLAIMLINE_INCLUDE"].split(":")]
    subprocess.run([*shlex.split(os.environ.get("CC", "cc")), source, *folders, "-o", tmp_path / "layout"],
                   check=True)
    laid_out = subprocess.run([tmp_path / "layout"], capture_output=True, text=True, check=True).stdout
    for line in laid_out.splitlines():
        name, *numbers = line.split()
        if name in _library.CONSTANTS:
            assert _library.CONSTANTS[name] == int(numbers[0]), name
            continue
        structure = _library.STRUCTURES[name]
        ours = [ctypes.sizeof(structure)] + [getattr(structure, field).offset for field, _ in structure._fields_]
        assert ours == [int(number) for number in numbers], name
