/* SPDX-License-Identifier: MIT */
/* What may stand next on a command line: commands, options and the words that options
 * take, from the tables that drive parsing and help. */
#include "complete.h"

#include "cli.h"
#include "value.h"

#include <string.h>

static void
offer(const char *before, const char *word, const char *meaning)
{
    printf("%s%s%s%s\n", before, word, meaning != NULL ? "\t" : "",
           meaning != NULL ? meaning : "");
}

static bool
begins(const char *word, const char *typed)
{
    return strncmp(word, typed, strlen(typed)) == 0;
}

static void
offer_commands(const char *typed)
{
    for (const struct command *command = commands; command->name != NULL; command++)
        if (begins(command->name, typed))
            offer("", command->name, command->summary);
}

static void
offer_first(const char *typed)
{
    static const char *const others[][2] = {{"help", "Shows the help of a command."},
                                            {"--help", "Shows the commands."},
                                            {"--version", "Shows the version."}};
    offer_commands(typed);
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        if (begins(others[i][0], typed))
            offer("", others[i][0], others[i][1]);
}

static void
offer_options(const struct command *command, const char *typed)
{
    for (const struct option *option = NULL;
         (option = option_next(command, option)) != NULL;) {
        char meaning[400];
        if (!begins("--", typed) && !begins(option->name, typed + 2))
            continue;
        option_meaning(meaning, sizeof meaning, command, option);
        offer("--", option->name, meaning);
    }
}

/* The words of an option. Of a list, what stands before the last comma stays, and what is
 * in it is not offered again. `before` is what of the word is the option itself. */
static void
offer_values(const struct option *option, const char *before, const char *typed)
{
    char kept[1000];
    bool list = strcmp(option->argument, "LIST") == 0;
    const char *comma = list ? strrchr(typed, ',') : NULL;
    const char *last = comma != NULL ? comma + 1 : typed;
    if (option->word == NULL || snprintf(kept, sizeof kept, "%s%.*s", before,
                                         (int)(last - typed), typed) >= (int)sizeof kept)
        return;
    bool off = option->read == value_warning && begins(last, "no-");
    for (int i = 0; option->word(i) != NULL; i++) {
        const char *word = option->word(i);
        char name[100];
        snprintf(name, sizeof name, "%s%s", off ? "no-" : "", word);
        if (begins(name, last) && !(list && option_list_has(typed, word)))
            offer(kept, name, option->meaning != NULL ? option->meaning(i) : NULL);
    }
}

/* The option whose value the next word is, or NULL. */
static const struct option *
waiting_option(const struct command *command, const char *word)
{
    const struct option *option = NULL, *other = NULL;
    if (strncmp(word, "--", 2) == 0)
        option = option_find(command, word + 2, strlen(word + 2), &other);
    else if (word[0] == '-' && word[1] != '\0')
        option = option_find_letter(command, word[strlen(word) - 1]);
    return option != NULL && option->argument != NULL ? option : NULL;
}

/* Behind the name of a command. Some shells part --name=value into three words. */
static void
offer_behind(const struct command *command, int count, char **words)
{
    const char *typed = words[count - 1];
    if (count > 1 && strcmp(typed, "=") == 0)
        typed = ""; /* and the option stands before it */
    else if (count > 2 && strcmp(words[count - 2], "=") == 0)
        count--;
    const struct option *waiting =
        count > 1 ? waiting_option(command, words[count - 2]) : NULL;
    const char *equals = strchr(typed, '=');
    for (int i = 0; i + 1 < count; i++)
        if (strcmp(words[i], "--") == 0)
            return; /* only inputs stand behind it */
    if (waiting != NULL) {
        offer_values(waiting, "", typed);
    } else if (strncmp(typed, "--", 2) == 0 && equals != NULL) {
        const struct option *other = NULL,
                            *option = option_find(command, typed + 2,
                                                  (size_t)(equals - typed - 2), &other);
        char before[100];
        snprintf(before, sizeof before, "%.*s", (int)(equals - typed + 1), typed);
        if (option != NULL && option->argument != NULL)
            offer_values(option, before, equals + 1);
    } else if (typed[0] == '-') {
        offer_options(command, typed);
    }
}

int
complete(int count, char **words)
{
    const struct command *command = count > 1 ? command_find(words[0]) : NULL;
    if (count == 1)
        offer_first(words[0]);
    else if (count == 2 && strcmp(words[0], "help") == 0)
        offer_commands(words[1]);
    else if (command != NULL)
        offer_behind(command, count - 1, words + 1);
    return EXIT_DONE;
}
