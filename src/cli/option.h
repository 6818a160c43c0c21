/* SPDX-License-Identifier: MIT */
/* The command line: one table a command drives parsing, help, completions and the man
 * page. */
#ifndef CLM_CLI_OPTION_H
#define CLM_CLI_OPTION_H

#include "claimline/check.h"
#include "claimline/diff.h"
#include "claimline/graph.h"

#include <stdbool.h>

enum option_id {
    OPT_OUTPUT,
    OPT_FORMATS,
    OPT_FORMAT,
    OPT_LOOK,
    OPT_TITLE,
    OPT_ONE_PAGE,
    OPT_DPI,
    OPT_MATRIX,
    OPT_EVENTS,
    OPT_EXCEL,
    OPT_EVENT,
    OPT_LAYER,
    OPT_MODEL,
    OPT_ACCURATE,
    OPT_TOKENIZED,
    OPT_STORY,
    OPT_WHOLE,
    OPT_THREADS,
    OPT_SWITCH_WARNING,
    OPT_SWITCH_ERROR,
    OPT_LIST_CHECKS,
    OPT_STAT,
    OPT_IGNORE,
    OPT_ONLY,
    OPT_FULL,
    OPT_GIT,
    OPT_INPUT_FORMAT,
    OPT_NO_EXTRACT,
    OPT_KEEP_GOING,
    OPT_NO_BUILTIN,
    OPT_FROM,
    OPT_TO,
    OPT_ACTOR,
    OPT_ACCUSER,
    OPT_ACCUSED,
    OPT_KIND,
    OPT_CHARGE_TYPE,
    OPT_ORIGIN,
    OPT_SOURCE,
    OPT_MIN_CONFIDENCE,
    OPT_ANSWERED,
    OPT_UNANSWERED,
    OPT_JSON_ERRORS,
    OPT_QUIET,
    OPT_VERBOSE,
    OPT_COLOR,
    OPT_HELP,
    OPT_VERSION,
};

/** One option. A group ends with a row that has no name. */
struct option {
    enum option_id id;
    char letter; /* 0 = none */
    const char *name;
    const char *argument; /* "FILE", or NULL when it takes none */
    const char *help;
};

enum { MAX_NAMES = 64 };

/** What the command line asks for. */
struct settings {
    const char *inputs[1024];
    size_t input_count;
    const char *output;
    const char *formats;
    const char *format;
    const char *look;
    const char *title;
    bool one_page;
    unsigned dpi;
    bool matrix;
    bool events;
    bool excel;
    const char *event;
    const char *layer;
    const char *model;
    bool accurate;
    bool tokenized;
    bool story;
    bool whole;
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
    bool has_min_confidence;
    bool keep_going;
    bool no_builtin;
    bool json_errors;
    bool quiet;
    bool verbose;
    const char *color;
    bool help;
    bool version;
    struct clm_filter filter;
    const char *actors[MAX_NAMES];
    const char *accusers[MAX_NAMES];
    const char *accused[MAX_NAMES];
    const char *sources[MAX_NAMES];
};

struct command {
    const char *name;
    int (*run)(const struct settings *settings);
    const char *arguments; /* "INPUT..." */
    const char *summary;
    const char *examples;
    const struct option *const *groups; /* ended by NULL */
};

extern const struct option options_shared[];
extern const struct option options_input[];
extern const struct option options_filter[];

/** Reads the words behind the command's name. Gives 0, or after one line on standard
 * error the exit status. */
int option_parse(const struct command *command, int argc, char **argv,
                 struct settings *settings);
/** Writes the help of a command to standard output. */
void option_help(const struct command *command);
/** Whether `word` is in a list parted by commas. */
bool option_list_has(const char *list, const char *word);

#endif
