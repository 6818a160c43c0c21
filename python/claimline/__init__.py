# SPDX-License-Identifier: MIT
"""Who accused whom, of what, when, on whose word, and who answered.

A row says what a source reports, never that it is so. ``read`` takes a corpus folder with its articles, ``extract``
takes texts, ``diff`` compares two corpora. Nothing goes over a network.
"""

from __future__ import annotations

import ctypes
import json
import os
from collections import deque
from dataclasses import dataclass
from typing import Any, Callable, Iterable, Iterator, Literal, Mapping, Union

from . import _library as _c
from ._library import lib as _lib

__all__ = ["Article", "ClaimlineError", "Corpus", "Finding", "diff", "extract", "read"]
__version__ = "0.1.0"

Path = Union[str, "os.PathLike[str]"]
Article = Union[str, Mapping[str, str]]
"""A text, or a mapping with ``text`` and what is known of it: ``id published publisher title url``."""
Frames = Literal["auto", "dicts", "pandas", "polars"]

_SEVERITIES = ("note", "warning", "error")
_USUAL_CONFIDENCE = 6000


@dataclass(frozen=True)
class Finding:
    """What claimline says of a place in the input."""

    number: int
    name: str
    severity: str
    file: str | None
    line: int
    column: int
    path: str | None
    text: str

    def __str__(self) -> str:
        place = ":".join(str(part) for part in (self.file, self.line, self.column, self.path) if part)
        return f"{place + ': ' if place else ''}{self.severity}: {self.text} [CLM-{self.number:03} {self.name}]"


class ClaimlineError(Exception):
    """An error, with the place that it is about; ``findings`` has all that were told before it."""

    def __init__(self, finding: Finding, findings: Iterable[Finding] = ()) -> None:
        super().__init__(str(finding))
        self.finding = finding
        self.findings = list(findings)
        self.number, self.name = finding.number, finding.name
        self.file, self.line, self.column = finding.file, finding.line, finding.column


def _text(value: bytes | None) -> str | None:
    return value.decode("utf-8", "replace") if value is not None else None


def _finding(code: int, severity: int, at: _c.Loc, text: bytes) -> Finding:
    name = _lib.clm_message_get(code).contents.name
    return Finding(code, _text(name) or "", _SEVERITIES[severity], _text(at.file), at.line, at.column,
                   _text(at.path), _text(text) or "")


def _check(code: int, err: _c.Error, findings: list[Finding]) -> None:
    """Raises what a call that failed has told."""
    if code != 0:
        raise ClaimlineError(_finding(code, 2, err.at, err.text), findings)


def _reporter(findings: list[Finding]) -> Any:
    def report(diag: Any, _payload: Any) -> None:
        found = diag.contents
        findings.append(_finding(found.code, found.severity, found.at, found.text))

    return _c.Report(report)


def _collect(write: Callable[[Any], int]) -> bytes:
    """What a function of the library writes; `write` gets the callback and gives the code."""
    parts: list[bytes] = []

    def take(at: int, length: int, _payload: Any) -> bool:
        parts.append(ctypes.string_at(at, length))
        return True

    write(_c.Write(take))
    return b"".join(parts)


def _lines(data: bytes) -> list[dict[str, Any]]:
    return [json.loads(line) for line in data.splitlines() if line]


def _frame(rows: list[dict[str, Any]], columns: Callable[[], list[str]], frames: Frames) -> Any:
    """A data frame of whatever is installed, or the rows as they are. Without rows it still has its columns."""
    for name in ("pandas", "polars") if frames == "auto" else (frames,):
        if name == "dicts":
            break
        try:
            module = __import__(name)
        except ImportError:
            if frames != "auto":
                raise
            continue
        if not rows:
            return module.DataFrame({column: [] for column in columns()})
        # polars: a column may be empty in the first hundred rows
        return module.DataFrame(rows, infer_schema_length=None) if name == "polars" else module.DataFrame(rows)
    return rows


def _name(path: Path | None) -> bytes | None:
    return os.fsencode(path) if path is not None else None


