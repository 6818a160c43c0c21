/* SPDX-License-Identifier: MIT */
/* The options: one row each. */
#include "cli.h"
#include "format.h"
#include "value.h"

#define ONE(command) (1u << COMMAND_##command)

enum {
    BUILD = ONE(BUILD),
    DRAW = ONE(DRAW),
    TABLE = ONE(TABLE),
    CHECK = ONE(CHECK),
    DIFF = ONE(DIFF),
    PATCH = ONE(PATCH),
    MERGE = ONE(MERGE),
    EXPLAIN = ONE(EXPLAIN),
    EXTRACT = ONE(EXTRACT),
    EXPORT = ONE(EXPORT),
    IMPORT = ONE(IMPORT),
    REVIEW = ONE(REVIEW),
    DATED = BUILD | DRAW | TABLE | EXPLAIN | REVIEW, /* what takes filters of days */
    VIEWS = DATED | EXPORT,                          /* what takes filters */
    CORPORA = VIEWS | CHECK | DIFF | PATCH,          /* what reads a corpus */
    ALL = CORPORA | MERGE | EXTRACT | IMPORT | ONE(NONE),
};

/* ---- The words that options take. */

#define WORDS(...)                                                                       \
    static const char *const words[] = {__VA_ARGS__, NULL};                              \
    return words[i]

static const char *
look_word(int i)
{
    WORDS("ladder", "lanes", "overview");
}

static const char *
theme_word(int i)
{
    WORDS("light", "dark", "grey");
}

static const char *
paper_word(int i)
{
    WORDS("a4", "a3", "letter");
}

static const char *
orientation_word(int i)
{
    WORDS("portrait", "landscape");
}

static const char *
context_word(int i)
{
    WORDS("linked", "all", "none");
}

static const char *
layer_word(int i)
{
    WORDS("events", "attributions", "parse", "timexes");
}

static const char *
input_format_word(int i)
{
    WORDS("csv", "json", "jsonl");
}

static const char *
color_word(int i)
{
    WORDS("auto", "always", "never");
}

static const char *
kind_word(int i)
{
    return i < CLM_KIND_COUNT ? clm_kind_name((enum clm_kind)i) : NULL;
}

static const char *
kind_meaning(int i)
{
    return clm_kind_meaning((enum clm_kind)i);
}

static const char *
charge_type_word(int i)
{
    return i < CLM_CHARGE_COUNT ? clm_charge_type_name((enum clm_charge_type)i) : NULL;
}

static const char *
origin_word(int i)
{
    return i < CLM_ORIGIN_COUNT ? clm_origin_name((enum clm_origin)i) : NULL;
}

static const char *
field_word(int i)
{
    return i < CLM_DIFF_FIELD_COUNT ? clm_diff_field_name((enum clm_diff_field)i) : NULL;
}

static const char *
format_word(enum command_id command, int i)
{
    const struct format *format = format_at(command, i);
    return format != NULL ? format->name : NULL;
}

static const char *
build_format_word(int i)
{
    return format_word(COMMAND_BUILD, i);
}

static const char *
draw_format_word(int i)
{
    return format_word(COMMAND_DRAW, i);
}

static const char *
table_format_word(int i)
{
    return format_word(COMMAND_TABLE, i);
}

static const char *
by_word(int i)
{
    static const char *const words[] = {"month", "year"};
    return i < 2 ? words[i] : NULL;
}

static const char *
review_format_word(int i)
{
    return format_word(COMMAND_REVIEW, i);
}

static const char *
diff_format_word(int i)
{
    return format_word(COMMAND_DIFF, i);
}

static const char *
export_format_word(int i)
{
    return format_word(COMMAND_EXPORT, i);
}

static const char *
import_format_word(int i)
{
    return format_word(COMMAND_IMPORT, i);
}

/* The i-th message that is a check, or NULL. */
static const struct clm_message *
check_at(int i)
{
    size_t count = 0;
    const struct clm_message *all = clm_message_all(&count);
    for (size_t k = 0; k < count; k++)
        if (clm_check_is(all[k].code) && i-- == 0)
            return &all[k];
    return NULL;
}

static const char *
check_word(int i)
{
    const struct clm_message *check = check_at(i);
    if (check != NULL)
        return check->name;
    return i == 0 || check_at(i - 1) != NULL ? "all" : NULL;
}

static const char *
check_meaning(int i)
{
    const struct clm_message *check = check_at(i);
    return check != NULL ? check->meaning : "every check";
}

/* ---- How a value is stored; a member of another type does not compile. */

#define PLACE(member, type)                                                              \
    _Generic(((struct settings *)0)->member, type : offsetof(struct settings, member))
#define FLAG(member)         value_flag, PLACE(member, bool), NULL, NULL, 0, 0
#define TEXT(member)         value_text, PLACE(member, const char *), NULL, NULL, 0, 0
#define FORMAT(member, word) value_text, PLACE(member, const char *), word, NULL, 0, 0
#define CHOICE(member, word) value_choice, PLACE(member, const char *), word, NULL, 0, 0
#define LIST(member, word)   LIST_OF(member, word, NULL)
#define LIST_OF(member, word, meaning)                                                   \
    value_list, PLACE(member, unsigned), word, meaning, 0, 0
