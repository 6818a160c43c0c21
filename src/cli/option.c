/* SPDX-License-Identifier: MIT */
/* The command line: one table a command drives parsing and help. */
#include "option.h"

#include "claimline/near.h"
#include "cli.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

const struct option options_shared[] = {
    {OPT_JSON_ERRORS, 0, "json-errors", NULL, "write errors as JSON Lines"},
    {OPT_QUIET, 'q', "quiet", NULL, "no notes and no progress"},
    {OPT_VERBOSE, 'v', "verbose", NULL, "tell of ignored files and what was read"},
    {OPT_COLOR, 0, "color", "WHEN", "auto, always or never"},
    {OPT_HELP, 'h', "help", NULL, "show this help"},
    {OPT_VERSION, 'V', "version", NULL, "show the version"},
    {0},
};

const struct option options_input[] = {
    {OPT_INPUT_FORMAT, 0, "input-format", "FORMAT",
     "read files, and - (standard input), as csv, json or jsonl"},
    {OPT_NO_EXTRACT, 0, "no-extract", NULL, "do not read the articles of corpus folders"},
    {OPT_THREADS, 'j', "threads", "NUMBER",
     "articles read at a time (default: processors)"},
    {OPT_MODEL, 0, "model", "FILE", "another language model for reading articles"},
    {OPT_KEEP_GOING, 'k', "keep-going", NULL,
     "leave bad rows out instead of stopping; exit status 1"},
    {OPT_NO_BUILTIN, 0, "no-builtin-actors", NULL, "know only the actors of the input"},
    {0},
};

const struct option options_filter[] = {
    {OPT_FROM, 0, "from", "DATE",
     "events that may have happened on or after DATE (EDTF)"},
    {OPT_TO, 0, "to", "DATE", "events that may have happened on or before DATE"},
    {OPT_ACTOR, 0, "actor", "NAME",
     "with this party or speaker on any side; may be given again"},
    {OPT_ACCUSER, 0, "accuser", "NAME", "by this party or speaker"},
    {OPT_ACCUSED, 0, "accused", "NAME", "aimed at this party"},
    {OPT_KIND, 0, "kind", "LIST", "of these kinds: accusation,denial,..."},
    {OPT_CHARGE_TYPE, 0, "charge-type", "LIST", "with one of these charge types"},
    {OPT_ORIGIN, 0, "origin", "ORIGIN", "curated or extracted"},
    {OPT_SOURCE, 0, "source", "NAME", "told by this source or publisher"},
    {OPT_MIN_CONFIDENCE, 0, "min-confidence", "NUMBER",
     "with at least this confidence, 0 to 1 (default: 0.6 for what is read in articles)"},
    {OPT_ANSWERED, 0, "answered", NULL, "only accusations that were answered"},
    {OPT_UNANSWERED, 0, "unanswered", NULL, "only accusations that were not"},
    {0},
};

/* A value that is one of a list parted by |. */
static int
choose(const struct option *option, const char *value, const char *choices,
       const char **out)
{
    size_t len = strlen(value);
    for (const char *at = choices; *at != '\0';) {
        size_t word = strcspn(at, "|");
        if (word == len && memcmp(at, value, len) == 0) {
            *out = value;
            return 0;
        }
        at += word + (at[word] == '|');
    }
    return usage_error("'%s' is no value for --%s; use %s", value, option->name, choices);
}

static int
add_name(const struct option *option, const char *value, const char **names,
         size_t *count)
{
    if (*count == MAX_NAMES)
        return usage_error("--%s is given over %d times", option->name, MAX_NAMES);
    names[(*count)++] = value;
    return 0;
}

static int
read_day(const struct option *option, const char *value, bool last, bool *has,
         clm_day *out)
{
    struct clm_date date;
    struct clm_error err = {0};
    if (clm_date_read(&date, value, strlen(value), &err) != CLM_OK)
        return usage_error("--%s: %s", option->name, err.text);
    *has = true;
    *out = last ? date.latest : date.earliest;
    return 0;
}

/* The words that an option takes. */
struct words {
    bool (*find)(int *, const char *, size_t);
    const char *(*name)(int);
    int count;
};

static bool
find_kind(int *out, const char *name, size_t len)
{
    enum clm_kind kind = 0;
    bool found = clm_kind_find(&kind, name, len);
    *out = (int)kind;
    return found;
}

static bool
find_charge_type(int *out, const char *name, size_t len)
{
    enum clm_charge_type type = 0;
    bool found = clm_charge_type_find(&type, name, len);
    *out = (int)type;
    return found;
}

