/* SPDX-License-Identifier: MIT */
/* What the command line asks for. */
#ifndef CLM_CLI_SETTINGS_H
#define CLM_CLI_SETTINGS_H

#include "claimline/check.h"
#include "claimline/diff.h"
#include "claimline/graph.h"

#include <stdbool.h>

enum { MAX_NAMES = 64, MAX_INPUTS = 1024 };

/** The values of an option that may be given again. */
struct names {
    const char *items[MAX_NAMES];
    size_t count;
};

struct settings {
    const char *inputs[MAX_INPUTS];
    size_t input_count;
    const char *output;
    const char *formats;
    const char *format;
    const char *look;
    const char *theme;
    const char *paper;
    const char *orientation;
    const char *context;
    bool fit;
    const char *title;
    bool one_page;
    unsigned dpi;
    bool matrix;
    bool events;
    bool excel;
    const char *event;
    const char *layer;
    const char *other; /* format that is exported to, or imported from */
    const char *model;
    const char *judge;
    bool fast;
    bool accurate;
    bool tokenized;
    bool story;
    bool whole;
    bool articles;
    unsigned threads; /* 0 = as many as processors */
    struct clm_check_levels levels;
    bool list_checks;
    bool stat;
    bool full;
    bool git;
    unsigned ignore; /* bits 1 << clm_diff_field */
    unsigned only;
    bool allow_empty;    /* set by `diff`: a side without events is a side */
    bool keep_positions; /* set by `check`, which names cells */
    const char *input_format;
    bool no_extract; /* leave out the articles of corpus folders */
    bool by_article;
    bool pairs;
    bool answers;
    const char *by;
    bool has_min_confidence;
    bool keep_going;
    bool no_builtin;
    bool json_errors;
    bool quiet;
    bool verbose;
    const char *color;
    bool help;
    bool version;
    struct clm_filter filter; /* its names are those below */
    struct names actors;
    struct names accusers;
    struct names accused;
    struct names sources;
};

#endif