#define NUMBER(member, least, most)                                                      \
    value_number, PLACE(member, unsigned), NULL, NULL, least, most
#define NAMES(member)      value_name, PLACE(member, struct names), NULL, NULL, 0, 0
#define OWN(reader)        reader, 0, NULL, NULL, 0, 0
#define CHECK_NAME(reader) reader, 0, check_word, check_meaning, 0, 0

/* clang-format off */
const struct option option_rows[] = {
    {EXTRACT, 0, "layer", "LAYER", "events (default) or attributions (who says what), both JSON Lines; parse (CoNLL-U); timexes (dated time expressions)", FORMAT(layer, layer_word)},
    {BUILD, 'o', "output", "DIR", "folder of the results (default: output)", TEXT(output)},
    {DRAW, 'o', "output", "FILE", "the picture; several pages become FILE-1, FILE-2 and so on, of PDF one file", TEXT(output)},
    {REVIEW, 'o', "output", "FILE", "instead of standard output; .html is a page, .csv a table", TEXT(output)},
    {TABLE | DIFF | PATCH | EXTRACT | EXPORT | IMPORT, 'o', "output", "FILE", "instead of standard output", TEXT(output)},
    {MERGE, 'o', "output", "FILE", "instead of standard output; may be one of the inputs", TEXT(output)},
    {BUILD, 0, "formats", "LIST", "of {formats}, parted by commas (default: dot,svg,html,csv,json)", FORMAT(formats, build_format_word)},
    {DRAW, 0, "format", "FORMAT", "{formats} (default: by the name of FILE, or svg)", FORMAT(format, draw_format_word)},
    {TABLE, 0, "format", "FORMAT", "{formats} (default: by the name of FILE, or csv)", FORMAT(format, table_format_word)},
    {DIFF, 0, "format", "FORMAT", "{formats} (default: text)", FORMAT(format, diff_format_word)},
    {EXPORT, 0, "to", "FORMAT", "{formats}", FORMAT(other, export_format_word)},
    {IMPORT, 0, "from", "FORMAT", "{formats}", FORMAT(other, import_format_word)},
    {REVIEW, 0, "format", "FORMAT", "{formats} (default: by the name of FILE, or csv)", FORMAT(format, review_format_word)},
    {REVIEW, 0, "by-article", NULL, "in the order of the articles, not the least sure first", FLAG(by_article)},
    {BUILD | DRAW, 0, "look", "LOOK", "of the picture: ladder (default), lanes or overview", CHOICE(look, look_word)},
    {BUILD | DRAW, 0, "theme", "THEME", "of the picture: light (default), dark or grey", CHOICE(theme, theme_word)},
    {BUILD | DRAW, 0, "paper", "PAPER", "of the pages: a4 (default), a3 or letter", CHOICE(paper, paper_word)},
    {BUILD | DRAW, 0, "orientation", "WAY", "of the pages: portrait or landscape (default: lanes landscape, others portrait)", CHOICE(orientation, orientation_word)},
    {BUILD | DRAW, 0, "context", "WHICH", "acts around the accusations: linked (default), all or none", CHOICE(context, context_word)},
    {BUILD | DRAW | EXPORT, 0, "title", "TEXT", "of the picture", TEXT(title)},
    {REVIEW, 0, "title", "TEXT", "of the page", TEXT(title)},
    {BUILD | DRAW, 0, "one-page", NULL, "one long picture instead of pages", FLAG(one_page)},
    {BUILD | DRAW, 0, "fit", NULL, "pages as high as what is on them", FLAG(fit)},
    {BUILD | DRAW, 0, "dpi", "NUMBER", "of PNG pictures (default: 150)", NUMBER(dpi, 20, 1200)},
    {TABLE, 0, "events", NULL, "every event instead of who accused whom", FLAG(events)},
    {TABLE, 0, "matrix", NULL, "accusations counted: accusers down, accused across", FLAG(matrix)},
    {TABLE, 0, "by", "PERIOD", "with --matrix: a row an accuser, accused and month or year", CHOICE(by, by_word)},
    {TABLE, 0, "pairs", NULL, "a row an accuser and accused: how often, answered, first, last, what of", FLAG(pairs)},
    {TABLE, 0, "answers", NULL, "a row an accusation and its answer: which and after how many days", FLAG(answers)},
    {BUILD, 0, "excel", NULL, "tables for spreadsheets: BOM, CRLF, guarded formulas", FLAG(excel)},
    {TABLE, 0, "excel", NULL, "for spreadsheets: BOM, CRLF, guarded formulas", FLAG(excel)},
    {CHECK, 'W', "warn", "NAME", "make a check a warning; no-NAME switches it off, all means all", CHECK_NAME(value_warning)},
    {CHECK, 'E', "error", "NAME", "make a check an error", CHECK_NAME(value_error)},
    {CHECK, 0, "list", NULL, "list the checks", FLAG(list_checks)},
    {DIFF, 0, "stat", NULL, "only the summary", FLAG(stat)},
    {DIFF, 0, "ignore", "LIST", "leave out changes of these fields: date,charge,spans,...", LIST(ignore, field_word)},
    {DIFF, 0, "only", "LIST", "only changes of these fields", LIST(only, field_word)},
    {DIFF, 0, "full", NULL, "pictures: every event, not only changed days", FLAG(full)},
    {DIFF, 0, "git", NULL, "take the seven arguments of git's external diff", FLAG(git)},
    {EXPLAIN, 0, "event", "ID", "only the event with this id", TEXT(event)},

    {EXTRACT, 'j', "threads", "NUMBER", "articles read at a time (default: processors)", NUMBER(threads, 1, 64)},
    {EXTRACT, 0, "accurate", NULL, "parse with a beam of 8: better and slower", FLAG(accurate)},
    {EXTRACT, 0, "tokenized", NULL, "the input is CoNLL-U; keep its sentences and words", FLAG(tokenized)},
    {EXTRACT, 0, "story", NULL, "leave out what stands around the story (default for .txt)", FLAG(story)},
    {EXTRACT, 0, "articles", NULL, "what became of each article: its day, what was kept, left out, found, shown and hidden", FLAG(articles)},
    {EXTRACT, 0, "whole", NULL, "read all of the text (default for records)", FLAG(whole)},
    {EXTRACT, 0, "model", "FILE", "another language model", TEXT(model)},
    {EXTRACT, 0, "judge", "FILE", "another model of the second reader", TEXT(judge)},
    {EXTRACT, 0, "fast", NULL, "without the second reader: faster, and finds less", FLAG(fast)},
    {EXTRACT, 0, "min-confidence", "NUMBER", "only events with at least this confidence, 0 to 1", OWN(value_confidence)},

    {DATED, 0, "from", "DATE", "events that may have happened on or after DATE (EDTF)", OWN(value_from)},
    {DATED, 0, "to", "DATE", "events that may have happened on or before DATE", OWN(value_to)},
    {VIEWS, 0, "actor", "NAME", "with this party or speaker on any side; may be given again", NAMES(actors)},
    {VIEWS, 0, "accuser", "NAME", "by this party or speaker", NAMES(accusers)},
    {VIEWS, 0, "accused", "NAME", "aimed at this party", NAMES(accused)},
    {VIEWS, 0, "kind", "LIST", "of these kinds: accusation,denial,...", LIST_OF(filter.kinds, kind_word, kind_meaning)},
    {VIEWS, 0, "charge-type", "LIST", "with one of these charge types", LIST(filter.charge_types, charge_type_word)},
    {VIEWS, 0, "origin", "ORIGIN", "curated, extracted or reviewed", LIST(filter.origins, origin_word)},
    {VIEWS, 0, "source", "NAME", "told by this source or publisher", NAMES(sources)},
    {VIEWS, 0, "min-confidence", "NUMBER", "with at least this confidence, 0 to 1 (default: 0.6 for what is read in articles)", OWN(value_confidence)},
    {VIEWS, 0, "answered", NULL, "only accusations to which an answer was found", OWN(value_answered)},
    {VIEWS, 0, "unanswered", NULL, "only accusations with no answer found in the corpus", OWN(value_unanswered)},

    {CORPORA, 0, "input-format", "FORMAT", "read files, and - (standard input), as csv, json or jsonl", CHOICE(input_format, input_format_word)},
    {CORPORA, 0, "no-extract", NULL, "do not read the articles of corpus folders", FLAG(no_extract)},
    {CORPORA, 'j', "threads", "NUMBER", "articles read at a time (default: processors)", NUMBER(threads, 1, 64)},
    {CORPORA, 0, "model", "FILE", "another language model for reading articles", TEXT(model)},
    {CORPORA, 0, "judge", "FILE", "another model of the second reader", TEXT(judge)},
    {CORPORA, 0, "fast", NULL, "read articles without the second reader: faster, and finds less", FLAG(fast)},
    {CORPORA, 'k', "keep-going", NULL, "leave bad rows out instead of stopping; exit status 1", FLAG(keep_going)},
    {CORPORA, 0, "no-builtin-actors", NULL, "know only the actors of the input", FLAG(no_builtin)},

    {ALL, 0, "json-errors", NULL, "write errors as JSON Lines", FLAG(json_errors)},
    {ALL, 'q', "quiet", NULL, "no notes and no progress", FLAG(quiet)},
    {ALL, 'v', "verbose", NULL, "tell of ignored files and what was read", FLAG(verbose)},
    {ALL, 0, "color", "WHEN", "auto, always or never", CHOICE(color, color_word)},
    {ALL, 'h', "help", NULL, "show this help", FLAG(help)},
    {ALL, 'V', "version", NULL, "show the version", FLAG(version)},
    {.name = NULL},
};
/* clang-format on */