static bool
find_origin(int *out, const char *name, size_t len)
{
    enum clm_origin origin = 0;
    bool found = clm_origin_find(&origin, name, len);
    *out = (int)origin;
    return found;
}

static bool
find_field(int *out, const char *name, size_t len)
{
    enum clm_diff_field field = 0;
    bool found = clm_diff_field_find(&field, name, len);
    *out = (int)field;
    return found;
}

static const char *
kind_name(int number)
{
    return clm_kind_name((enum clm_kind)number);
}

static const char *
charge_type_name(int number)
{
    return clm_charge_type_name((enum clm_charge_type)number);
}

static const char *
origin_name(int number)
{
    return clm_origin_name((enum clm_origin)number);
}

static const char *
field_name(int number)
{
    return clm_diff_field_name((enum clm_diff_field)number);
}

static const struct words field_words = {find_field, field_name, CLM_DIFF_FIELD_COUNT};
static const struct words kind_words = {find_kind, kind_name, CLM_KIND_COUNT};
static const struct words charge_type_words = {find_charge_type, charge_type_name,
                                               CLM_CHARGE_COUNT};
static const struct words origin_words = {find_origin, origin_name, CLM_ORIGIN_COUNT};

static int
wrong_word(const struct option *option, const char *word, size_t len,
           const struct words *words)
{
    char advice[300];
    clm_near_advice(advice, sizeof advice, word, len, words->name, words->count);
    return usage_error("'%.*s' is no value for --%s; %s", (int)len, word, option->name,
                       advice);
}

/* Sets the bits of a list of words parted by commas. */
static int
read_words(const struct option *option, const char *value, const struct words *words,
           unsigned *bits)
{
    for (const char *at = value; *at != '\0';) {
        size_t len = strcspn(at, ",");
        int found = 0;
        if (!words->find(&found, at, len))
            return wrong_word(option, at, len, words);
        *bits |= 1u << found;
        at += len + (at[len] == ',');
    }
    return *bits != 0 ? 0 : usage_error("--%s needs a value", option->name);
}

static int
read_confidence(const struct option *option, const char *value, uint16_t *out)
{
    char *end = NULL;
    double number =
        strtod(value, &end); /* the locale is never set, so the point is a point */
    if (end == value || *end != '\0' || !(number >= 0 && number <= 1))
        return usage_error("'%s' is no value for --%s; use a number from 0 to 1", value,
                           option->name);
    *out = (uint16_t)(number * 10000 + 0.5);
    return 0;
}

static int
read_number(const struct option *option, const char *value, unsigned least, unsigned most,
            unsigned *out)
{
    char *end = NULL;
    unsigned long number = strtoul(value, &end, 10);
    if (value[0] < '0' || value[0] > '9' || *end != '\0' || number < least ||
        number > most)
        return usage_error("'%s' is no value for --%s; use a number from %u to %u", value,
                           option->name, least, most);
    *out = (unsigned)number;
    return 0;
}

/* -W name makes a check a warning, -W no-name switches it off; -E name makes it an error.
 * "all" means all. */
static int
switch_check(const struct option *option, const char *value,
             struct clm_check_levels *levels)
{
    bool off = option->id == OPT_SWITCH_WARNING && strncmp(value, "no-", 3) == 0;
    /* A check may itself be called no-...: the whole name comes first. */
    const struct clm_message *message = clm_message_find(value);
    if (message != NULL && clm_check_is(message->code))
        off = false;
    else
        message = off ? clm_message_find(value + 3) : NULL;
    uint8_t level = off                              ? CLM_CHECK_OFF
                    : option->id == OPT_SWITCH_ERROR ? CLM_CHECK_ERROR
                                                     : CLM_CHECK_WARNING;
    const char *name = off ? value + 3 : value;
    if (message == NULL &&
        strcmp(strncmp(value, "no-", 3) == 0 ? value + 3 : value, "all") == 0) {
        size_t count = 0;
        const struct clm_message *all = clm_message_all(&count);
        for (size_t i = 0; i < count; i++)
            if (clm_check_is(all[i].code))
                levels->by_number[all[i].code] = level;
        return 0;
    }
    if (message == NULL || !clm_check_is(message->code))
        return usage_error("no check is called '%s'; 'claimline check --list' names them",
                           name);
    levels->by_number[message->code] = level;
    return 0;
}

