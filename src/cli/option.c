/* SPDX-License-Identifier: MIT */
/* Reading the command line by the table of options, and showing it as help. */
#include "option.h"

#include "claimline/near.h"
#include "cli.h"
#include "format.h"

#include <stdio.h>
#include <string.h>

const struct option *
option_next(const struct command *command, const struct option *last)
{
    const struct option *option = last == NULL ? option_rows : last + 1;
    while (option->name != NULL && (option->commands >> command->id & 1) == 0)
        option++;
    return option->name != NULL ? option : NULL;
}

/* A whole name comes first, so that --format is no beginning of --formats. */
const struct option *
option_find(const struct command *command, const char *name, size_t len,
            const struct option **other)
{
    const struct option *found = NULL;
    *other = NULL;
    for (const struct option *option = NULL;
         (option = option_next(command, option)) != NULL;) {
        if (strncmp(option->name, name, len) != 0)
            continue;
        if (option->name[len] == '\0')
            return option;
        if (found != NULL)
            *other = found;
        found = option;
    }
    return *other == NULL && len > 0 ? found : NULL;
}

const struct option *
option_find_letter(const struct command *command, char letter)
{
    for (const struct option *option = NULL;
         (option = option_next(command, option)) != NULL;)
        if (option->letter == letter)
            return option;
    return NULL;
}

/* "--for may be --format or --formats". */
static int
ambiguous_option(const struct command *command, const char *word, size_t len)
{
    char list[300] = "";
    for (const struct option *option = NULL;
         (option = option_next(command, option)) != NULL;) {
        size_t used = strlen(list);
        if (strncmp(option->name, word + 2, len) == 0)
            snprintf(list + used, sizeof list - used, "%s--%s", used > 0 ? " or " : "",
                     option->name);
    }
    return usage_error("'%.*s' may be %s", (int)len + 2, word, list);
}

static int
unknown_option(const struct command *command, const char *word)
{
    char name[48]; /* without the value */
    snprintf(name, sizeof name, "%.*s", (int)strcspn(word + 2, "="), word + 2);
    struct clm_near near = clm_near_start(name);
    for (const struct option *option = NULL;
         (option = option_next(command, option)) != NULL;)
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
    const struct option *other = NULL, *option = option_find(command, word, len, &other);
    if (other != NULL)
        return ambiguous_option(command, argv[*at], len);
    if (option == NULL)
        return unknown_option(command, argv[*at]);
    if (option->argument == NULL)
        return word[len] == '=' ? usage_error("--%s takes no value", option->name)
                                : option->read(option, NULL, settings);
    if (word[len] == '=')
        return option->read(option, word + len + 1, settings);
    if (*at + 1 >= argc)
        return usage_error("--%s needs a value: %s", option->name, option->argument);
    return option->read(option, argv[++*at], settings);
}

static int
parse_letters(const struct command *command, char **argv, int argc, int *at,
              struct settings *settings)
{
    for (const char *letter = argv[*at] + 1; *letter != '\0'; letter++) {
        const struct option *option = option_find_letter(command, *letter);
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
            return option->read(option, value, settings);
        }
        int status = option->read(option, NULL, settings);
        if (status != 0)
            return status;
    }
    return 0;
}

static void
set_names(struct settings *settings)
{
    struct clm_filter *filter = &settings->filter;
    filter->actors = settings->actors.items;
    filter->actor_count = settings->actors.count;
    filter->accusers = settings->accusers.items;
    filter->accuser_count = settings->accusers.count;
    filter->accused = settings->accused.items;
    filter->accused_count = settings->accused.count;
    filter->sources = settings->sources.items;
    filter->source_count = settings->sources.count;
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
        else if (settings->input_count == MAX_INPUTS)
            status = usage_error("over %d inputs; give a folder", MAX_INPUTS);
        else
            settings->inputs[settings->input_count++] = argv[at];
        if (status != 0)
            return status;
    }
    set_names(settings);
    return 0;
}

void
option_meaning(char *out, size_t size, const struct command *command,
               const struct option *option)
{
    static const char mark[] = "{formats}";
    const char *at = strstr(option->help, mark);
    char list[200] = "";

    if (at != NULL)
        format_list(list, sizeof list, command->id);
    snprintf(out, size, "%.*s%s%s",
             (int)(at != NULL ? (size_t)(at - option->help) : strlen(option->help)),
             option->help, list, at != NULL ? at + strlen(mark) : "");
}

void
option_help(const struct command *command)
{
    printf("%s\n\nusage: claimline %s [options] %s\n\n%s\noptions:\n", command->summary,
           command->name, command->arguments, command->examples);
    for (const struct option *option = NULL;
         (option = option_next(command, option)) != NULL;) {
        char words[48], meaning[400];
        option_meaning(meaning, sizeof meaning, command, option);
        snprintf(words, sizeof words, "%c%c%s --%s%s%s", option->letter != 0 ? '-' : ' ',
                 option->letter != 0 ? option->letter : ' ',
                 option->letter != 0 ? "," : " ", option->name,
                 option->argument != NULL ? " " : "",
                 option->argument != NULL ? option->argument : "");
        printf("  %-28s %s\n", words, meaning);
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
