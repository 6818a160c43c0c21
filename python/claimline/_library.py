# SPDX-License-Identifier: MIT
"""The shared library libclaimline.so.0 as ctypes sees it: structures and functions of include/claimline."""

from __future__ import annotations

import ctypes as c
import os
from ctypes.util import find_library

Write = c.CFUNCTYPE(c.c_bool, c.c_void_p, c.c_size_t, c.c_void_p)
Progress = c.CFUNCTYPE(None, c.c_size_t, c.c_void_p)


class Loc(c.Structure):
    _fields_ = [("file", c.c_char_p), ("line", c.c_uint32), ("column", c.c_uint32), ("path", c.c_char_p)]


class Error(c.Structure):
    _fields_ = [("code", c.c_int), ("at", Loc), ("text", c.c_char * 512)]


class Diag(c.Structure):
    _fields_ = [("code", c.c_int), ("severity", c.c_int), ("at", Loc), ("text", c.c_char_p),
                ("also", Loc), ("also_text", c.c_char_p)]


Report = c.CFUNCTYPE(None, c.POINTER(Diag), c.c_void_p)


class Message(c.Structure):
    _fields_ = [("code", c.c_int), ("severity", c.c_int), ("name", c.c_char_p), ("meaning", c.c_char_p)]


class CorpusOptions(c.Structure):
    _fields_ = [("report", Report), ("payload", c.c_void_p), ("progress", Progress), ("keep_going", c.c_bool),
                ("keep_positions", c.c_bool), ("no_builtin", c.c_bool)]


class ArticleOptions(c.Structure):
    _fields_ = [("frames", c.c_char_p), ("charges", c.c_char_p), ("model", c.c_char_p), ("judge", c.c_char_p),
                ("fast", c.c_bool), ("accurate", c.c_bool), ("threads", c.c_uint), ("min_confidence", c.c_uint),
                ("kinds", c.c_uint), ("progress", Progress), ("payload", c.c_void_p), ("own_frames", c.c_char_p)]


class ExtractCounts(c.Structure):
    _fields_ = [("articles", c.c_size_t), ("events", c.c_size_t), ("other", c.c_size_t), ("unsure", c.c_size_t)]


class ArticleCounts(c.Structure):
    _fields_ = [("read", ExtractCounts), ("left_out", c.c_size_t)]


class ArticleInfo(c.Structure):
    _fields_ = [(name, c.c_char_p) for name in ("id", "published", "publisher", "title", "url", "file")] + [
        ("line", c.c_uint32)]


class ExtractOptions(c.Structure):
    _fields_ = [("layer", c.c_int), ("part", c.c_int), ("actors", c.c_char_p), ("frames", c.c_char_p),
                ("charges", c.c_char_p), ("model", c.c_char_p), ("judge", c.c_char_p), ("fast", c.c_bool),
                ("accurate", c.c_bool), ("tokenized", c.c_bool), ("min_confidence", c.c_uint), ("kinds", c.c_uint), ("threads", c.c_uint),
                ("may_be_missing", c.c_bool), ("wants", c.c_void_p), ("report", Report), ("write", Write),
                ("payload", c.c_void_p), ("own_actors", c.c_char_p), ("own_frames", c.c_char_p)]


class Filter(c.Structure):
    _fields_ = [("has_from", c.c_bool), ("has_to", c.c_bool), ("from_", c.c_int32), ("to", c.c_int32),
                ("actors", c.c_void_p), ("actor_count", c.c_size_t), ("accusers", c.c_void_p),
                ("accuser_count", c.c_size_t), ("accused", c.c_void_p), ("accused_count", c.c_size_t),
                ("sources", c.c_void_p), ("source_count", c.c_size_t), ("kinds", c.c_uint),
                ("charge_types", c.c_uint), ("origins", c.c_uint), ("min_confidence", c.c_uint16),
                ("min_in_articles", c.c_uint16), ("answered", c.c_int)]


class View(c.Structure):
    _fields_ = [("graph", c.c_void_p), ("events", c.c_void_p), ("count", c.c_size_t)]


class TableOptions(c.Structure):
    _fields_ = [("table", c.c_int), ("format", c.c_int), ("by", c.c_int), ("excel", c.c_bool)]