static int
apply_filter(const struct option *option, const char *value, struct settings *settings)
{
    struct clm_filter *filter = &settings->filter;
    switch ((int)option->id) {
    case OPT_FROM:
        return read_day(option, value, false, &filter->has_from, &filter->from);
    case OPT_TO:
        return read_day(option, value, true, &filter->has_to, &filter->to);
    case OPT_ACTOR:
        return add_name(option, value, settings->actors, &filter->actor_count);
    case OPT_ACCUSER:
        return add_name(option, value, settings->accusers, &filter->accuser_count);
    case OPT_ACCUSED:
        return add_name(option, value, settings->accused, &filter->accused_count);
    case OPT_SOURCE:
        return add_name(option, value, settings->sources, &filter->source_count);
    case OPT_KIND:
        return read_words(option, value, &kind_words, &filter->kinds);
    case OPT_CHARGE_TYPE:
        return read_words(option, value, &charge_type_words, &filter->charge_types);
    case OPT_ORIGIN:
        return read_words(option, value, &origin_words, &filter->origins);
    case OPT_MIN_CONFIDENCE:
        settings->has_min_confidence = true;
        return read_confidence(option, value, &filter->min_confidence);
    case OPT_ANSWERED:
    case OPT_UNANSWERED: {
        int side = option->id == OPT_ANSWERED ? 1 : -1;
        if (filter->answered == -side)
            return usage_error("--answered and --unanswered exclude each other");
        filter->answered = side;
        return 0;
    }
    default:
        return 0;
    }
}

/* Options that only set a flag or keep a text. */
static int
apply(const struct option *option, const char *value, struct settings *settings)
{
    switch (option->id) {
    case OPT_OUTPUT:
        settings->output = value;
        return 0;
    case OPT_FORMATS:
        settings->formats = value;
        return 0;
    case OPT_FORMAT:
        settings->format = value;
        return 0;
    case OPT_LOOK:
        return choose(option, value, "ladder", &settings->look);
    case OPT_TITLE:
        settings->title = value;
        return 0;
    case OPT_ONE_PAGE:
        settings->one_page = true;
        return 0;
    case OPT_DPI:
        return read_number(option, value, 20, 1200, &settings->dpi);
    case OPT_MATRIX:
        settings->matrix = true;
        return 0;
    case OPT_EVENTS:
        settings->events = true;
        return 0;
    case OPT_EXCEL:
        settings->excel = true;
        return 0;
    case OPT_EVENT:
        settings->event = value;
        return 0;
    case OPT_LAYER:
        settings->layer = value;
        return 0;
    case OPT_MODEL:
        settings->model = value;
        return 0;
    case OPT_ACCURATE:
        settings->accurate = true;
        return 0;
    case OPT_TOKENIZED:
        settings->tokenized = true;
        return 0;
    case OPT_STORY:
        settings->story = true;
        return 0;
    case OPT_WHOLE:
        settings->whole = true;
        return 0;
    case OPT_THREADS:
        return read_number(option, value, 1, 64, &settings->threads);
    case OPT_SWITCH_WARNING:
    case OPT_SWITCH_ERROR:
        return switch_check(option, value, &settings->levels);
    case OPT_LIST_CHECKS:
        settings->list_checks = true;
        return 0;
    case OPT_STAT:
        settings->stat = true;
        return 0;
    case OPT_IGNORE:
        return read_words(option, value, &field_words, &settings->ignore);
    case OPT_ONLY:
        return read_words(option, value, &field_words, &settings->only);
    case OPT_FULL:
        settings->full = true;
        return 0;
    case OPT_GIT:
        settings->git = true;
        return 0;
    case OPT_INPUT_FORMAT:
        return choose(option, value, "csv|json|jsonl", &settings->input_format);
    case OPT_NO_EXTRACT:
        settings->no_extract = true;
        return 0;
    case OPT_KEEP_GOING:
        settings->keep_going = true;
        return 0;
    case OPT_NO_BUILTIN:
        settings->no_builtin = true;
        return 0;
    case OPT_JSON_ERRORS:
        settings->json_errors = true;
        return 0;
    case OPT_QUIET:
        settings->quiet = true;
        return 0;
    case OPT_VERBOSE:
        settings->verbose = true;
        return 0;
    case OPT_COLOR:
        return choose(option, value, "auto|always|never", &settings->color);
    case OPT_HELP:
        settings->help = true;
        return 0;
    case OPT_VERSION:
        settings->version = true;
        return 0;
    case OPT_FROM:
    case OPT_TO:
    case OPT_ACTOR:
    case OPT_ACCUSER:
    case OPT_ACCUSED:
    case OPT_KIND:
    case OPT_CHARGE_TYPE:
    case OPT_ORIGIN:
    case OPT_SOURCE:
    case OPT_MIN_CONFIDENCE:
    case OPT_ANSWERED:
    case OPT_UNANSWERED:
        return apply_filter(option, value, settings);
    }
    return 0;
}