def _usual_kinds() -> int:
    """All kinds but statements, of which the news has one in every second sentence."""
    bits, kind = 0, 0
    while name := _lib.clm_kind_name(kind):
        bits |= (name != b"statement") << kind
        kind += 1
    return bits


class Corpus:
    """Events, their parties and sources, put in order. Made by :func:`read`."""

    def __init__(self, paths: Iterable[Path], *, articles: bool = True, keep_going: bool = False,
                 fast: bool = False, threads: int = 0, model: Path | None = None, judge: Path | None = None) -> None:
        self.findings: list[Finding] = []
        self._corpus, self._graph = ctypes.c_void_p(), ctypes.c_void_p()
        self._report = _reporter(self.findings)
        self._err = _c.Error()
        options = _c.CorpusOptions(report=self._report, keep_going=keep_going)
        self._check(_lib.clm_corpus_new(ctypes.byref(self._corpus), ctypes.byref(options)))
        names = [os.fsencode(path) for path in paths]
        for name in names:
            self._check(_lib.clm_corpus_read(self._corpus, name, None, ctypes.byref(self._err)))
        if articles:
            self._read_articles(names, _c.ArticleOptions(
                threads=threads, kinds=_usual_kinds(), fast=fast, model=_name(model), judge=_name(judge)))
        self._check(_lib.clm_corpus_finish(self._corpus, ctypes.byref(self._err)))
        bad = [finding for finding in self.findings if finding.severity == "error"]
        if bad and not keep_going:
            raise ClaimlineError(bad[0], self.findings)
        self._check(_lib.clm_graph_new(ctypes.byref(self._graph), self._corpus, ctypes.byref(self._err)))

    def _check(self, code: int) -> None:
        _check(code, self._err, self.findings)

    def _read_articles(self, names: list[bytes], options: _c.ArticleOptions) -> None:
        counts = _c.ArticleCounts()
        for name in names:
            self._check(_lib.clm_corpus_read_articles(self._corpus, name, ctypes.byref(options),
                                                      ctypes.byref(counts), ctypes.byref(self._err)))

    def __del__(self) -> None:
        _lib.clm_graph_free(self._graph)
        _lib.clm_corpus_free(self._corpus)

    def _write(self, write: Callable[[Any, Any], int], min_confidence: float | None) -> bytes:
        view = _c.View()
        sure = _USUAL_CONFIDENCE if min_confidence is None else round(min_confidence * 10000)
        chosen = _c.Filter(min_confidence=0 if min_confidence is None else sure, min_in_articles=sure)
        self._check(_lib.clm_view_init(ctypes.byref(view), self._graph, ctypes.byref(chosen),
                                       ctypes.byref(self._err)))
        try:
            return _collect(lambda take: self._check(write(ctypes.byref(view), take)) or 0)
        finally:
            _lib.clm_view_release(ctypes.byref(view))

    def _table(self, table: int, frames: Frames, min_confidence: float | None) -> Any:
        def text(form: int) -> bytes:
            options = _c.TableOptions(table=table, format=form)
            return self._write(lambda view, take: _lib.clm_table_write(
                view, ctypes.byref(options), take, None, ctypes.byref(self._err)), min_confidence)

        return _frame(_lines(text(_c.FORMAT_JSONL)), lambda: text(_c.FORMAT_CSV).decode().split("\n")[0].split(","), frames)

    def events(self, frames: Frames = "auto", *, min_confidence: float | None = None) -> Any:
        """A row an event, as events.csv has them: a frame of pandas or polars if installed, else dicts."""
        return self._table(_c.TABLE_EVENTS, frames, min_confidence)

    def accusations(self, frames: Frames = "auto", *, min_confidence: float | None = None) -> Any:
        """A row a pair of accuser and accused, as accusations.csv has them."""
        return self._table(_c.TABLE_ACCUSATIONS, frames, min_confidence)

    def timeline(self, *, min_confidence: float | None = None) -> dict[str, Any]:
        """The whole graph: title, actors, sources and events, as timeline.json has them."""
        data = self._write(lambda view, take: _lib.clm_json_write(
            view, None, take, None, ctypes.byref(self._err)), min_confidence)
        return json.loads(data)