class DiffWriteOptions(c.Structure):
    _fields_ = [("format", c.c_int), ("color", c.c_bool)]


# By the names of the headers; a test compares their layouts with a compiler's.
STRUCTURES = {"clm_loc": Loc, "clm_error": Error, "clm_diag": Diag, "clm_message": Message,
              "clm_corpus_options": CorpusOptions, "clm_article_options": ArticleOptions,
              "clm_extract_counts": ExtractCounts, "clm_article_counts": ArticleCounts,
              "clm_article_info": ArticleInfo, "clm_extract_options": ExtractOptions, "clm_filter": Filter,
              "clm_view": View, "clm_table_options": TableOptions, "clm_diff_write_options": DiffWriteOptions}

TABLE_ACCUSATIONS, TABLE_EVENTS = 0, 1
FORMAT_CSV, FORMAT_JSONL, DIFF_JSONL = 0, 1, 1
LAYERS = {"events": 0, "timexes": 2, "attributions": 3, "articles": 4}  # those whose records are JSON
CONSTANTS = {"CLM_TABLE_ACCUSATIONS": TABLE_ACCUSATIONS, "CLM_TABLE_EVENTS": TABLE_EVENTS, "CLM_TABLE_CSV": FORMAT_CSV,
             "CLM_TABLE_JSONL": FORMAT_JSONL, "CLM_DIFF_JSONL": DIFF_JSONL,
             **{f"CLM_LAYER_{name.upper()}": value for name, value in LAYERS.items()}}

_P, _E, _S, _N = c.c_void_p, c.POINTER(Error), c.c_char_p, c.c_size_t
_FUNCTIONS = {
    "clm_message_get": (c.POINTER(Message), [c.c_int]),
    "clm_kind_name": (_S, [c.c_int]),
    "clm_corpus_new": (c.c_int, [c.POINTER(_P), c.POINTER(CorpusOptions)]),
    "clm_corpus_free": (None, [_P]),
    "clm_corpus_read": (c.c_int, [_P, _S, _S, _E]),
    "clm_corpus_read_articles": (c.c_int, [_P, _S, c.POINTER(ArticleOptions), c.POINTER(ArticleCounts), _E]),
    "clm_corpus_finish": (c.c_int, [_P, _E]),
    "clm_corpus_error_count": (_N, [_P]),
    "clm_graph_new": (c.c_int, [c.POINTER(_P), _P, _E]),
    "clm_graph_free": (None, [_P]),
    "clm_view_init": (c.c_int, [c.POINTER(View), _P, c.POINTER(Filter), _E]),
    "clm_view_release": (None, [c.POINTER(View)]),
    "clm_table_write": (c.c_int, [c.POINTER(View), c.POINTER(TableOptions), Write, _P, _E]),
    "clm_json_write": (c.c_int, [c.POINTER(View), _S, Write, _P, _E]),
    "clm_diff_new": (c.c_int, [c.POINTER(_P), _P, _P, _P, _E]),
    "clm_diff_free": (None, [_P]),
    "clm_diff_write": (c.c_int, [_P, c.POINTER(DiffWriteOptions), Write, _P, _E]),
    "clm_extractor_new": (c.c_int, [c.POINTER(_P), c.POINTER(ExtractOptions), _E]),
    "clm_extractor_add": (c.c_int, [_P, c.POINTER(ArticleInfo), _S, _N, _E]),
    "clm_extractor_finish": (c.c_int, [_P, _E]),
    "clm_extractor_free": (None, [_P]),
}


def _open() -> c.CDLL:
    name = os.environ.get("CLAIMLINE_LIBRARY") or find_library("claimline") or "libclaimline.so.0"
    try:
        library = c.CDLL(name)
    except OSError as why:
        raise ImportError(f"the shared library of claimline is not there ({why}); install claimline, or name "
                          "libclaimline.so.0 in CLAIMLINE_LIBRARY") from None
    for function, (result, arguments) in _FUNCTIONS.items():
        getattr(library, function).restype = result
        getattr(library, function).argtypes = arguments
    return library


lib = _open()