static const struct option *
find_option(const struct command *command, const char *name, size_t len, char letter)
{
    for (const struct option *const *group = command->groups; *group != NULL; group++)
        for (const struct option *option = *group; option->name != NULL; option++)
            if (name != NULL
                    ? strlen(option->name) == len && memcmp(option->name, name, len) == 0
                    : option->letter == letter)
                return option;
    return NULL;
}

static int
unknown_option(const struct command *command, const char *word)
{
    char name[48]; /* without the value */
    snprintf(name, sizeof name, "%.*s", (int)strcspn(word + 2, "="), word + 2);
    struct clm_near near = clm_near_start(name);
    for (const struct option *const *group = command->groups; *group != NULL; group++)
        for (const struct option *option = *group; option->name != NULL; option++)
            clm_near_try(&near, option->name);
    if (word[1] == '-' && near.best != NULL)
        return usage_error("no option '%s'; did you mean '--%s'?", word, near.best);
    return usage_error("no option '%s'", word);
}

static int
parse_long(const struct command *command, char **argv, int argc, int *at,
           struct settings *settings)
{
    const char *word = argv[*at] + 2;
    size_t len = strcspn(word, "=");
    const struct option *option = find_option(command, word, len, 0);
    if (option == NULL)
        return unknown_option(command, argv[*at]);
    if (option->argument == NULL)
        return word[len] == '=' ? usage_error("--%s takes no value", option->name)
                                : apply(option, NULL, settings);
    if (word[len] == '=')
        return apply(option, word + len + 1, settings);
    if (*at + 1 >= argc)
        return usage_error("--%s needs a value: %s", option->name, option->argument);
    return apply(option, argv[++*at], settings);
}

static int
parse_letters(const struct command *command, char **argv, int argc, int *at,
              struct settings *settings)
{
    for (const char *letter = argv[*at] + 1; *letter != '\0'; letter++) {
        const struct option *option = find_option(command, NULL, 0, *letter);
        if (option == NULL) {
            char word[3] = {'-', *letter, '\0'};
            return usage_error("no option '%s'", word);
        }
        if (option->argument != NULL) {
            const char *value = letter[1] != '\0' ? letter + 1
                                : *at + 1 < argc  ? argv[++*at]
                                                  : NULL;
            if (value == NULL)
                return usage_error("-%c needs a value: %s", option->letter,
                                   option->argument);
            return apply(option, value, settings);
        }
        int status = apply(option, NULL, settings);
        if (status != 0)
            return status;
    }
    return 0;
}

int
option_parse(const struct command *command, int argc, char **argv,
             struct settings *settings)
{
    bool only_inputs = false;
    for (int at = 0; at < argc; at++) {
        int status = 0;
        if (!only_inputs && strcmp(argv[at], "--") == 0)
            only_inputs = true;
        else if (!only_inputs && strncmp(argv[at], "--", 2) == 0)
            status = parse_long(command, argv, argc, &at, settings);
        else if (!only_inputs && argv[at][0] == '-' && argv[at][1] != '\0')
            status = parse_letters(command, argv, argc, &at, settings);
        else if (settings->input_count ==
                 sizeof settings->inputs / sizeof *settings->inputs)
            status = usage_error("over 1024 inputs; give a folder");
        else
            settings->inputs[settings->input_count++] = argv[at];
        if (status != 0)
            return status;
    }
    settings->filter.actors = settings->actors;
    settings->filter.accusers = settings->accusers;
    settings->filter.accused = settings->accused;
    settings->filter.sources = settings->sources;
    return 0;
}

void
option_help(const struct command *command)
{
    printf("%s\n\nusage: claimline %s [options] %s\n\n%s\noptions:\n", command->summary,
           command->name, command->arguments, command->examples);
    for (const struct option *const *group = command->groups; *group != NULL; group++) {
        for (const struct option *option = *group; option->name != NULL; option++) {
            char words[48];
            snprintf(words, sizeof words, "%c%c%s --%s%s%s",
                     option->letter != 0 ? '-' : ' ',
                     option->letter != 0 ? option->letter : ' ',
                     option->letter != 0 ? "," : " ", option->name,
                     option->argument != NULL ? " " : "",
                     option->argument != NULL ? option->argument : "");
            printf("  %-28s %s\n", words, option->help);
        }
    }
}

bool
option_list_has(const char *list, const char *word)
{
    size_t len = strlen(word);
    for (const char *at = list; *at != '\0';) {
        size_t part = strcspn(at, ",");
        if (part == len && memcmp(at, word, len) == 0)
            return true;
        at += part + (at[part] == ',');
    }
    return false;
}