def read(folder: Path, *more: Path, articles: bool = True, keep_going: bool = False, fast: bool = False,
         threads: int = 0, model: Path | None = None, judge: Path | None = None) -> Corpus:
    """Reads a corpus folder, or files of events, as ``claimline build`` does.

    Without ``keep_going`` the first error is raised. ``articles=False`` leaves the articles out; ``fast`` reads them
    without the second reader, as ``--fast`` does.
    """
    return Corpus([folder, *more], articles=articles, keep_going=keep_going, fast=fast, threads=threads, model=model,
                  judge=judge)


def diff(old: Corpus | Path, new: Corpus | Path) -> list[dict[str, Any]]:
    """What changed between two corpora: a dict a change, as ``claimline diff --format jsonl`` has them."""
    sides = [side if isinstance(side, Corpus) else read(side) for side in (old, new)]
    made, err = ctypes.c_void_p(), _c.Error()
    options = _c.DiffWriteOptions(format=_c.DIFF_JSONL)
    _check(_lib.clm_diff_new(ctypes.byref(made), sides[0]._graph, sides[1]._graph, None, ctypes.byref(err)), err, [])
    try:
        return _lines(_collect(lambda take: _check(_lib.clm_diff_write(
            made, ctypes.byref(options), take, None, ctypes.byref(err)), err, []) or 0))
    finally:
        _lib.clm_diff_free(made)


def _info(article: Article) -> tuple[_c.ArticleInfo, bytes]:
    if isinstance(article, str):
        return _c.ArticleInfo(), article.encode()
    known = {name: str(article[name]).encode() for name in ("id", "published", "publisher", "title", "url")
             if article.get(name) is not None}
    return _c.ArticleInfo(**known), article["text"].encode()


def extract(articles: Iterable[Article], *, layer: str = "events", min_confidence: float = 0.0, fast: bool = False,
            threads: int = 0, actors: Path | None = None, model: Path | None = None, judge: Path | None = None,
            keep_going: bool = False,
            on_finding: Callable[[Finding], None] | None = None) -> Iterator[dict[str, Any]]:
    """Gives the records of articles one after another, in their order, while it reads on.

    Memory does not grow with the number of articles. A bad article is raised when its turn comes, or with
    ``keep_going`` told to ``on_finding`` and left out. ``fast`` reads without the second reader, as ``--fast`` does.
    """
    if layer not in _c.LAYERS:
        raise ValueError(f"'{layer}' is no layer of records; they are {', '.join(_c.LAYERS)}")
    findings: list[Finding] = []
    records: deque[bytes] = deque()

    def take(at: int, length: int, _payload: Any) -> bool:
        records.append(ctypes.string_at(at, length))
        return True

    report, write = _reporter(findings), _c.Write(take)
    options = _c.ExtractOptions(layer=_c.LAYERS[layer], report=report, write=write, threads=threads,
                                min_confidence=round(min_confidence * 10000),
                                fast=fast, actors=_name(actors), model=_name(model), judge=_name(judge))
    extractor, err = ctypes.c_void_p(), _c.Error()

    def given() -> Iterator[dict[str, Any]]:
        while records:
            yield from _lines(records.popleft())
        while findings:
            finding = findings.pop(0)
            if finding.severity == "error" and not keep_going:
                raise ClaimlineError(finding)
            if on_finding is not None:
                on_finding(finding)

    _check(_lib.clm_extractor_new(ctypes.byref(extractor), ctypes.byref(options), ctypes.byref(err)), err, findings)
    try:
        for article in articles:
            info, text = _info(article)
            _check(_lib.clm_extractor_add(extractor, ctypes.byref(info), text, len(text), ctypes.byref(err)), err,
                   findings)
            yield from given()
        _check(_lib.clm_extractor_finish(extractor, ctypes.byref(err)), err, findings)
        yield from given()
    finally:
        _lib.clm_extractor_free(extractor)
