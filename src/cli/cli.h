/* SPDX-License-Identifier: MIT */
/* What the commands share: exit statuses, messages, loading, output files. */
#ifndef CLM_CLI_CLI_H
#define CLM_CLI_CLI_H

#include "claimline/extract.h"
#include "claimline/graph.h"
#include "claimline/table.h"
#include "option.h"

#include <stdio.h>

enum exit_status {
    EXIT_DONE = 0,
    EXIT_LEFT_OUT =
        1, /* done, but rows were left out; `check`: findings at error level */
    EXIT_DIFFERENT = 1, /* `diff`: the two differ; `merge`: there are conflicts */
    EXIT_TROUBLE = 2,   /* usage, unreadable, malformed, out of memory, write failed */
};

/** One line about the command line on standard error; gives EXIT_TROUBLE. */
int usage_error(const char *fmt, ...) CLM_PRINTF(1, 2);
/** The line that may follow it, for people: where help is to be had. */
void usage_hint(const char *command);
/** How both are written: as JSON or with colour, say. Kept; call it first. */
void usage_settings(const struct settings *settings);
/** Writes findings to standard error as settings ask; at most a hundred errors. */
struct reporter {
    const struct settings *settings;
    FILE *to;
    size_t shown;
    size_t hidden;
};
void report_diag(const struct clm_diag *diag, void *reporter);
/** Tells how many messages there were over the bound. */
void tell_hidden(const struct reporter *reporter);
/** One line about the run as a whole, with the severity of its message; notes as settings
 * ask. */
void tell(const struct settings *settings, enum clm_code code, const char *fmt, ...)
    CLM_PRINTF(3, 4);
/** Whether to write colours to a stream: as settings say, else as the terminal allows. */
bool use_color(const struct settings *settings, FILE *to);
/** Writes an error that stopped a command; gives EXIT_TROUBLE. */
int report_error(const struct settings *settings, const struct clm_error *err);

/** The input of a command: corpus, graph and the events that were asked for. */
struct loaded {
    struct clm_corpus *corpus;
    struct clm_graph *graph;
    struct clm_view view;
    struct clm_article_counts articles;
    bool is_partial; /* something with an error was left out */
};
/** Reads all inputs. Gives 0, or the exit status after the errors were written. unload()
 * in any case. */
int load(const struct settings *settings, struct loaded *loaded);
void unload(struct loaded *loaded);
/** Tells how many links of the events cannot be written, since their other ends are not
 * asked for. */
/** A usage error when a result would be written over an input, else 0. */
int refuse_overwriting(const struct settings *settings, const char *output);
void tell_links_out(const struct settings *settings, const struct clm_view *view);
/** "no WHAT passes the filters", when `count` is 0. */
void tell_nothing(const struct settings *settings, size_t count, const char *what);

/** Tells what a long piece of work does: on a terminal, after a second, on one line that
 * is wiped at the end. */
void progress(const struct settings *settings, const char *what, size_t count);
/** The same where it is known how many there will be: with what is left of the time. */
void progress_of(const struct settings *settings, const char *what, size_t count,
                 size_t total);
void progress_end(void);

int run_build(const struct settings *settings);
int run_draw(const struct settings *settings);
int run_table(const struct settings *settings);
int run_check(const struct settings *settings);
int run_diff(const struct settings *settings);
int run_patch(const struct settings *settings);
int run_merge(const struct settings *settings);
int run_explain(const struct settings *settings);
int run_export(const struct settings *settings);
int run_import(const struct settings *settings);
int run_review(const struct settings *settings);
int run_extract(const struct settings *settings);

/** All commands; the last row has no name. */
extern const struct command commands[];
/** The command with a name, or NULL. */
const struct command *command_find(const char *name);

#endif
